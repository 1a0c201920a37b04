import { describe, expect, test } from "vitest";
import { columns } from "../../src/hxl/columns.ts";
import { writeIncidentFile } from "../../src/hxl/index.ts";
import { applyRule, type Claim, type Dataset, type Incident } from "../../src/incident/index.ts";
import { claim, dataset, incident, type Said, source } from "../database/builder.ts";
import { type CsvRecord, recordsOf, tagsOf } from "./reading.ts";

const period = { start: "2021-08-15", end: "2022-05-31" };

const written = (data: Dataset, language = "en"): string => {
  const seen = { dataset: data, figures: applyRule(data, "preferred") };
  return new TextDecoder().decode(writeIncidentFile(seen, { period, language }).bytes);
};

const rowsOf = (
  incidents: readonly Incident[],
  claims: readonly Claim[] = [],
): readonly CsvRecord[] => recordsOf(written(dataset({ incidents, claims })));

// The row of an incident of which one source says so much.
const rowOf = (said: Said, changes: Partial<Claim> = {}): CsvRecord =>
  rowsOf([incident("A", "2022-01-05")], [claim("A", said, changes)])[0] ?? {};

describe("a figure keeps its bound:", () => {
  const cases: readonly (readonly [
    written: string,
    min: string,
    max: string,
    bound: string,
    approximate: string,
  ])[] = [
    ["60", "60", "60", "exact", "false"],
    ["0", "0", "0", "exact", "false"],
    ["about 60", "60", "60", "exact", "true"],
    ["at least 47", "47", "", "at-least", "false"],
    ["more than 66", "66", "", "more-than", "false"],
    ["up to 5", "0", "5", "at-most", "false"],
    ["fewer than 5", "0", "5", "less-than", "false"],
    ["nearly 4,000", "0", "4000", "less-than", "true"],
    ["33-40", "33", "40", "between", "false"],
    ["scores", "", "", "unknown", ""],
    ["?", "", "", "unknown", ""],
  ];
  for (const measure of ["killed", "wounded", "casualties"] as const)
    test.each(cases)(`${measure} %s`, (words, min, max, bound, approximate) => {
      const row = rowOf({ [measure]: words });
      expect(
        ["min", "max", "bound", "approximate"].map((part) => row[`${measure}_${part}`]),
      ).toEqual([min, max, bound, approximate]);
    });

  test("what nobody states is empty, and never 0", () => {
    const row = rowOf({});
    const own = Object.entries(row).filter(([name]) => /^(killed|wounded|casualties)_/.test(name));
    expect(own.filter(([, cell]) => cell !== "").map(([name]) => name)).toEqual([
      "killed_bound",
      "wounded_bound",
      "casualties_bound",
    ]);
  });

  test("killed and wounded that are not split are in neither", () => {
    const row = rowOf({ casualties: "9" });
    expect([row["killed_min"], row["wounded_min"], row["casualties_min"]]).toEqual(["", "", "9"]);
  });

  test("what is withheld is said to be, and nothing else of it", () => {
    const withheld = { bound: "unknown", low: null, high: null, approximate: false, words: "" };
    const data = dataset({
      incidents: [incident("A", "2022-01-05")],
      claims: [claim("A", { wounded: "3" }, { killedVerbatim: "at least 47" })],
    });
    const figures = new Map(
      [...applyRule(data, "preferred")].map(([id, figure]) => [
        id,
        { ...figure, killed: { ...withheld, bound: "unknown", withheld: true } as const },
      ]),
    );
    const file = writeIncidentFile({ dataset: data, figures }, { period, language: "en" });
    const [row] = recordsOf(new TextDecoder().decode(file.bytes));
    expect(row).toMatchObject({
      killed_min: "",
      killed_max: "",
      killed_bound: "withheld",
      killed_approximate: "",
      killed_written: "",
      wounded_min: "3",
    });
  });
});

