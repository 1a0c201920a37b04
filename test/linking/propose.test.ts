import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyRule, type Claim, type Dataset, type Incident } from "../../src/incident/index.ts";
import { candidatesOf } from "../../src/linking/candidates.ts";
import { compare } from "../../src/linking/compare.ts";
import { kilometres } from "../../src/linking/point.ts";
import { leastScore, proposeLinks } from "../../src/linking/propose.ts";
import { type Side, sidesOf } from "../../src/linking/side.ts";
import { claim, incident } from "../database/builder.ts";

interface Told extends Partial<Incident> {
  readonly killed?: string;
}

/** A dataset of incidents with a claim each. */
function datasetOf(all: readonly (Told & { readonly id: string; readonly date: string })[]) {
  const incidents = all.map(({ killed: _, id, date, ...rest }) => incident(id, date, rest));
  const claims: readonly Claim[] = all.map(({ id, killed }) =>
    claim(id, { killed: killed ?? "?" }),
  );
  const dataset: Dataset = {
    incidents,
    claims,
    breakdowns: [],
    sources: [],
    statements: [],
    provinces: [],
  };
  return { dataset, figures: applyRule(dataset, "range") };
}

const at = (latitude: number, longitude: number): Told => ({
  placeNote: `Made up, latitude ${latitude}, longitude ${longitude}.`,
});

function evidenceOf(a: Told, b: Told) {
  const { dataset, figures } = datasetOf([
    { id: "a", date: "2022-04-10", ...a },
    { id: "b", date: "2022-04-10", provider: "acled", ...b },
  ]);
  const [one, other] = sidesOf(dataset, figures);
  if (one === undefined || other === undefined) throw new Error("no sides");
  return compare(one, other);
}

describe("what two incidents have in common", () => {
  test.each<[Told, Told, Partial<ReturnType<typeof evidenceOf>>]>([
    [{}, {}, { date: "same day: 2022-04-10", place: "same town: Kabul, AF-KAB" }],
    [
      {},
      { date: "2022-04-12", dateEnd: "2022-04-12" },
      { date: "2 days apart: 2022-04-10 and 2022-04-12" },
    ],
    [
      {},
      { date: "2022-04-04", dateEnd: "2022-04-10", datePrecision: "week" },
      { date: "days overlap: 2022-04-10 and 2022-04-04..2022-04-10 (by the week)" },
    ],
    [{}, { town: null }, { place: "same province: AF-KAB; town not stated by one" }],
    [{}, { town: "Bagrami" }, { place: "same province: AF-KAB; Kabul and Bagrami" }],
    [at(34.5, 69), at(34.6, 69), { place: "same town: Kabul, 11 km apart" }],
    [
      at(34.5, 69),
      { ...at(34.55, 69), province: "AF-PAR", town: "Bagrami" },
      { place: "6 km apart" },
    ],
    [
      { killed: "5-9" },
      { killed: "at least 3" },
      { toll: "killed 5-9 and at least 3: both may hold" },
    ],
    [{ killed: "5" }, { killed: "at least 7" }, { toll: "killed 5 and at least 7: they differ" }],
    [{ killed: "5" }, {}, { toll: "killed not stated by one" }],
    [
      { method: "explosion" },
      { method: "grenade" },
      { method: "method: both explosion; target: both shia, worship" },
    ],
    [
      { method: "explosion" },
      { method: "armed-clash", targetType: "not-stated", targetGroups: [] },
      { method: "method differs; target not stated by one" },
    ],
  ])("%j and %j", (a, b, expected) => {
    expect(evidenceOf(a, b)).toMatchObject({ ...expected });
  });

  test.each<[string, Told, Told]>([
    ["three days apart", {}, { date: "2022-04-13", dateEnd: "2022-04-13" }],
    ["of two provinces", {}, { province: "AF-HER" }],
    ["of two countries", {}, { country: "PK", province: "AF-KAB" }],
    ["a hundred kilometres apart", at(34, 69), at(35, 69)],
    ["ten and more across a border", at(34, 69), { ...at(34.2, 69), province: "AF-PAR" }],
    ["without a province", { province: null }, { province: null }],
  ])("%s they are two", (_, a, b) => {
    expect(evidenceOf(a, b)).toBeUndefined();
  });

  test("is nearer the more of it there is", () => {
    const score = (told: Told): number => evidenceOf({ killed: "5" }, told)?.score ?? 0;
    const same = score({ killed: "5" });
    expect(same).toBe(1);
    for (const less of [
      { killed: "9" },
      { killed: "5", town: "Bagrami" },
      { killed: "5", method: "abduction" },
      { killed: "5", date: "2022-04-11", dateEnd: "2022-04-11" },
    ])
      expect(score(less)).toBeLessThan(same);
  });
});

