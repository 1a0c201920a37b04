import type { Diagnostic } from "../diagnostic.ts";
import { errorCode } from "../effect.ts";

/** Returns what a user can do about a port that is not to be had; undefined for any other error. */
export function portProblem(error: unknown, port: number): Diagnostic | undefined {
  const code = errorCode(error);
  if (code === "EADDRINUSE")
    return {
      severity: "error",
      code: "preview/port-in-use",
      message: `port ${port} is in use`,
      hint: "is another preview open? name another port with --port, or any free one with --port 0",
    };
  if (code === "EACCES")
    return {
      severity: "error",
      code: "preview/port-refused",
      message: `the system does not let port ${port} be used`,
      hint: "name a port from 1024 on with --port, or any free one with --port 0",
    };
  return undefined;
}
