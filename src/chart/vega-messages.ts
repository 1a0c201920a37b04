import type { VegaLogger } from "./engine.ts";

const harmless: readonly RegExp[] = [
  // A layer without a row, as in a month without an open count.
  /^infinite extent for field/,
  // Said of every chart whose height comes from its rows, whatever its autosize.
  /^dropping "fit-[xy]" because spec has discrete/,
];

/** Returns a logger for Vega and Vega-Lite that adds what they warn of, worded as findings are. */
export function collectInto(messages: string[]): VegaLogger {
  const push = (...message: unknown[]): VegaLogger => {
    const words = firstLine(message.map((part) => textOf(part)).join(" "));
    if (!harmless.some((pattern) => pattern.test(words))) messages.push(words);
    return logger;
  };
  const ignore = (): VegaLogger => logger;
  const logger: VegaLogger = {
    level: (value) => (value === undefined ? 2 : logger),
    error: push,
    warn: push,
    info: ignore,
    debug: ignore,
  };
  return logger;
}

/** Words what Vega and Vega-Lite throw on what they cannot compile or evaluate: that is the spec's fault. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) throw error;
  return firstLine(error.message);
}

function textOf(part: unknown): string {
  return part instanceof Error ? part.message : String(part);
}

function firstLine(message: string): string {
  const [line = ""] = message.split("\n");
  return (line.charAt(0).toLowerCase() + line.slice(1)).replace(/[.!]$/, "");
}
