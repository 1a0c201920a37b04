import type { Terminal } from "../../src/cli/terminal.ts";

/** A terminal that keeps what is printed on it. */
export interface RecordingTerminal extends Terminal {
  readonly stdout: () => string;
  readonly stderr: () => string;
}

/** Returns a terminal in `cwd`, without colours, that nobody looks at, on a day of its own. */
export function recordingTerminal(cwd: string, input?: NodeJS.ReadableStream): RecordingTerminal {
  const printed: { out: string; err: string } = { out: "", err: "" };
  const same = (text: string): string => text;
  return {
    out: (text) => {
      printed.out += text;
    },
    err: (text) => {
      printed.err += text;
    },
    stdout: () => printed.out,
    stderr: () => printed.err,
    cwd,
    interactive: false,
    colors: { red: same, yellow: same, dim: same, bold: same },
    input,
    today: () => "2026-01-31",
    now: () => performance.now(),
    ended: async () => {},
  };
}
