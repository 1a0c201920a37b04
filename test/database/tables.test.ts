import { describe, expect, test } from "vitest";
import { unknownCount } from "../../src/count/index.ts";
import { buildTables } from "../../src/database/index.ts";
import type { Dataset, Source } from "../../src/incident/index.ts";
import { claim, dataset, incident, source, tableInput } from "./builder.ts";
import { query } from "./support.ts";

const two = (first: object, second: object): Dataset =>
  dataset({
    incidents: [incident("a", "2022-04-01")],
    sources: [
      source("one", { group: "agency" }),
      source("two", { group: "agency" }),
      source("three"),
    ],
    claims: [
      claim("a", { killed: "5" }, { id: "a-2", source: "two", ...second }),
      claim("a", { killed: "4" }, { id: "a-1", source: "one", ...first }),
    ],
  });

async function incidentOf(data: Dataset, columns: string): Promise<unknown> {
  const { rows } = await query(data, `SELECT ${columns} FROM incidents ORDER BY id`);
  return rows[0];
}

describe("an incident's row", () => {
  test("names its sources once each, and counts those of one group as one", async () => {
    expect(await incidentOf(two({}, {}), "source_ids, sources, claims")).toEqual({
      source_ids: "two;one",
      sources: 1,
      claims: 2,
    });
    expect(await incidentOf(two({}, { source: "three" }), "sources")).toEqual({ sources: 2 });
  });

  test("rests on a single source unless two independent ones give a number", async () => {
    const columns = "single_source, killed_sources, wounded_sources, party_source";
    const rests = (first: object, second: object): Promise<unknown> =>
      incidentOf(two(first, second), columns);
    const one = { single_source: true, killed_sources: 1, wounded_sources: 0, party_source: false };
    // The two stand in one group; then the other is of its own, and then says no number.
    expect(await rests({}, {})).toEqual(one);
    expect(await rests({}, { source: "three" })).toEqual({
      ...one,
      ...{ single_source: false, killed_sources: 2 },
    });
    expect(await rests({}, { source: "three", killed: unknownCount() })).toEqual(one);
    const party = two({}, {});
    const sources = party.sources.map((each): Source => ({ ...each, type: "party" }));
    expect(await incidentOf({ ...party, sources }, columns)).toMatchObject({ party_source: true });
  });

  test("names whose claim its attribution is", async () => {
    const data = two({ attributedTo: null }, { attributedTo: "IS-K", attributionBasis: "media" });
    expect(await incidentOf(data, "attribution_source")).toEqual({ attribution_source: "two" });
  });

  test("takes responsibility from the claims whose figures stand, best founded first", async () => {
    const columns = "attributed_to, attribution_basis";
    // The builder lets the later claim stand.
    const stands = two({ attributionBasis: "heading" }, { attributionBasis: "claimed" });
    expect(await incidentOf(stands, columns)).toMatchObject({ attribution_basis: "heading" });
    const silent = two({ attributedTo: null }, { attributedTo: "IS-K", attributionBasis: "media" });
    expect(await incidentOf(silent, columns)).toMatchObject({ attribution_basis: "media" });
    expect(await incidentOf(two({ attributedTo: null }, { attributedTo: null }), columns)).toEqual({
      attributed_to: null,
      attribution_basis: null,
    });
  });

  test("has a point only where a town is known that the gazetteer has", async () => {
    const columns = "town_longitude, town_latitude, longitude";
    const at = (changes: object) =>
      incidentOf(dataset({ incidents: [incident("a", "2022-04-01", changes)] }), columns);
    expect(await at({})).toEqual({ town_longitude: 69.17, town_latitude: 34.53, longitude: 69 });
    for (const changes of [{ placePrecision: "province" }, { town: "Elsewhere" }, { town: null }])
      expect(await at(changes)).toMatchObject({ town_longitude: null, town_latitude: null });
    expect(await at({ province: null })).toEqual({
      ...{ town_longitude: null, town_latitude: null, longitude: null },
    });
  });

  test("finds its town by another spelling, as the reading of the data does", async () => {
    const mazar = { name: "Mazar-e Sharif", names: {}, longitude: 67.1, latitude: 36.7 };
    const place = { town: "Mazar-i-Sharif", province: "AF-BAL" };
    const data: Dataset = {
      ...dataset({ incidents: [incident("a", "2022-04-01", place)] }),
      towns: [{ ...mazar, province: "AF-BAL" }],
    };
    expect(await incidentOf(data, "town_latitude")).toEqual({ town_latitude: 36.7 });
  });

  test("says nothing of figures that no claim gives", async () => {
    const row = await incidentOf(
      dataset({ incidents: [incident("a", "2022-04-01")] }),
      "count_of(killed) AS killed",
    );
    expect(row).toMatchObject({ killed: { bound: "unknown", low: null, high: null } });
  });
});

describe("names", () => {
  const data = dataset({ incidents: [incident("a", "2022-04-01")] });
  const cellOf = (language: string, column: string): unknown => {
    const [incidents] = buildTables(tableInput(data, { language }));
    return incidents?.columns.find(({ name }) => name === column)?.cells[0];
  };

  test("are in the language of the edition, in that language without its region, or in English", () => {
    expect(cellOf("en", "province_name")).toBe("Kabul");
    expect(cellOf("fa-AF", "province_name")).toBe("Kabul (fa)");
    expect(cellOf("ps-AF", "province_name")).toBe("Kabul");
    expect(cellOf("fa-AF", "town")).toBe("کابل");
    expect(cellOf("en", "town")).toBe("Kabul");
  });
});
