import { expect, test } from "vitest";
import { portProblem } from "../../src/preview/port-problem.ts";

const refusal = (code: string): Error => Object.assign(new Error(code), { code });

test("a port that is not to be had is told, with what to do", () => {
  expect(portProblem(refusal("EADDRINUSE"), 4310)).toMatchObject({
    code: "preview/port-in-use",
    message: "port 4310 is in use",
  });
  // Of ports below 1024, for most users.
  expect(portProblem(refusal("EACCES"), 80)).toMatchObject({
    code: "preview/port-refused",
    hint: expect.stringContaining("1024"),
  });
  expect(portProblem(refusal("EMFILE"), 4310)).toBeUndefined();
});
