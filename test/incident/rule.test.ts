import { describe, expect, test } from "vitest";
import { formatCount, parseCount, unknownCount } from "../../src/count/index.ts";
import {
  applyRule,
  type Claim,
  type Dataset,
  type Incident,
  standingFigures,
} from "../../src/incident/index.ts";

const place = { file: "a.csv", line: 2, column: 1 };

const incident = (preferredClaim: string | null = null): Incident => ({
  id: "F-1",
  title: "Flood",
  date: "2030-01-12",
  dateEnd: "2030-01-12",
  datePrecision: "day",
  dateReason: null,
  time: null,
  placeWritten: "Khanabad",
  town: null,
  province: null,
  country: "AF",
  originCountry: null,
  placePrecision: "country",
  placeNote: null,
  category: "flood",
  categoryBasis: "stated",
  targetGroups: [],
  targetType: "market",
  method: "flood",
  attacks: null,
  detonations: null,
  munitions: null,
  munitionWritten: null,
  status: "reported",
  sensitivity: "public",
  preferredClaim,
  preferredReason: null,
  note: null,
  place,
});

const claim = (id: string, killed: string, wounded = "", casualties = ""): Claim => ({
  id,
  incident: "F-1",
  source: "radio",
  killed: parseCount(killed).count ?? unknownCount(),
  wounded: parseCount(wounded).count ?? unknownCount(),
  casualties: parseCount(casualties).count ?? unknownCount(),
  killedVerbatim: null,
  woundedVerbatim: null,
  casualtiesVerbatim: null,
  date: null,
  dateVerbatim: null,
  attributedTo: null,
  attributionBasis: "undetermined",
  sensitivity: "public",
  note: null,
  place,
});

const dataset = (claims: readonly Claim[], preferred?: string): Dataset => ({
  incidents: [incident(preferred)],
  claims,
  breakdowns: [],
  sources: [],
  statements: [],
  provinces: [],
});

type Rule = Parameters<typeof applyRule>[1];

const figures = (rule: Rule, claims: readonly Claim[], preferred?: string): unknown => {
  const found = applyRule(dataset(claims, preferred), rule).get("F-1");
  if (found === undefined) return undefined;
  const { killed, wounded, casualties } = found;
  return [...[killed, wounded, casualties].map(formatCount), found.claims];
};

const tolls = [
  claim("a", "at least 10", "15"),
  claim("b", "66", '"scores"'),
  claim("c", "~50", "20-30"),
];

describe("applyRule", () => {
  test("takes the preferred claim whole", () => {
    expect(figures("preferred", tolls, "b")).toEqual(["66", "scores", "?", ["b"]]);
  });

  test("takes the only claim under any rule, unsplit casualties and words included", () => {
    for (const rule of ["lowest", "preferred", "range"] as const)
      expect(figures(rule, [claim("a", "?", '"scores"', "9")])).toEqual([
        "?",
        "scores",
        "9",
        ["a"],
      ]);
  });

  test("takes an incident by its own rule where it departs from the briefing's", () => {
    const { incidents, ...rest } = dataset(tolls, "b");
    const own = incidents.map((each): Incident => ({ ...each, rule: "lowest" }));
    const found = applyRule({ incidents: own, ...rest }, "preferred").get("F-1");
    expect(found && [formatCount(found.killed), found.claims]).toEqual(["at least 10", ["a"]]);
  });

  test("states nothing where there are several claims and none is preferred", () => {
    expect(figures("preferred", tolls)).toEqual(["?", "?", "?", []]);
    expect(figures("lowest", [])).toEqual(["?", "?", "?", []]);
  });

  test("takes the lowest of each measure, and names the claims it is from", () => {
    expect(figures("lowest", tolls)).toEqual(["at least 10", "15", "?", ["a"]]);
    expect(figures("lowest", [claim("a", "9", "4"), claim("b", "7", "5")])).toEqual([
      "7",
      "4",
      "?",
      ["a", "b"],
    ]);
  });

  test("spans all that the claims allow, and never reads unknown as 0", () => {
    const range = applyRule(dataset([claim("a", "5"), claim("b", "?"), claim("c", "8")]), "range");
    expect(range.get("F-1")).toMatchObject({
      killed: { bound: "between", low: 5, high: 8 },
      claims: ["a", "c"],
    });
  });

  test("does not count people twice: unsplit casualties give way to a split", () => {
    const claims = [claim("a", "5", "4"), claim("b", "?", "?", "9")];
    expect(figures("lowest", claims)).toEqual(["5", "4", "?", ["a"]]);
    expect(figures("range", claims)).toEqual(["5", "4", "?", ["a"]]);
    const unsplit = [claim("a", "?", "?", "12"), claim("b", "?", "?", "9")];
    expect(figures("lowest", unsplit)).toEqual(["?", "?", "9", ["b"]]);
  });
});

test.each(["lowest", "preferred", "range"] as const)(
  "figures that are worked out when they are asked for are the same: %s",
  (rule) => {
    const own = (id: string, changes: Partial<Incident> = {}): Incident => ({
      ...incident(`${id}-b`),
      id,
      ...changes,
    });
    const of = (id: string, ...counts: readonly string[]): readonly Claim[] =>
      counts.map((killed, n) => ({
        ...claim(`${id}-${"abc"[n]}`, killed, "", "9"),
        incident: id,
      }));
    const data: Dataset = {
      ...dataset([
        ...of("one", "3"),
        ...of("two", "at least 2", "5"),
        ...of("own", "4", "2", "?"),
        ...of("unchosen", "1", "2"),
      ]),
      incidents: [
        own("none"),
        own("one"),
        own("two"),
        own("own", { rule: "range" }),
        own("unchosen", { preferredClaim: null }),
      ],
    };
    const whole = applyRule(data, rule);
    const asked = standingFigures(data, rule);
    for (const [id, figures] of whole) {
      expect(asked.get(id)).toEqual(figures);
      expect(asked.has(id)).toBe(true);
    }
    expect([asked.get("other"), asked.has("other")]).toEqual([undefined, false]);
    expect([...asked.values()]).toEqual([...whole.values()]);
  },
);
