import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { heapFlags } from "../../src/cli/tune-engine.ts";

// One that V8 does not know it complains of in every build, on the terminal.
test.each(heapFlags)("this Node knows %s", (flag) => {
  const { status, stderr } = spawnSync(process.execPath, [flag, "--eval", ""]);
  expect({ status, stderr: stderr.toString() }).toEqual({ status: 0, stderr: "" });
});
