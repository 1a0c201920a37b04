import { resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/index.ts";
import { type Count, totalOf } from "../../src/count/index.ts";
import type { Diagnostic } from "../../src/diagnostic.ts";
import { diskEffects } from "../../src/effect.ts";
import { applyRule, type Claim, type Dataset, readDataset } from "../../src/incident/index.ts";

// What the article says of its 14 incidents, written down by hand: nothing here is read from data/.
const accounts: readonly (readonly [incident: string, killed: string, wounded: string])[] = [
  ["IK-2021-10-08-kunduz", "around 60", "over 100"],
  ["IK-2021-10-15-kandahar", "at least 47", "at least 70 more"],
  ["IK-2021-11-13-kabul", "at least 5", "multiple others"],
  ["IK-2021-12-10-kabul", "2", "4 others"],
  ["IK-2022-04-19-kabul", "at least 30", "scores"],
  ["IK-2022-04-21-mazar", "at least 37", "90 others"],
  ["IK-2022-04-28-mazar", "", ""],
  ["IK-2022-05-25-mazar", "10", "more than 40"],
  ["IK-2022-05-25-kabul", "more than 10", "more than 22 others"],
  ["IK-2021-08-26-kabul-airport", "more than 170", ""],
  ["IK-2022-04-22-kunduz", "40", "more than 50"],
  ["IK-2022-04-29-kabul", "more than 66", "around 78"],
  ["IK-2022-05-07-tajikistan", "", ""],
  ["IK-2022-04-08-uzbekistan", "", ""],
];

let dataset: Dataset;
let diagnostics: readonly Diagnostic[];

beforeAll(async () => {
  const { config } = await readConfig(resolve(import.meta.dirname, "../.."), diskEffects);
  if (config === undefined) throw new Error("briefing.yaml cannot be read");
  ({ dataset, diagnostics } = await readDataset({ ...config, accept: [] }, diskEffects));
});

function claimOf(incident: string): Claim {
  const { preferredClaim } = dataset.incidents.find(({ id }) => id === incident) ?? {};
  const claims = dataset.claims.filter((claim) => claim.incident === incident);
  const found = claims.find(({ id }) => claims.length === 1 || id === preferredClaim);
  if (found === undefined) throw new Error(`no claim stands for ${incident}`);
  return found;
}

function shape({ bound, low, high, approximate }: Count): readonly unknown[] {
  return [bound, low, high, approximate];
}

describe("the sample's incidents", () => {
  test("are those of the article, in its order", () => {
    expect(dataset.incidents.map(({ id }) => id)).toEqual(accounts.map(([id]) => id));
  });

  test("have figures word for word beside the parsed ones", () => {
    for (const [incident, killed, wounded] of accounts) {
      const claim = claimOf(incident);
      expect([incident, claim.killedVerbatim ?? "", claim.woundedVerbatim ?? ""]).toEqual([
        incident,
        killed,
        wounded,
      ]);
    }
  });

  test("keep the qualifiers of their sources", () => {
    expect(shape(claimOf("IK-2021-10-08-kunduz").killed)).toEqual(["exact", 60, 60, true]);
    expect(shape(claimOf("IK-2021-10-08-kunduz").wounded)).toEqual(["more-than", 100, null, false]);
    expect(shape(claimOf("IK-2021-10-15-kandahar").killed)).toEqual(["at-least", 47, null, false]);
    expect(shape(claimOf("IK-2022-04-29-kabul").killed)).toEqual(["more-than", 66, null, false]);
  });

  test("keep words without a number as words", () => {
    const counts = [claimOf("IK-2021-11-13-kabul").wounded, claimOf("IK-2022-04-19-kabul").wounded];
    expect(counts.map(({ bound, words }) => [bound, words])).toEqual([
      ["unknown", "multiple others"],
      ["unknown", "scores"],
    ]);
  });

  test("leave 9 casualties unsplit", () => {
    const { killed, wounded, casualties } = claimOf("IK-2022-04-28-mazar");
    expect([killed.bound, wounded.bound]).toEqual(["unknown", "unknown"]);
    expect(shape(casualties)).toEqual(["exact", 9, 9, false]);
  });

  test("state no casualties across the border, and how many missiles", () => {
    const across = dataset.incidents.filter(({ category }) => category === "cross-border");
    expect(across.map(({ munitions }) => munitions?.low)).toEqual([4, 11]);
    expect(across.map(({ id }) => claimOf(id).killed.bound)).toEqual(["unknown", "unknown"]);
  });

  test("add up to at least 201 killed, in part approximate, in 8 of 9 of the first part", () => {
    const figures = applyRule(dataset, "preferred");
    const killed = dataset.incidents
      .filter(({ category }) => category === "shia-hazara")
      .flatMap(({ id }) => figures.get(id)?.killed ?? []);
    const { low, high, parts, approximate } = totalOf(killed);
    expect({ low, high, approximate }).toEqual({ low: 201, high: null, approximate: 1 });
    expect([killed.length, parts.unknown]).toEqual([9, 1]);
  });

  test("never name who did it without a ground", () => {
    for (const { attributedTo, attributionBasis } of dataset.claims)
      expect([attributedTo, attributionBasis]).not.toEqual(["IS-K", "undetermined"]);
    expect(claimOf("IK-2022-05-07-tajikistan").attributionBasis).toBe("claimed");
    expect(claimOf("IK-2022-04-08-uzbekistan").attributionBasis).toBe("asserted");
  });
});

describe("the airport", () => {
  test("has two dates, each somebody's, and the editor's reason for the one that stands", () => {
    const claims = dataset.claims.filter(({ incident }) => incident.endsWith("kabul-airport"));
    expect(claims.map(({ source, date }) => [source, date])).toEqual([
      ["article", "2021-08-27"],
      ["un-security-council", "2021-08-26"],
    ]);
    const airport = dataset.incidents.find(({ id }) => id.endsWith("kabul-airport"));
    expect(airport?.date).toBe("2021-08-26");
    expect(airport?.dateReason).toContain("27 August 2021");
  });

  test("has groups counted apart of which nobody says whether they are part of its figure", () => {
    expect(dataset.breakdowns.map(({ count, relation }) => [count.low, relation])).toEqual([
      [28, "unknown"],
      [13, "unknown"],
      [2, "unknown"],
    ]);
  });
});

test("statements hold the article's aggregates, each with what was printed", () => {
  const figures = dataset.statements.flatMap(({ figures }) => figures);
  expect(figures.map(({ count }) => count.words)).toEqual([
    ...["more than 50", "more than 330", "6", "34", "nearly 4,000", "2"],
    ...["119", "39", "96", "2", "hundreds"],
  ]);
  expect(figures.every(({ verbatim }) => verbatim !== "")).toBe(true);
});

test("nothing is wrong with the data but 9 entries without a source, and a source read on no stated day", () => {
  expect(diagnostics.map(({ code }) => code).sort()).toEqual([
    "incident/no-access-date",
    ...Array(9).fill("incident/unsourced"),
  ]);
});
