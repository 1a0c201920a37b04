import { spawn } from "node:child_process";
import { openSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "../support/project.ts";

const program = join(repository, "dist/cli/main.js");

/** Runs the command with an output of its own. */
function run(
  words: readonly string[],
  out: number | "pipe",
): Promise<{ code: unknown; err: string }> {
  const child = spawn(process.execPath, [program, ...words], { stdio: ["ignore", out, "pipe"] });
  // Whoever was to read is gone before a word is written.
  child.stdout?.destroy();
  let err = "";
  child.stderr?.on("data", (chunk) => {
    err += String(chunk);
  });
  return new Promise((resolve) => {
    child.on("close", (code) => resolve({ code, err }));
  });
}

test("a reader who has stopped reading stops nothing", async () => {
  expect(await run(["schema", "briefing"], "pipe")).toEqual({ code: 0, err: "" });
});

test("what cannot be written is told, and is no success", async () => {
  const readOnly = openSync(import.meta.filename, "r");
  const { code, err } = await run(["schema", "briefing"], readOnly);
  expect([code, err]).toEqual([1, "output is not written: EBADF\n"]);
});
