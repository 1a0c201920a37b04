import { describe, expect, test } from "vitest";
import { codesOf, imported } from "./importing.ts";
import { type Cells, gedColumns, gedTable, oldGedColumns } from "./tables.ts";

const killedOf = (change: Cells): readonly [string | undefined, readonly string[]] => {
  const made = imported("ucdp-ged", gedTable([change]));
  return [made.claims[0]?.killed, codesOf(made)];
};

const noParts: Cells = { deaths_a: "", deaths_b: "", deaths_civilians: "", deaths_unknown: "" };

describe("a row of UCDP GED becomes a record", () => {
  test("whole, with low and high as a range and best beside it", () => {
    const made = imported("ucdp-ged", gedTable([{}]));
    expect(codesOf(made)).toEqual([]);
    expect(made.incidents).toMatchObject([
      {
        id: "ged-900001",
        title: "State-based violence, Mazar-e Sharif",
        date: "2022-04-21",
        date_precision: "day",
        town: "Mazar-e Sharif",
        province: "AF-BAL",
        country: "AF",
        place_precision: "town",
        category: "state-based-violence",
        target_type: "not-stated",
        note: "Parties, as UCDP has them: Made-up Government; Made-up Group.",
      },
    ]);
    expect(made.claims).toMatchObject([
      {
        killed: "5-9",
        killed_verbatim: "low 5, best 7, high 9",
        wounded: "",
        date: "2022-04-21",
        attributed_to: "",
        attribution_basis: "undetermined",
        note: expect.stringContaining('UCDP names: "Made-up Radio, 2022-04-22, A title";"Made-up'),
      },
    ]);
    expect(made.breakdowns).toEqual(
      [
        ["Made-up Government (side A)", "2"],
        ["Made-up Group (side B)", "1"],
        ["civilians", "4"],
      ].map(([group, count]) => ({
        claim: "claim-ged-900001",
        measure: "killed",
        group,
        count,
        verbatim: count,
        relation: "unknown",
      })),
    );
  });

  test.each([
    ["49 columns", gedColumns],
    ["the 42 of version 19.1", oldGedColumns],
    ["any order", [...gedColumns].reverse()],
    ["columns of HDX beside them", ["iso3", ...gedColumns]],
  ])("from %s", (_, columns) => {
    const made = imported("ucdp-ged", gedTable([{}], columns));
    expect([made.claims[0]?.killed, codesOf(made)]).toEqual(["5-9", []]);
  });

  test.each([
    [{ low: "7", best: "7", high: "7" }, "7", []],
    [{ low: "0", best: "0", high: "4", ...noParts }, "0-4", []],
    [{ low: "9", best: "7", high: "5" }, "about 7", ["import/estimates-out-of-order 2"]],
    [{ low: "5", best: "7", high: "6" }, "about 7", ["import/estimates-out-of-order 2"]],
    [{ low: "1", best: "0", high: "6", ...noParts }, "", ["import/estimates-out-of-order 2"]],
    [{ low: "", best: "7", high: "9" }, "about 7", ["import/no-estimate 2"]],
    [{ low: "x", best: "7" }, "about 7", ["import/bad-count 2", "import/no-estimate 2"]],
    [{ low: "0", best: "0", high: "0", ...noParts }, "", ["import/no-estimate 2"]],
    [{ deaths_civilians: "40" }, "5-9", ["import/parts-differ 2"]],
  ])("with %j killed %j", (change, killed, codes) => {
    expect(killedOf(change)).toEqual([killed, codes]);
  });

  test("with parts that are of the figure where it is one number", () => {
    const made = imported("ucdp-ged", gedTable([{ low: "7", high: "7" }]));
    expect(made.breakdowns.map(({ relation }) => relation)).toEqual(Array(3).fill("part-of"));
  });

  test("with side A named where UCDP says one-sided", () => {
    const made = imported("ucdp-ged", gedTable([{ type_of_violence: "3", side_b: "Civilians" }]));
    expect(made.incidents[0]).toMatchObject({
      category: "one-sided-violence",
      target_type: "civilians",
    });
    expect(made.claims[0]).toMatchObject({
      attributed_to: "Made-up Government",
      attribution_basis: "asserted",
    });
  });

  test("with days as coarse as they are known, and spans as long as they are", () => {
    const spans = [
      ["1", "2022-04-21", "2022-04-21"],
      ["2", "2022-04-21", "2022-04-25"],
      ["3", "2022-04-18", "2022-04-24"],
      ["4", "2022-04-01", "2022-04-30"],
      ["5", "2022-01-01", "2022-12-31"],
      ["2", "2022-04-01", "2022-04-20"],
      ["3", "2022-04-21", "2022-04-21"],
      ["5", "2022-04-21", "2022-04-21"],
    ] as const;
    const made = imported(
      "ucdp-ged",
      gedTable(
        spans.map(([date_prec, date_start, date_end]) => ({ date_prec, date_start, date_end })),
      ),
    );
    expect(codesOf(made)).toEqual([]);
    expect(made.incidents.map((each) => [each.date_precision, each.date, each.date_end])).toEqual([
      ["day", "2022-04-21", "2022-04-21"],
      ["week", "2022-04-21", "2022-04-25"],
      ["week", "2022-04-18", "2022-04-24"],
      ["month", "2022-04-01", "2022-04-30"],
      ["year", "2022-01-01", "2022-12-31"],
      ["month", "2022-04-01", "2022-04-20"],
      ["week", "2022-04-18", "2022-04-24"],
      ["year", "2022-01-01", "2022-12-31"],
    ]);
  });

  test.each([
    ["1", "town"],
    ["2", "district"],
    ["3", "district"],
    ["4", "province"],
    ["5", "country"],
    ["6", "country"],
    ["7", "country"],
  ])("with where_prec %s no finer than a %s", (where_prec, precision) => {
    const made = imported("ucdp-ged", gedTable([{ where_prec }]));
    const [incident] = made.incidents;
    expect([incident?.place_precision, codesOf(made)]).toEqual([precision, []]);
    expect(incident?.province).toBe(precision === "country" ? "" : "AF-BAL");
    expect(incident?.place_written).toBe("Mazar-e Sharif, Balkh");
  });

  test("with a state of the coding that is not clear, and a lump of reports, in the note", () => {
    const made = imported(
      "ucdp-ged",
      gedTable([{ code_status: "Check dyad", event_clarity: "2" }]),
    );
    expect(made.incidents[0]?.note).toMatch(/several in one report\. .*coding: Check dyad\.$/);
  });

  test.each([
    [{ date_start: "2022-04-22", date_end: "2022-04-21" }, "import/bad-date"],
    [{ date_start: "2020-01-01", date_end: "2022-04-21", date_prec: "5" }, "import/bad-date"],
    [{ date_end: "" }, "import/bad-date"],
    [{ date_start: "04/03/2022", date_end: "05/03/2022" }, "import/date-order"],
    [{ id: "x" }, "import/bad-id"],
    [{ country: "Yugoslavia" }, "import/unknown-country"],
  ])("or %j is rejected: %s", (change, code) => {
    const made = imported("ucdp-ged", gedTable([{}, change]));
    expect(codesOf(made)).toEqual([`${code} 3`]);
    expect(made.files).toMatchObject([{ given: 2, read: 1, rejected: 1 }]);
  });

  test("with a year that is not that of its days told", () => {
    expect(codesOf(imported("ucdp-ged", gedTable([{ year: "2021" }])))).toEqual([
      "import/contradiction 2",
    ]);
  });

  test.each([
    ["Myanmar (Burma)", "MM"],
    ["DR Congo (Zaire)", "CD"],
    ["Yemen (North Yemen)", "YE"],
    ["Russia (Soviet Union)", "RU"],
    ["Bosnia-Herzegovina", "BA"],
    ["United States of America", "US"],
    ["Syria", "SY"],
  ])("in %s, which is %s", (country, code) => {
    const made = imported("ucdp-ged", gedTable([{ country }]));
    expect([made.incidents[0]?.country, codesOf(made)]).toEqual([code, ["import/unplaced 2"]]);
  });
});