describe("the words of a figure", () => {
  test("are those that were printed", () => {
    expect(rowOf({ killed: "more than 66" }, { killedVerbatim: "over 66" })).toMatchObject({
      killed_written: "over 66",
    });
  });

  test("are those of the data where no others are kept", () => {
    expect(rowOf({ killed: "47+" }, { killedVerbatim: null })["killed_written"]).toBe("47+");
    expect(rowOf({ wounded: "scores" }, { woundedVerbatim: null })["wounded_written"]).toBe(
      "scores",
    );
  });

  test("are of the claim that stands, or of all where a range does", () => {
    const claims = [
      claim("A", { killed: "10" }, { id: "one", killedVerbatim: "ten" }),
      claim("A", { killed: "50+" }, { id: "two", killedVerbatim: "more than fifty" }),
    ];
    const of = (rule: "lowest" | "range"): CsvRecord | undefined => {
      const data = dataset({ incidents: [incident("A", "2022-01-05", { rule })], claims });
      return recordsOf(written(data))[0];
    };
    expect(of("lowest")).toMatchObject({
      killed_min: "10",
      killed_max: "10",
      killed_written: "ten",
    });
    expect(of("range")).toMatchObject({
      killed_min: "10",
      killed_max: "",
      killed_bound: "at-least",
      killed_written: "ten; more than fifty",
      claims: "2",
    });
  });
});

describe("the rows", () => {
  test("are the incidents that begin in the period, by date", () => {
    const days = ["2022-06-01", "2022-05-31", "2021-08-15", "2021-08-14", "2022-01-05"];
    const rows = rowsOf(days.map((day) => incident(`I-${day}`, day)));
    expect(rows.map(({ date_start }) => date_start)).toEqual([
      "2021-08-15",
      "2022-01-05",
      "2022-05-31",
    ]);
  });

  test("say where it was, as exactly as is known", () => {
    const [town, province, abroad] = rowsOf([
      incident("A", "2022-01-01"),
      incident("B", "2022-01-02", { town: null, placePrecision: "province" }),
      incident("C", "2022-01-03", {
        town: null,
        province: null,
        country: "TJ",
        placePrecision: "country",
      }),
    ]);
    expect(town).toMatchObject({
      town: "Kabul",
      province_name: "Kabul",
      province_code: "AF-KAB",
      province_pcode: "AF01",
      country_code: "AF",
      latitude: "34.53",
      longitude: "69.17",
      place_precision: "town",
    });
    expect(province).toMatchObject({ town: "", province_code: "AF-KAB", latitude: "" });
    expect(abroad).toMatchObject({
      province_name: "",
      province_code: "",
      province_pcode: "",
      country_code: "TJ",
    });
  });

  test("say who is held responsible on what basis, and by whom", () => {
    const data = dataset({
      incidents: [incident("A", "2022-01-01"), incident("B", "2022-01-02")],
      claims: [
        claim("A", {}, { id: "one" }),
        claim("A", {}, { id: "two", source: "untitled", attributionBasis: "claimed" }),
        claim("B", {}, { attributedTo: null, attributionBasis: "undetermined" }),
      ],
      sources: [
        source("article", { publisher: "The Paper, Ltd." }),
        source("untitled", { publisher: "", title: "A book" }),
      ],
    });
    expect(recordsOf(written(data))).toMatchObject([
      {
        attributed_to: "IS-K",
        attribution_basis: "claimed",
        sources: "The Paper, Ltd.; A book",
        source_ids: "article;untitled",
      },
      { attributed_to: "", attribution_basis: "", sources: "The Paper, Ltd." },
    ]);
  });

  test("of texts that a spreadsheet would run are harmless, and one line each", () => {
    const title = '=HYPERLINK("http://example.org";"a")\nsecond "line"';
    const text = written(dataset({ incidents: [incident("A", "2022-01-01", { title })] }));
    expect(text.split("\n")).toHaveLength(4);
    expect(recordsOf(text)[0]?.["title"]).toBe(
      '\'=HYPERLINK("http://example.org";"a") second "line"',
    );
    const south = { name: "South", names: {}, province: "AF-KAB", longitude: -60, latitude: -3.1 };
    const data = dataset({ incidents: [incident("A", "2022-01-01", { town: "South" })] });
    expect(recordsOf(written({ ...data, towns: [south] }))[0]).toMatchObject({
      latitude: "-3.1",
      longitude: "-60",
    });
  });

  test("are none where there is no incident: the header and its hashtags stay", () => {
    const lines = written(dataset({})).split("\n");
    expect([lines.length, lines[0], lines[1]?.slice(0, 10)]).toEqual([
      3,
      columns.map(({ name }) => name).join(","),
      "#event+id,",
    ]);
  });

  test("are in the language of the edition, with names of columns and words that stay", () => {
    const data = dataset({ incidents: [incident("A", "2022-01-01")] });
    const [row] = recordsOf(written(data, "fa-AF"));
    expect(row).toMatchObject({
      town: "کابل",
      province_name: "Kabul (fa)",
      category: "shia-hazara",
      killed_bound: "unknown",
    });
    expect(tagsOf(written(data, "fa-AF"))).toContain("#loc+name+i_fa");
  });
});
