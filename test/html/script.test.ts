import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { pageScript } from "../../src/html/page-script.ts";
import { panelScript } from "../../src/html/panel-script.ts";
import { expectGolden } from "../support/golden.ts";
import { moduleOf, squeeze } from "./squeeze.ts";

const folder = join(import.meta.dirname, "../../src/html");
const squeezed = (...names: readonly string[]): string =>
  names.map((name) => squeeze(readFileSync(join(folder, "script", name), "utf8"))).join("");

test("what pages carry is made of the sources beside it", () => {
  const controls =
    "What runs on pages that have something to sort, to find or to show; the same on all of them.";
  const panel =
    "What runs on pages whose figures lead to what they rest on; the same on all of them.";
  expectGolden(
    join(folder, "page-script.ts"),
    moduleOf(squeezed("tables.js", "charts.js"), "pageScript", controls),
  );
  expectGolden(
    join(folder, "panel-script.ts"),
    moduleOf(squeezed("panel.js"), "panelScript", panel),
  );
});

test("it is small", () => {
  expect(Buffer.byteLength(pageScript)).toBeLessThanOrEqual(6000);
  expect(Buffer.byteLength(panelScript)).toBeLessThanOrEqual(3000);
});

test.each([
  ["controls", pageScript],
  ["panel", panelScript],
])("it has no way to run or to parse text, to load or to keep anything: %s", (_, script) => {
  const ways =
    /eval|Function\(|innerHTML|outerHTML|insertAdjacent|document\.write|DOMParser|setHTML|srcdoc|fetch|XMLHttp|import|WebSocket|Beacon|Worker|localStorage|sessionStorage|indexedDB|cookie|setTimeout\((?!\(\)=>)|<\/|<!--/i;
  expect(ways.exec(script)?.[0]).toBeUndefined();
});

test("its sources agree with the browser's types", () => {
  const tsc = join(import.meta.dirname, "../../node_modules/typescript/bin/tsc");
  const run = () =>
    execFileSync(process.execPath, [tsc, "--project", join(folder, "script")], { stdio: "pipe" });
  expect(run).not.toThrow();
});