describe("a table of UCDP GED", () => {
  test("of a Candidate release without a header is read by the codebook's order", () => {
    const [, ...rows] = gedTable([{}, { best: "8", deaths_civilians: "5" }]).split("\n");
    const made = imported("ucdp-ged", rows.join("\n"));
    expect([made.claims.map(({ killed }) => killed), codesOf(made)]).toEqual([["5-9", "5-9"], []]);
    expect(made.files).toMatchObject([
      {
        given: 2,
        read: 2,
        said: ["UTF-8", "commas between cells", expect.stringMatching(/^no header/)],
      },
    ]);
  });

  test("with a row of HXL tags and line breaks in quoted cells is read", () => {
    const [header = "", ...rows] = gedTable([{ source_article: '"One";\n"Two"' }, {}]).split("\n");
    const tags = gedColumns
      .map((column) => (column === "best" ? "#affected+killed" : "#meta"))
      .join();
    const made = imported("ucdp-ged", [header, tags, ...rows].join("\r\n"));
    expect([made.incidents.length, codesOf(made)]).toEqual([2, []]);
    expect(made.claims[0]?.note).toContain('"One"; "Two"');
    expect(made.files).toMatchObject([
      { given: 2, said: expect.arrayContaining(["a row of HXL tags is passed over"]) },
    ]);
  });
});
