import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { compareRecords } from "../../src/change/compare-records.ts";
import { openSide } from "../../src/change/open-side.ts";
import { type Snapshot, snapshotOf } from "../../src/change/snapshot.ts";
import type { Config } from "../../src/config/index.ts";
import { exactCount } from "../../src/count/index.ts";
import { diskEffects, runGit } from "../../src/effect.ts";
import type { Claim, Dataset, Incident } from "../../src/incident/index.ts";
import { applyRule } from "../../src/incident/index.ts";
import { changeCases } from "../support/change.ts";

let config: Config;
let base: Dataset;

beforeAll(async () => {
  const project = `${changeCases}/base`;
  const where = { cwd: project, project, out: project, read: diskEffects, git: runGit };
  const side = await openSide(".", where);
  if (side.type !== "data") throw new Error("the base is a project");
  [config, base] = [side.config, side.known.dataset];
});

const snapshot = (dataset: Dataset): Snapshot =>
  snapshotOf(config, dataset, applyRule(dataset, "preferred"));

// Fields that no succession rests on, with a way to change each.
const incidentEdits = {
  title: (one: Incident) => ({ ...one, title: `${one.title}!` }),
  date_end: (one: Incident) => ({ ...one, dateEnd: "2022-12-31" }),
  province: (one: Incident) => ({ ...one, province: "AF-XXX" }),
  category: (one: Incident) => ({ ...one, category: "another" }),
  target_groups: (one: Incident) => ({ ...one, targetGroups: [...one.targetGroups, "more"] }),
  munitions: (one: Incident) => ({ ...one, munitions: exactCount(7) }),
  sensitivity: (one: Incident) => ({ ...one, sensitivity: "restricted" as const }),
  note: (one: Incident) => ({ ...one, note: "a note" }),
};

const claimEdits = {
  killed: (one: Claim) => ({ ...one, killed: exactCount(99) }),
  killed_verbatim: (one: Claim) => ({ ...one, killedVerbatim: "ninety-nine" }),
  attributed_to: (one: Claim) => ({ ...one, attributedTo: "somebody" }),
  source: (one: Claim) => ({ ...one, source: "elsewhere" }),
  note: (one: Claim) => ({ ...one, note: "a note" }),
};

const keysOf = <T extends object>(of: T): (keyof T & string)[] =>
  Object.keys(of).filter((key): key is keyof T & string => key in of);

const edits = fc.record({
  incidents: fc.uniqueArray(fc.tuple(fc.nat(4), fc.constantFrom(...keysOf(incidentEdits))), {
    selector: String,
  }),
  claims: fc.uniqueArray(fc.tuple(fc.nat(5), fc.constantFrom(...keysOf(claimEdits))), {
    selector: String,
  }),
});

