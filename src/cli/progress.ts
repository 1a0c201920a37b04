import type { Terminal } from "./terminal.ts";

/** One line on a terminal that says what is being done; silent elsewhere. */
export interface Progress {
  readonly step: (text: string) => void;
  readonly done: () => void;
}

/** Returns a progress line on the terminal's standard error, redrawn in place. */
export function progress(terminal: Terminal): Progress {
  if (!terminal.interactive) return { step: () => {}, done: () => {} };
  const clear = "\r\u001b[K";
  return {
    step: (text) => terminal.err(`${clear}${terminal.colors.dim(text)}`),
    done: () => terminal.err(clear),
  };
}
