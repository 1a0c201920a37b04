import { describe, expect, test } from "vitest";
import { codesOf, imported } from "./importing.ts";
import {
  acledColumns,
  acledEvent,
  acledTable,
  oldAcledColumns,
  oldestAcledColumns,
  tableOf,
} from "./tables.ts";

describe("a row of ACLED becomes a record", () => {
  test("whole, with its parties in the note and nobody held responsible", () => {
    const made = imported("acled", acledTable([{}]));
    expect(codesOf(made)).toEqual([]);
    expect(made.incidents).toEqual([
      {
        id: "acled-AFG90001",
        title: "Remote explosive/landmine/IED, Mazar-e Sharif",
        date: "2022-04-21",
        date_end: "2022-04-21",
        date_precision: "day",
        place_written: "Mazar-e Sharif, Balkh",
        town: "Mazar-e Sharif",
        province: "AF-BAL",
        country: "AF",
        place_precision: "town",
        place_note: "ACLED's geo_precision 1, latitude 36.7090, longitude 67.1109.",
        category: "explosions-remote-violence",
        category_basis: "heading",
        target_type: "civilians",
        method: "remote-explosive-landmine-ied",
        provider: "acled",
        status: "reported",
        sensitivity: "confidential",
        note:
          "Parties, as ACLED has them: Made-up Group (Rebel group); Civilians (Afghanistan) (Civilians). " +
          "A made-up event; nothing like it happened.",
      },
    ]);
    expect(made.claims).toMatchObject([
      {
        id: "claim-acled-AFG90001",
        incident: "acled-AFG90001",
        source: "acled",
        killed: "at least 3",
        killed_verbatim: "3",
        wounded: "",
        casualties: "",
        date: "2022-04-21",
        attributed_to: "",
        attribution_basis: "undetermined",
        note: expect.stringMatching(/most conservative.*Sources that ACLED names: Made-up Radio; /),
      },
    ]);
  });

  test.each([
    ["today", acledColumns, {}],
    ["until March 2023", oldAcledColumns, { inter1: "2", inter2: "7", interaction: "27" }],
    ["of 2015, in capitals", oldestAcledColumns, { inter1: "2", inter2: "7" }],
    ["in any order", [...acledColumns].reverse(), {}],
  ])("from the layout %s", (_, columns, change) => {
    const made = imported("acled", acledTable([change], columns));
    expect(codesOf(made)).toEqual([]);
    expect(made.claims.map(({ killed }) => killed)).toEqual(["at least 3"]);
    expect(made.incidents[0]).toMatchObject({
      id: "acled-AFG90001",
      province: "AF-BAL",
      note: expect.stringContaining("Made-up Group (Rebel group); Civilians (Afghanistan) (Civ"),
    });
  });

  test("with a 0 that is not known, and said so", () => {
    const made = imported("acled", acledTable([{ fatalities: "0" }]));
    expect(made.claims[0]).toMatchObject({ killed: "", killed_verbatim: "0" });
    expect(made.claims[0]?.note).toContain("so it is not known here");
  });

  test.each([
    ["", "", []],
    ["NA", "", []],
    ["3.0", "at least 3", []],
    ["-1", "", ["import/bad-count 2"]],
    ["about 5", "", ["import/bad-count 2"]],
    ["2.5", "", ["import/divided-count 2"]],
  ])("with fatalities %j read as %j", (fatalities, killed, codes) => {
    const made = imported("acled", acledTable([{ fatalities }]));
    expect([made.claims[0]?.killed, codesOf(made)]).toEqual([killed, codes]);
  });

  test.each([
    ["2022-04-21", "2022-04-21"],
    ["21 April 2022", "2022-04-21"],
    ["21-April-2022", "2022-04-21"],
    ["2022-04-21T00:00:00Z", "2022-04-21"],
    ["0022-04-21", "2022-04-21"],
    ["21/04/2022", "2022-04-21"],
  ])("with the day %j read as %j", (written, date) => {
    const made = imported("acled", acledTable([{ event_date: written }]));
    expect([made.incidents[0]?.date, codesOf(made)]).toEqual([date, []]);
  });

  test.each([
    [{ event_date: "03/04/2022" }, "import/date-order"],
    [{ event_date: "2022-02-30" }, "import/bad-date"],
    [{ event_date: "44672" }, "import/bad-date"],
    [{ event_date: "0016-04-21" }, "import/bad-date"],
    [{ event_date: "April 2022" }, "import/bad-date"],
    [{ event_date: "" }, "import/bad-date"],
    [{ event_id_cnty: "" }, "import/bad-id"],
    [{ event_id_cnty: "AFG 9/1" }, "import/bad-id"],
    [{ country: "Atlantis", iso: "" }, "import/unknown-country"],
  ])("or %j is rejected: %s", (change, code) => {
    const made = imported("acled", acledTable([{}, change]));
    expect(codesOf(made)).toEqual([`${code} 3`]);
    expect(made.incidents).toHaveLength(1);
    expect(made.rejected).toMatchObject([{ file: "table.csv", line: 3 }]);
    expect(made.files).toMatchObject([{ given: 2, read: 1, rejected: 1 }]);
  });

  test("with the order of day and month that other rows show", () => {
    const made = imported(
      "acled",
      acledTable([{ event_date: "03/04/2022" }, { event_date: "21/04/2022" }]),
    );
    expect(made.incidents.map(({ date }) => date)).toEqual(["2022-04-03", "2022-04-21"]);
  });

  test("no more exactly dated or placed than its codes say", () => {
    const made = imported(
      "acled",
      acledTable([
        { time_precision: "2", geo_precision: "2" },
        { time_precision: "3", geo_precision: "3" },
        { time_precision: "9", geo_precision: "" },
      ]),
    );
    expect(
      made.incidents.map((each) => [
        each.date,
        each.date_end,
        each.date_precision,
        each.place_precision,
        each.town,
      ]),
    ).toEqual([
      ["2022-04-18", "2022-04-24", "week", "district", ""],
      ["2022-04-01", "2022-04-30", "month", "province", ""],
      ["2022-04-01", "2022-04-30", "month", "province", ""],
    ]);
    expect(made.claims.map(({ date }) => date)).toEqual(["", "", ""]);
    expect(codesOf(made)).toEqual(["import/unknown-code 4", "import/unknown-code 4"]);
  });

  test("with inter codes of every spelling", () => {
    const inter1 = ["1", "State forces", "State Forces", "Sole Rebel Groups", "8", "Other Forces"];
    const made = imported(
      "acled",
      acledTable([...inter1, "", "0", "9"].map((inter1) => ({ inter1 }))),
    );
    const kinds = made.incidents.map(
      ({ note = "" }) => /Made-up Group(?: \((.*?)\))?;/.exec(note)?.[1],
    );
    expect(kinds).toEqual([
      ...["State forces", "State forces", "State forces", "Rebel group"],
      ...["External/Other forces", "External/Other forces", undefined, undefined, undefined],
    ]);
    expect(codesOf(made)).toEqual(["import/unknown-code 10"]);
  });

  test("with contradictions told: year and day, code and name of a country", () => {
    const made = imported("acled", acledTable([{ year: "2021" }, { country: "Pakistan" }]));
    expect(codesOf(made)).toEqual(["import/contradiction 2", "import/contradiction 3"]);
    expect(made.incidents.map(({ country }) => country)).toEqual(["AF", "AF"]);
  });
});

