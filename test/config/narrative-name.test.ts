import { describe, expect, test } from "vitest";
import {
  type EditionConfig,
  narrativeName,
  narrativeRank,
  shippedAudiences,
} from "../../src/config/index.ts";

const edition = (id: string, issue: string, audience = "public"): EditionConfig => ({
  id,
  number: 1,
  period: { start: "2022-04-01", end: "2022-04-30" },
  published: "2022-05-05",
  dataAsOf: "2022-05-02",
  language: "en",
  audience,
  next: null,
  issue: { id: issue, isCurrent: false },
});

const names = {
  audiences: shippedAudiences,
  issues: [edition("2022-04", "2022-04"), edition("2022-04-kabul", "2022-04")],
};

const stems = [
  "outlook",
  "outlook.partner",
  "outlook.2022-04",
  "outlook.2022-04.partner",
  "outlook.2022-04-kabul",
  "outlook.2022-05",
];

const chosen = (one: EditionConfig): string | undefined =>
  stems
    .map((stem) => ({ stem, rank: narrativeRank(narrativeName(stem, names), one) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => b.rank - a.rank)[0]?.stem;

describe("a file of the narrative", () => {
  test.each([
    ["outlook", { name: "outlook" }],
    ["outlook.partner", { name: "outlook", audience: "partner" }],
    ["outlook.partner.2022-04", { name: "outlook", audience: "partner", issue: "2022-04" }],
    ["outlook.2022-04-kabul", { name: "outlook", issue: "2022-04-kabul" }],
    // Of an issue to come; what is like none is a part of the name.
    ["outlook.2022-06", { name: "outlook", issue: "2022-06" }],
    ["timeline.2021", { name: "timeline.2021" }],
    ["part.north", { name: "part.north" }],
  ])("called %s is read so", (stem, read) => {
    expect(narrativeName(stem, names)).toEqual(read);
  });

  test.each([
    [edition("2022-04-kabul", "2022-04"), "outlook.2022-04-kabul"],
    [edition("2022-04", "2022-04"), "outlook.2022-04"],
    [edition("2022-04", "2022-04", "partner"), "outlook.2022-04.partner"],
    [edition("2022-03", "2022-03", "partner"), "outlook.partner"],
    [edition("2022-03", "2022-03"), "outlook"],
  ])("is printed where it is the closest: %s", (one, stem) => {
    expect(chosen(one)).toBe(stem);
  });
});
