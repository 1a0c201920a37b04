import { resolve } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../../src/config/index.ts";
import { diskEffects } from "../../src/effect.ts";
import { readDataset, readRecords } from "../../src/incident/index.ts";

test("reads the sample's data without a finding that nobody accepted", async () => {
  const root = resolve(import.meta.dirname, "../..");
  const { config } = await readConfig(root, diskEffects);
  if (config === undefined) throw new Error("briefing.yaml could not be read");
  const { dataset, diagnostics } = await readDataset(config, diskEffects);
  expect(
    diagnostics.map((d) => `${d.place?.file}:${d.place?.line} ${d.code} ${d.record} ${d.message}`),
  ).toEqual([]);
  expect(dataset.incidents).toHaveLength(14);
});

test("reads the same records one row at a time, without the checks between them", async () => {
  const root = resolve(import.meta.dirname, "../..");
  const { config } = await readConfig(root, diskEffects);
  if (config === undefined) throw new Error("briefing.yaml could not be read");
  const { dataset } = await readDataset(config, diskEffects);
  const { translations: _, ...records } = dataset;
  expect((await readRecords(config, diskEffects)).dataset).toEqual(records);
});
