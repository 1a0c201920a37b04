import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskWords, type Redacted, redact, redactionReport } from "../../src/audience/index.ts";
import { type Audience, type DataConfig, recordTypes } from "../../src/config/index.ts";
import { applyRule, type Dataset } from "../../src/incident/index.ts";
import { english } from "../support/language.ts";
import {
  audience,
  breakdown,
  claim,
  count,
  dataset,
  incident,
  source,
  statement,
} from "./builder.ts";

type Rule = DataConfig["rule"];

const periods = [{ start: "2021-08-15", end: "2022-05-31" }];

function see(data: Dataset, who: Audience, rule: Rule = "preferred"): Redacted {
  const words = maskWords(english(), data.provinces);
  return redact(data, applyRule(data, rule), { audience: who, rule, periods, words });
}

const confidential = { sensitivity: "confidential" } as const;
const restricted = { sensitivity: "restricted" } as const;

describe("which records leave", () => {
  test("nothing that is more sensitive than the audience", () => {
    const data = dataset({
      incidents: [incident("i-1"), incident("i-2", restricted), incident("i-3", confidential)],
    });
    const ids = (name: string): readonly string[] =>
      see(data, audience(name)).dataset.incidents.map(({ id }) => id);
    expect(ids("public")).toEqual(["i-1"]);
    expect(ids("partner")).toEqual(["i-1", "incident-1"]);
    expect(ids("internal")).toEqual(["i-1", "i-2", "i-3"]);
  });

  test("what refers to a withheld record goes with it", () => {
    const data = dataset({
      incidents: [incident("i-1"), incident("i-2", confidential)],
      sources: [source("s-1"), source("s-2", confidential), source("s-3", { via: "s-2" })],
      claims: [
        claim("c-1"),
        claim("c-2", { incident: "i-2" }),
        claim("c-3", { source: "s-2" }),
        claim("c-4", { source: "s-3" }),
      ],
      breakdowns: [breakdown("c-1"), breakdown("c-2"), breakdown("c-3")],
      statements: [statement("t-1"), statement("t-2", { source: "s-2" })],
    });
    const seen = see(data, audience("public")).dataset;
    expect(seen.sources.map(({ id }) => id)).toEqual(["s-1"]);
    expect(seen.claims.map(({ id }) => id)).toEqual(["c-1"]);
    expect(seen.breakdowns.map((one) => one.claim)).toEqual(["c-1"]);
    expect(seen.statements.map(({ id }) => id)).toEqual(["t-1"]);
  });

  test("no record without a field that it would be none without", () => {
    const rules = { incidents: { ...audience("public").rules.incidents, date: {} } };
    expect(see(dataset(), audience("public", rules)).dataset.incidents).toEqual([]);
  });

  test("nothing at all where there are no rules", () => {
    const none = Object.fromEntries(recordTypes.map((type) => [type, {}]));
    const { dataset: seen } = see(
      dataset({ breakdowns: [breakdown("c-1")], statements: [statement("t-1")] }),
      audience("internal", none),
    );
    expect(
      [seen.incidents, seen.claims, seen.breakdowns, seen.sources, seen.statements].flat(),
    ).toEqual([]);
  });
});

describe("which fields leave", () => {
  test("all of a public record, as they are", () => {
    const data = dataset({
      incidents: [incident("i-1", { note: "N", time: "evening" })],
      breakdowns: [breakdown("c-1")],
      statements: [statement("t-1")],
    });
    const { dataset: seen, redactions } = see(data, audience("public"));
    expect(seen.incidents[0]).toMatchObject({ ...data.incidents[0] });
    expect(seen.claims[0]).toMatchObject({ ...data.claims[0] });
    expect(seen.statements).toEqual(data.statements);
    expect(redactions).toMatchObject({ fields: [], figures: 0, hidden: [] });
  });

  test("everything where all is public, but not what refers to a record that is not there", () => {
    const all = dataset({ incidents: [incident("i-1"), incident("i-2")] });
    const { dataset: seen, figures, redactions } = see(all, audience("public"));
    expect(seen).toEqual(all);
    expect(figures).toEqual(applyRule(all, "preferred"));
    expect(redactions.records).toContainEqual(
      expect.objectContaining({ type: "incidents", held: 2, shown: 2 }),
    );
    const stray = dataset({ claims: [claim("c-1"), claim("c-2", { source: "nobody" })] });
    expect(see(stray, audience("public")).dataset.claims.map(({ id }) => id)).toEqual(["c-1"]);
  });

  test("a restricted incident by month and province, under a name of its own", () => {
    const fields = {
      town: "Khanabad",
      placePrecision: "town",
      note: "told by the imam",
      ...restricted,
    } as const;
    const [seen] = see(
      dataset({ incidents: [incident("IK-2022-04-19-khanabad", fields)], claims: [] }),
      audience("partner"),
    ).dataset.incidents;
    expect(seen).toMatchObject({
      id: "incident-1",
      title: "Explosion, Kunduz",
      date: "2022-04-01",
      dateEnd: "2022-04-30",
      datePrecision: "month",
      town: null,
      province: "AF-KDZ",
      placePrecision: "province",
      placeWritten: "",
      note: null,
    });
  });

  test("no words that would say what a coarser field does not, whatever their own rule", () => {
    const shown = audience("internal").rules.incidents;
    const rules = { incidents: { ...shown, place: { public: "coarsen" } } } as const;
    const data = dataset({
      incidents: [incident("i-1", { town: "Khanabad", placePrecision: "town", note: "N" })],
    });
    const [seen] = see(data, audience("public", rules)).dataset.incidents;
    expect(seen).toMatchObject({
      id: "incident-1",
      title: "Explosion, Kunduz",
      placeWritten: "",
      note: null,
    });
  });

  test("a restricted source by its kind, with the claims that are its", () => {
    const named = source("the-mullah", {
      url: "https://example.org/a",
      published: "2022-04-20",
      ...restricted,
    });
    const data = dataset({ sources: [named], claims: [claim("c-1", { source: "the-mullah" })] });
    const { dataset: seen } = see(data, audience("partner"));
    expect(seen.sources[0]).toMatchObject({
      id: "source-1",
      publisher: "A media outlet",
      group: "group-1",
      url: null,
      published: "2022-04",
    });
    expect(seen.claims[0]).toMatchObject({ source: "source-1", id: "claim-1" });
  });

  test("an attribution without its name keeps its ground", () => {
    const rules = { claims: { ...audience("public").rules.claims, attributed_to: {} } };
    const data = dataset({
      claims: [claim("c-1", { attributedTo: "IS-K", attributionBasis: "claimed" })],
    });
    expect(see(data, audience("public", rules)).dataset.claims[0]).toMatchObject({
      attributedTo: "a party not named here",
      attributionBasis: "claimed",
    });
  });
});

