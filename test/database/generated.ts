import type { TableInput } from "../../src/database/index.ts";
import {
  applyRule,
  type Breakdown,
  type Claim,
  type Incident,
  type Statement,
} from "../../src/incident/index.ts";
import { claim, countOf, dataset, incident, province, source, tableInput } from "./builder.ts";

// Numbers that follow from a seed alone (mulberry32).
function chance(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

// Every bound, and what is about, unknown or nothing at all.
const written = [
  ...["12", "0", "1", "at least 47", "more than 22", "over 100", "at most 5", "up to 8"],
  ...["fewer than 9", "33-40", "scores", "dozens", "?", "about 60", "around 7", "3,000,000,000"],
];

// What two orders of text put otherwise, and what quoting could get wrong.
const words = [
  ...["alpha", "Beta", "ßeta", "zulu", "Zulu", "a-b", "ab", "a b", "A_b", "élan", "کابل", "حمله"],
  ...['say "no"', "it's", "back\\slash", "{curly}", "NULL", "a,b", "", " ", "😀", "$1", "--", "/*"],
];

const provinces = [
  province("AF-KAB", "Kabul", 69.17, 34.53),
  province("AF-BAL", "balkh", 67.1, 36.7),
  province("AF-PAR", "Parwān", 68.9, 34.9),
  province("AF-KDZ", "kunduz", 68.86, 36.73),
  province("AF-X", "a-B", 66, 33),
  province("AF-Y", "Ab", 66.1, 33.1),
  province("AF-Z", "ab", 66.2, 33.2),
];

const sources = ["article", "radio", "Agency", "paper", "union"].map((id, index) =>
  source(id, {
    type: index === 4 ? "party" : "article",
    ...(index === 3 ? { group: "radio" } : {}),
  }),
);

/** Returns made-up records of as many incidents: counts of every kind, several claims, attacks across a border. */
export function generated(
  seed: number,
  size: number,
  changes: Partial<TableInput> = {},
): TableInput {
  const below = chance(seed);
  const oneOf = <T>(from: readonly T[]): T => {
    const found = from[below(from.length)];
    if (found === undefined) throw new Error("nothing to choose from");
    return found;
  };
  const sometimes = <T>(value: () => T): T | null => (below(3) === 0 ? null : value());
  const day = (): string => {
    const month = oneOf(["2021-07", "2021-08", "2021-12", "2022-01", "2022-02", "2022-05"]);
    return `${month}-${String(1 + below(28)).padStart(2, "0")}`;
  };
  const said = (): { killed?: string; wounded?: string; casualties?: string } => ({
    ...(below(4) > 0 && { killed: oneOf(written) }),
    ...(below(4) > 0 && { wounded: oneOf(written) }),
    ...(below(4) === 0 && { casualties: oneOf(written) }),
  });
  const incidents: Incident[] = [];
  const claims: Claim[] = [];
  const breakdowns: Breakdown[] = [];
  for (let index = 0; index < size; index++) {
    const id = `${oneOf(["I", "i", "Ä"])}-${below(1000)}-${index}`;
    const date = day();
    const across = below(5) === 0;
    const isPlaced = below(6) > 0;
    const rule = ([undefined, undefined, "lowest", "range", "preferred"] as const)[below(5)];
    const own: Claim[] = [];
    for (let number = 0; number <= below(4); number++)
      own.push(
        claim(id, said(), {
          id: `${id}-c${number}`,
          source: oneOf(sources).id,
          date: sometimes(day),
          dateVerbatim: sometimes(() => oneOf(words)),
          placeVerbatim: sometimes(() => oneOf(words)),
          attributedTo: sometimes(() => oneOf(words)),
          attributionBasis: oneOf(["claimed", "official", "media", "heading"]),
          note: sometimes(() => oneOf(words)),
        }),
      );
    claims.push(...own);
    incidents.push(
      incident(id, date, {
        title: `${oneOf(words)} ${oneOf(words)}`,
        dateEnd: date,
        datePrecision: oneOf(["day", "day", "month", "year"]),
        time: sometimes(() => "09:30"),
        town: across || below(2) === 0 ? null : "Kabul",
        province: across || !isPlaced ? null : oneOf(provinces).id,
        country: across ? oneOf(["TJ", "UZ"]) : "AF",
        originCountry: across ? "AF" : null,
        placePrecision: oneOf(["town", "province"]),
        category: across ? "cross-border" : oneOf(["shia-hazara", "taliban-others"]),
        targetType: oneOf(["mosque", "vehicle", "Vehicle", "a-b", "ab", "a b"]),
        method: oneOf(["explosion", "Shooting", "shelling", "ab", "a-b"]),
        attacks: 1 + below(3),
        detonations: sometimes(() => below(5)),
        munitions: sometimes(() => countOf(oneOf(written))),
        status: oneOf(["unsourced", "alleged", "reported", "corroborated", "verified", "disputed"]),
        note: sometimes(() => oneOf(words)),
        ...(rule && { rule, ruleReason: oneOf(words) }),
        preferredClaim: rule === "preferred" ? (own[0]?.id ?? null) : null,
        preferredReason: rule === "preferred" ? oneOf(words) : null,
      }),
    );
    const [first] = own;
    if (first !== undefined && below(3) === 0)
      breakdowns.push({
        claim: first.id,
        measure: oneOf(["killed", "wounded"]),
        group: oneOf(words),
        count: countOf(oneOf(written)),
        verbatim: oneOf(words),
        relation: oneOf(["part-of", "in-addition", "unknown"]),
        place: { file: "data/breakdowns.csv", line: 1 },
      });
  }
  const statements = below(2) === 0 ? [] : [stated("late", 3), stated("early", 1)];
  const data = dataset({ incidents, claims, breakdowns, sources, statements, provinces });
  return tableInput(data, { figures: applyRule(data, "lowest"), ...changes });
}

function stated(id: string, pairs: number): Statement {
  const names = Array.from({ length: pairs }, (_, index) => `figure-${index}`);
  return {
    id,
    kind: "figure",
    by: { en: "A ministry" },
    source: "radio",
    text: { en: "It said so" },
    scope: { en: "Afghanistan" },
    periodStart: "2021-09-01",
    periodEnd: "2021-12-31",
    figures: names
      .flatMap((name) => [name, `${name}-before`])
      .map((name, index) => ({
        name,
        count: countOf(written[index % written.length]),
        unit: "attacks",
        verbatim: words[index % words.length] ?? "",
      })),
    sensitivity: "public",
    note: null,
    place: { file: "data/statements.yaml", line: 1 },
  };
}
