import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "../support/project.ts";

const folder = join(repository, "src/preview/shell");
const scripts = readdirSync(folder).filter((name) => name.endsWith(".js"));

test("the scripts of the page agree with the browser's types", () => {
  const tsc = join(repository, "node_modules/typescript/bin/tsc");
  const run = () => execFileSync(process.execPath, [tsc, "--project", folder], { stdio: "pipe" });
  expect(run).not.toThrow();
});

test.each(scripts)("%s writes what it is told as text, and asks nobody else", (name) => {
  const text = readFileSync(join(folder, name), "utf8");
  const ways =
    /\beval|Function\(|innerHTML|outerHTML|insertAdjacentHTML|document\.write|setHTML|srcdoc|https?:/;
  expect(ways.exec(text)?.[0]).toBeUndefined();
});