describe("two datasets", () => {
  test("that hold the same rows in any order have no changes", () => {
    const shuffled = <T>(items: readonly T[]): fc.Arbitrary<T[]> =>
      fc.shuffledSubarray([...items], { minLength: items.length });
    fc.assert(
      fc.property(
        fc.record({
          incidents: shuffled(base.incidents),
          claims: shuffled(base.claims),
          sources: shuffled(base.sources),
          provinces: shuffled(base.provinces),
        }),
        (order) => compareRecords(snapshot(base), snapshot({ ...base, ...order })).length === 0,
      ),
    );
  });

  test("differ by exactly the fields that were edited, each told once", () => {
    fc.assert(
      fc.property(edits, (made) => {
        const incidents = base.incidents.map((one, index) =>
          made.incidents
            .filter(([at]) => at === index)
            .reduce((record, [, field]): Incident => incidentEdits[field](record), one),
        );
        const claims = base.claims.map((one, index) =>
          made.claims
            .filter(([at]) => at === index)
            .reduce((record, [, field]): Claim => claimEdits[field](record), one),
        );
        const changes = compareRecords(snapshot(base), snapshot({ ...base, incidents, claims }));
        const told = changes
          .filter(({ kind }) => kind !== "revised")
          .flatMap(({ id, fields }) => fields.map(({ field }) => `${id} ${field}`));
        const expected = [
          ...made.incidents.map(([at, field]) => `${base.incidents[at]?.id} ${field}`),
          ...made.claims.map(([at, field]) => `${base.claims[at]?.id} ${field}`),
        ];
        expect([...told].sort()).toEqual(expected.sort());
      }),
    );
  });

  test("that lost rows have each of them withdrawn, and the other way round new", () => {
    fc.assert(
      fc.property(fc.subarray([...base.incidents]), (incidents) => {
        const kept = new Set(incidents.map(({ id }) => id));
        const claims = base.claims.filter(({ incident }) => kept.has(incident));
        const less = snapshot({ ...base, incidents, claims });
        const idsOf = (a: Snapshot, b: Snapshot, kind: string): readonly string[] =>
          compareRecords(a, b)
            .filter((change) => change.kind === kind && change.of === "incident")
            .map(({ id }) => id);
        const lost = base.incidents.map(({ id }) => id).filter((id) => !kept.has(id));
        expect(idsOf(snapshot(base), less, "withdrawn")).toEqual(lost);
        expect(idsOf(less, snapshot(base), "new")).toEqual(lost);
      }),
    );
  });
});

describe("an incident in another place", () => {
  test("leaves the edition of its province, and enters that of the other", () => {
    const [listed] = config.editions;
    if (listed === undefined) throw new Error("the base has editions");
    const editions = ["AF-BAL", "AF-KDZ"].map((province) => ({
      ...listed,
      id: `2022-04-${province}`,
      filter: { id: province, provinces: [province] },
    }));
    const byProvince = (dataset: Dataset): Snapshot =>
      snapshotOf({ ...config, editions }, dataset, applyRule(dataset, "preferred"));
    const incidents = base.incidents.map((one) =>
      one.id === "I-2" ? { ...one, province: "AF-KDZ" } : one,
    );
    const [change] = compareRecords(byProvince(base), byProvince({ ...base, incidents }));
    expect(change).toMatchObject({
      kind: "re-placed",
      editions: { left: ["2022-04-AF-BAL"], entered: ["2022-04-AF-KDZ"] },
    });
  });
});

describe("a reason or wording", () => {
  const kinds = (incident: Partial<Incident>, claim: Partial<Claim> = {}): readonly string[] => {
    const incidents = base.incidents.map((one) =>
      one.id === "I-2" ? { ...one, ...incident } : one,
    );
    const claims = base.claims.map((one) => (one.id === "C-2" ? { ...one, ...claim } : one));
    return compareRecords(snapshot(base), snapshot({ ...base, incidents, claims })).map(
      ({ of, kind, fields }) => `${of} ${kind}: ${fields.map(({ field }) => field).join(", ")}`,
    );
  };

  test("is edited where the date or place that it is about is the same", () => {
    expect(kinds({ dateReason: "the radio was there" })).toEqual(["incident edited: date_reason"]);
    expect(kinds({ placeNote: "south of the town" })).toEqual(["incident edited: place_note"]);
    const words = { dateVerbatim: "on Saturday", placeVerbatim: "in Mazar" };
    expect(kinds({}, words)).toEqual(["claim edited: date_verbatim, place_verbatim"]);
  });

  test("goes with the date or place that it explains", () => {
    const date = { date: "2022-05-01", dateReason: "the radio was there" };
    expect(kinds(date)).toEqual(["incident re-dated: date, date_reason"]);
    expect(kinds({ datePrecision: "week", dateReason: "said so" })).toEqual([
      "incident re-dated: date_precision, date_reason",
    ]);
    expect(kinds({}, { date: "2022-05-01", dateVerbatim: "on Sunday" })).toEqual([
      "claim re-dated: date, date_verbatim",
    ]);
  });
});
