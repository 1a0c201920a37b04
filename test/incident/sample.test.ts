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

test.each(["../..", "../../examples/monthly"])(
  "reads of known records of %s every field when it is asked for, as it reads them all at once",
  async (project) => {
    const root = resolve(import.meta.dirname, project);
    const { config } = await readConfig(root, diskEffects);
    if (config === undefined) throw new Error("briefing.yaml could not be read");
    const { dataset: read } = await readRecords(config, diskEffects);
    const { dataset: known } = await readRecords(config, diskEffects, { areKnown: () => true });
    for (const kind of ["incidents", "claims"] as const) {
      const fields = [...new Set(read[kind].flatMap((record) => Object.keys(record)))];
      expect(fields.length).toBeGreaterThan(15);
      // Backwards, so that no row is asked for as the last one was.
      const all = (records: readonly object[]): unknown =>
        records.toReversed().map((record) => fields.map((field) => Reflect.get(record, field)));
      expect(all(known[kind])).toEqual(all(read[kind]));
    }
    expect({ ...known, incidents: [], claims: [] }).toEqual({ ...read, incidents: [], claims: [] });
  },
);
