import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { pageScript } from "../../src/html/page-script.ts";
import { expectGolden } from "../support/golden.ts";
import { moduleOf, squeeze } from "./squeeze.ts";

const folder = join(import.meta.dirname, "../../src/html");
const sources = ["tables.js", "charts.js"].map((name) =>
  readFileSync(join(folder, "script", name), "utf8"),
);

test("what pages carry is made of the sources beside it", () => {
  expectGolden(join(folder, "page-script.ts"), moduleOf(sources.map(squeeze).join("")));
});

test("it is small", () => {
  expect(Buffer.byteLength(pageScript)).toBeLessThanOrEqual(6000);
});

test("it has no way to run or to parse text, to load or to keep anything", () => {
  const ways =
    /eval|Function\(|innerHTML|outerHTML|insertAdjacent|document\.write|DOMParser|setHTML|srcdoc|fetch|XMLHttp|import|WebSocket|Beacon|Worker|localStorage|sessionStorage|indexedDB|cookie|setTimeout\((?!\(\)=>)|<\/|<!--/i;
  expect(ways.exec(pageScript)?.[0]).toBeUndefined();
});

test("its sources agree with the browser's types", () => {
  const tsc = join(import.meta.dirname, "../../node_modules/typescript/bin/tsc");
  const run = () =>
    execFileSync(process.execPath, [tsc, "--project", join(folder, "script")], { stdio: "pipe" });
  expect(run).not.toThrow();
});
