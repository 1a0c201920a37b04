import { describe, expect, test } from "vitest";
import { codesOf, imported } from "./importing.ts";
import { gtdColumns, gtdTable } from "./tables.ts";

describe("a row of GTD becomes a record", () => {
  test("whole, with attackers among the killed as a part of them", () => {
    const made = imported("gtd", gtdTable([{}]));
    expect(codesOf(made)).toEqual([]);
    expect(made.incidents).toMatchObject([
      {
        id: "gtd-202204210001",
        title: "Bombing/Explosion, Mazar-e Sharif",
        date: "2022-04-21",
        date_precision: "day",
        town: "Mazar-e Sharif",
        province: "AF-BAL",
        country: "AF",
        place_precision: "town",
        category: "listed",
        method: "bombing-explosion",
        target_type: "religious-figures-institutions",
        note: "A made-up attack.",
      },
    ]);
    expect(made.claims).toMatchObject([
      {
        killed: "12",
        killed_verbatim: "12",
        wounded: "20",
        attributed_to: "Made-up Group",
        attribution_basis: "claimed",
        note: expect.stringMatching(
          /^GTD counts attackers among the killed\. Sources that GTD names/,
        ),
      },
    ]);
    expect(made.breakdowns).toEqual([
      {
        claim: "claim-gtd-202204210001",
        measure: "killed",
        group: "attackers",
        count: "2",
        verbatim: "2",
        relation: "part-of",
      },
    ]);
  });

  test.each([
    ["135 columns", gtdColumns],
    ["134 columns", gtdColumns.filter((column) => column !== "individual")],
    ["any order", [...gtdColumns].reverse()],
  ])("from %s", (_, columns) => {
    const made = imported("gtd", gtdTable([{}], columns));
    expect([made.claims[0]?.killed, made.breakdowns.length, codesOf(made)]).toEqual(["12", 1, []]);
  });

  test.each(["", "NA", "-9", "-99", "-999", "-99.0"])("with %j not known, never 0", (cell) => {
    const made = imported("gtd", gtdTable([{ nkill: cell, nwound: cell }]));
    expect(codesOf(made)).toEqual([]);
    expect(made.claims[0]).toMatchObject({ killed: "", wounded: "" });
    expect(made.breakdowns).toEqual([]);
  });

  test("with a 0 that is GTD's own", () => {
    const made = imported("gtd", gtdTable([{ nkill: "0", nkillter: "0", nwound: "0" }]));
    expect(made.claims[0]).toMatchObject({ killed: "0", wounded: "0" });
  });

  test("with what is no number of people not known, and kept as written", () => {
    const made = imported(
      "gtd",
      gtdTable([{ nwound: "8.5" }, { nkill: "-5" }, { nkillter: "13" }]),
    );
    expect(codesOf(made)).toEqual([
      "import/divided-count 2",
      "import/bad-count 3",
      "import/parts-differ 4",
    ]);
    expect(made.claims.map(({ killed, wounded }) => [killed, wounded])).toEqual([
      ["12", ""],
      ["", "20"],
      ["12", "20"],
    ]);
    expect(made.claims[0]?.wounded_verbatim).toBe("8.5");
    expect(made.claims[1]?.killed_verbatim).toBe("-5");
  });

  test("with a month or day of 0 that is not known", () => {
    const made = imported(
      "gtd",
      gtdTable([
        { eventid: "202204000001", iday: "0", approxdate: "April 4-5, 2022" },
        { eventid: "202200000001", imonth: "0", iday: "0" },
      ]),
    );
    expect(codesOf(made)).toEqual([]);
    expect(made.incidents.map((each) => [each.date, each.date_end, each.date_precision])).toEqual([
      ["2022-04-01", "2022-04-30", "month"],
      ["2022-01-01", "2022-12-31", "year"],
    ]);
    expect(made.claims.map(({ date, date_verbatim: was }) => [date, was])).toEqual([
      ["", "April 4-5, 2022"],
      ["", "2022-00-00"],
    ]);
  });

  test.each([
    [{ specificity: "1" }, "town"],
    [{ specificity: "1", vicinity: "1" }, "district"],
    [{ specificity: "3" }, "province"],
    [{ specificity: "4" }, "province"],
    [{ specificity: "5" }, "country"],
    [{ specificity: "" }, "country"],
    [{ city: "Unknown" }, "province"],
  ])("with %j no finer than a %s", (change, precision) => {
    const made = imported("gtd", gtdTable([change]));
    expect([made.incidents[0]?.place_precision, codesOf(made)]).toEqual([precision, []]);
  });

  test.each([
    [{ gname: "Unknown" }, "", "undetermined"],
    [{ claimed: "0" }, "Made-up Group", "asserted"],
    [{ claimed: "-9" }, "Made-up Group", "asserted"],
  ])("with %j names %j: %s", (change, who, basis) => {
    const [claim] = imported("gtd", gtdTable([change])).claims;
    expect([claim?.attributed_to, claim?.attribution_basis]).toEqual([who, basis]);
  });

  test("with an eventid of another day told", () => {
    expect(codesOf(imported("gtd", gtdTable([{ iday: "22" }])))).toEqual([
      "import/contradiction 2",
    ]);
  });

  test.each([
    [{ eventid: "2.02204E+11" }, "import/bad-id"],
    [{ iyear: "22" }, "import/bad-date"],
    [{ imonth: "13" }, "import/bad-date"],
    [{ imonth: "2", iday: "30" }, "import/bad-date"],
    [{ country_txt: "Soviet Union" }, "import/unknown-country"],
  ])("or %j is rejected: %s", (change, code) => {
    const made = imported("gtd", gtdTable([{}, change]));
    expect(codesOf(made)).toEqual([`${code} 3`]);
    expect(made.files).toMatchObject([{ given: 2, read: 1, rejected: 1 }]);
  });
});
