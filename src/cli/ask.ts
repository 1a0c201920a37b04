import { createInterface } from "node:readline/promises";
import type { Terminal } from "./terminal.ts";

/** Asks whoever sits at the terminal. */
export interface Asker {
  /** Returns the answer without blanks around it, or `usual` where it is empty. */
  ask(question: string, usual: string): Promise<string>;
  close(): void;
}

/** Thrown where the input ends before a question is answered. */
export class NoAnswerError extends Error {
  override readonly name = "NoAnswerError";
}

/** Returns the way to ask, or `undefined` where nobody is there. Lines that come before a question wait for it. */
export function asker({ input, err, colors }: Terminal): Asker | undefined {
  if (input === undefined) return undefined;
  const reader = createInterface({ input, terminal: false });
  const lines = reader[Symbol.asyncIterator]();
  return {
    async ask(question, usual) {
      err(`${colors.bold(question)}${usual === "" ? "" : ` ${colors.dim(`[${usual}]`)}`} `);
      const { value, done } = await lines.next();
      if (done === true) throw new NoAnswerError(question);
      return value.trim() || usual;
    },
    close: () => reader.close(),
  };
}