describe("figures that rest on withheld claims", () => {
  const two = (rule: Rule, first: string, second: string): unknown => {
    const data = dataset({
      incidents: [incident("i-1", { preferredClaim: "c-1" })],
      claims: [
        claim("c-1", { killed: count(first), ...confidential }),
        claim("c-2", { killed: count(second) }),
      ],
    });
    return see(data, audience("public"), rule).figures.get("i-1")?.killed;
  };

  test("are withheld, and no other number takes their place", () => {
    expect(two("preferred", "5", "7")).toMatchObject({
      bound: "unknown",
      low: null,
      withheld: true,
    });
    expect(two("lowest", "5", "7")).toMatchObject({ bound: "unknown", withheld: true });
    expect(two("range", "5", "7")).toMatchObject({ bound: "unknown", withheld: true });
  });

  test("stay where the claims that are left give the same", () => {
    expect(two("lowest", "9", "7")).toMatchObject({ low: 7, high: 7 });
  });

  test("are not withheld where nothing was stated", () => {
    const data = dataset({ claims: [claim("c-1", { killed: count("?"), ...confidential })] });
    expect(see(data, audience("public")).figures.get("i-1")?.killed).toEqual(count("?"));
  });
});

test("a coarser date holds the day, and crosses the end of no period", () => {
  const day = fc
    .date({ min: new Date("2021-08-15"), max: new Date("2022-05-31"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const keep = fc.constantFrom("month", "quarter", "year" as const);
  fc.assert(
    fc.property(day, day, keep, (one, other, dates) => {
      const [start = one, end = one] = [one, other].sort();
      const data = dataset({
        incidents: [incident("i-1", { date: start, dateEnd: end, ...restricted })],
      });
      const [seen] = see(data, { ...audience("partner"), dates }).dataset.incidents;
      expect([seen?.date, start, end, seen?.dateEnd].toSorted()).toEqual([
        seen?.date,
        start,
        end,
        seen?.dateEnd,
      ]);
      expect((seen?.date ?? "") >= "2021-08-15" && (seen?.dateEnd ?? "") <= "2022-05-31").toBe(
        true,
      );
    }),
  );
});

test("a report of redactions holds numbers, and neither ids nor values", () => {
  const data = dataset({
    incidents: [
      incident("i-secret", { ...restricted, note: "hush" }),
      incident("i-lost", confidential),
    ],
    claims: [],
  });
  const { redactions } = see(data, audience("partner"));
  const edition = {
    id: "2022-05",
    language: "en",
    number: 1,
    period: { start: "", end: "" },
    published: "",
    dataAsOf: "",
    audience: "partner",
    next: null,
  };
  const report = redactionReport({ edition, audience: audience("partner"), redactions, cells: 0 });
  expect(report).not.toMatch(/secret|lost|hush|Title of/);
  expect(JSON.parse(report)).toMatchObject({
    audience: "partner",
    records: expect.arrayContaining([
      { type: "incidents", held: 2, shown: 1, withheld: { sensitivity: 1, reference: 0, rule: 0 } },
    ]),
  });
  expect(redactions.fields).toContainEqual({
    type: "incidents",
    field: "note",
    treatment: "withhold",
    count: 1,
  });
});
