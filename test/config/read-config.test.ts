import { resolve } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../../src/config/index.ts";
import { diskEffects } from "../../src/effect.ts";

test("reads this repository's briefing.yaml", async () => {
  const root = resolve(import.meta.dirname, "../..");
  const { config, diagnostics } = await readConfig(root, diskEffects);
  expect(diagnostics).toEqual([]);
  expect(config?.data.coverage).toEqual({ start: "2021-08-15", end: "2022-05-25" });
  expect(config?.theme).toBe(resolve(root, "templates/briefing/theme.yaml"));
  expect(config?.title).toEqual({ en: "IS-K violence in Afghanistan" });
});