test("kilometres are those of a sphere", () => {
  const kabul = { latitude: 34.5281, longitude: 69.1723 };
  const herat = { latitude: 34.3482, longitude: 62.1997 };
  expect(kilometres(kabul, herat)).toBeCloseTo(640, -1);
  expect(kilometres(kabul, kabul)).toBe(0);
  expect(
    kilometres({ latitude: 0, longitude: 179.9 }, { latitude: 0, longitude: -179.9 }),
  ).toBeCloseTo(22, 0);
});

const day = fc.integer({ min: 0, max: 25 });
const told = fc
  .record({
    day,
    span: fc.constantFrom(0, 0, 0, 1, 6, 20, 40),
    province: fc.constantFrom("AF-KAB", "AF-PAR", null),
    town: fc.constantFrom("Kabul", "Bagrami", null),
    provider: fc.constantFrom(null, "acled", "ucdp-ged"),
    point: fc.option(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 }))),
    killed: fc.constantFrom("?", "3", "5-9", "at least 4"),
  })
  .map(({ day, span, point, ...rest }): Told & { readonly date: string } => {
    const iso = (n: number): string =>
      new Date(Date.UTC(2022, 3, 1 + n)).toISOString().slice(0, 10);
    return {
      ...rest,
      date: iso(day),
      dateEnd: iso(day + span),
      placeNote:
        point === null ? null : `latitude ${34 + point[0] / 8}, longitude ${69 + point[1] / 8}`,
    };
  });

const pairs = (found: Iterable<readonly [Side, Side]>): readonly string[] =>
  [...found].map(([a, b]) => `${a.incident.id} ${b.incident.id}`).sort();

test("every pair that comparing each with each would propose is among those that are looked at, once", () => {
  fc.assert(
    fc.property(fc.array(told, { maxLength: 25 }), (all) => {
      const { dataset, figures } = datasetOf(
        all.map((one, index) => ({ id: `i${index}`, ...one })),
      );
      const sides = sidesOf(dataset, figures);
      const looked = pairs(candidatesOf(sides).pairs);
      expect(new Set(looked).size).toBe(looked.length);
      for (const a of sides)
        for (const b of sides) {
          if (a.order >= b.order || a.provider === b.provider) continue;
          const evidence = compare(a, b);
          if (evidence !== undefined && evidence.score >= leastScore)
            expect(looked).toContain(`${a.incident.id} ${b.incident.id}`);
        }
    }),
    { numRuns: 300 },
  );
});

test("proposals are the same whatever else is asked, and end when they are written down", () => {
  fc.assert(
    fc.property(fc.array(told, { maxLength: 25 }), (all) => {
      const { dataset, figures } = datasetOf(
        all.map((one, index) => ({ id: `i${index}`, ...one })),
      );
      const first = proposeLinks(dataset, figures, []).proposals;
      expect(proposeLinks(dataset, figures, []).proposals).toEqual(first);
      const links = first.map(({ incident: id, sameAs }) => ({
        incident: id,
        sameAs,
        state: "proposed" as const,
        evidence: [],
        reason: null,
        decidedBy: null,
        place: { file: "links.csv" },
      }));
      expect(proposeLinks(dataset, figures, links).proposals).toEqual([]);
      const byId = new Map(dataset.incidents.map((one) => [one.id, one]));
      for (const { incident: id, sameAs } of first)
        expect(byId.get(id)?.provider).not.toBe(byId.get(sameAs)?.provider);
    }),
    { numRuns: 200 },
  );
});

test("thousands in one place on one day are not compared each with each, and that is told", () => {
  const crowd = Array.from({ length: 6000 }, (_, index) => ({
    id: `i${index}`,
    date: "2022-04-10",
    provider: index % 2 === 0 ? "acled" : "ucdp-ged",
  }));
  const { dataset, figures } = datasetOf([
    ...crowd,
    { id: "own", date: "2022-04-20" },
    { id: "other", date: "2022-04-20", provider: "gtd" },
  ]);
  const { proposals, crowded } = proposeLinks(dataset, figures, []);
  expect(crowded).toBe(6000);
  expect(proposals.map(({ incident: id, sameAs }) => [id, sameAs])).toEqual([["own", "other"]]);
});
