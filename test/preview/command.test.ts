import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { repository } from "../support/project.ts";
import { recordingTerminal } from "../support/terminal.ts";

test("the command says where the page is, serves it from the bundle, and ends in peace", async () => {
  const program = join(repository, "dist/cli/main.js");
  const preview = spawn(process.execPath, [program, "preview", "--port", "0", "--language", "en"], {
    cwd: join(repository, "examples/monthly"),
  });
  let told = "";
  preview.stderr.on("data", (data) => {
    told += data;
  });
  const [line] = await once(preview.stdout, "data");
  const url = String(line).trim();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?language=en$/);
  for (const name of ["", "shell/preview.js", "shell/preview.css", "shell/morph.js"])
    expect((await fetch(new URL(`/${name}`, url))).status).toBe(200);
  preview.kill("SIGINT");
  expect(await once(preview, "exit")).toEqual([0, null]);
  expect(told).toBe(
    "Open it in a browser of this machine. What is saved is shown; Ctrl-C ends it.\n",
  );
});

test.each(["many", "-1", "70000", "1.5"])("--port %s is no port", async (port) => {
  const terminal = recordingTerminal(repository);
  expect(await run(["preview", "--port", port], terminal)).toBe(2);
  expect(terminal.stderr()).toContain("--port takes a whole number from 0 to 65535");
});