describe("a place of ACLED", () => {
  test.each([
    ["Herat", "AF-HER"],
    ["Heart", "AF-HER"],
    ["Urozgan", "AF-URU"],
    ["Sar-e Pol", "AF-SAR"],
    ["Paktia", "AF-PIA"],
    ["KUNDOZ  province", "AF-KDZ"],
  ])("%j is %s", (admin1, province) => {
    const made = imported("acled", acledTable([{ admin1, location: "A village" }]));
    expect([made.incidents[0]?.province, codesOf(made)]).toEqual([province, []]);
  });

  test("that is not known stays, and is told as unplaced", () => {
    const made = imported(
      "acled",
      acledTable([
        { admin1: "Atlantis" },
        { admin1: "AF34" },
        { admin1: "" },
        { country: "Pakistan", iso: "586", admin1: "Sindh", location: "Karachi" },
      ]),
    );
    expect(codesOf(made)).toEqual([2, 3, 4, 5].map((line) => `import/unplaced ${line}`));
    expect(
      made.incidents.map((each) => [each.province, each.place_precision, each.place_written]),
    ).toEqual([
      ["", "country", "Mazar-e Sharif, Atlantis"],
      ["", "country", "Mazar-e Sharif, AF34"],
      ["", "country", "Mazar-e Sharif"],
      ["", "country", "Karachi, Mazar-e Sharif, Sindh"],
    ]);
    expect(made.incidents[0]?.place_note).toMatch(/^Unplaced: unknown province "Atlantis"\./);
  });

  test("in another province than the gazetteer's, or on no globe, is told", () => {
    const made = imported(
      "acled",
      acledTable([{ location: "Jalalabad" }, { latitude: "367090", longitude: "" }]),
    );
    expect(codesOf(made)).toEqual(["import/town-elsewhere 2", "import/bad-coordinates 3"]);
    expect(made.incidents[0]).toMatchObject({ town: "", place_precision: "district" });
  });
});

describe("rows that come twice", () => {
  test("stand once; the other is rejected, and told whether it says the same", () => {
    const first = tableOf(acledColumns, acledEvent, [{}]);
    const second = tableOf(acledColumns, acledEvent, [{}, { fatalities: "5" }]);
    const made = imported("acled", first, second);
    expect(made.claims.map(({ killed }) => killed)).toEqual(["at least 3"]);
    expect(made.rejected.map(({ reason }) => reason)).toEqual([
      "acled-AFG90001 is there already: table.csv, line 2",
      "acled-AFG90001 is there with other cells: table.csv, line 2",
    ]);
    expect(codesOf(made)).toEqual(["import/repeated-id 2", "import/repeated-id 3"]);
  });
});

describe("the JSON of the API", () => {
  const event = { ...acledEvent, fatalities: 3, year: 2022 };

  test("is read like a table", () => {
    const text = JSON.stringify({ status: 200, success: true, count: 1, data: [event] });
    const made = imported("acled", text);
    expect(codesOf(made)).toEqual([]);
    expect(made.claims.map(({ killed }) => killed)).toEqual(["at least 3"]);
    expect(made.files[0]?.said).toContain("JSON; rows are numbered from 1");
  });

  test("is told to be a page of more, or empty", () => {
    const page = imported("acled", JSON.stringify({ count: 5000, data: [event, 7] }));
    expect(codesOf(page)).toEqual(["import/incomplete-answer", "import/bad-row 2"]);
    const empty = imported("acled", JSON.stringify({ count: 0, data: [] }));
    expect(codesOf(empty)).toEqual(["import/no-rows 1"]);
  });
});
