import { describe, expect, test } from "vitest";
import { propose } from "../../src/mapping/index.ts";
import { headersOf, mapped, places, sheetOf } from "./table.ts";

const codesOf = ({ diagnostics }: ReturnType<typeof mapped>): string[] =>
  diagnostics.map(({ code, place }) => `${code} ${place?.line ?? ""}`.trim());

const proposed = (text: string) => propose(sheetOf(text), places);

describe("a column of people", () => {
  test("of which few cells are counts is read all the same; what is none is kept as written", () => {
    const made = mapped(
      [
        "Date,Killed",
        "2022-05-20,many people",
        "2022-05-21,a family",
        "2022-05-22,unclear",
        "2022-05-23,not yet clear",
        "2022-05-24,4",
      ].join("\n"),
    );
    expect(made.claims.map(({ killed, killed_verbatim: written }) => [killed, written])).toEqual([
      ['"many people"', "many people"],
      ['"a family"', "a family"],
      ['"unclear"', "unclear"],
      ['"not yet clear"', "not yet clear"],
      ["4", ""],
    ]);
    expect(codesOf(made)).toEqual([2, 3, 4, 5].map((line) => `mapping/bad-count ${line}`));
  });

  test("of which no cell is a count is told, and not read: it may hold names", () => {
    const table = "Date,Killed,Injured\n2022-05-20,,\n2022-05-21,A. B.,3\n2022-05-22,C. D.,4\n";
    const { left, columns } = proposed(table);
    expect([left, columns.map(({ target }) => target)]).toEqual([["Killed"], ["date", "wounded"]]);
    const { diagnostics, claims } = mapped(table);
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      [
        "mapping/unread-counts",
        'Killed: it is not read, for none of its 2 cells is a count, such as "A. B." on line 3',
      ],
    ]);
    expect(JSON.stringify(claims)).not.toContain("A. B.");
  });

  test("with codes for what is missing: they are no tolls", () => {
    const made = mapped(
      ["Date,Killed,Wounded", "2022-05-20,12,999", "2022-05-21,999,3", "2022-05-22,-99,9999"].join(
        "\n",
      ),
    );
    expect(made.claims.map(({ killed, wounded }) => [killed, wounded])).toEqual([
      ["12", ""],
      ["", "3"],
      ["", ""],
    ]);
    expect(made.claims[1]?.killed_verbatim).toBe("999");
    expect(codesOf(made)).toEqual([
      "mapping/code-like-count 2",
      "mapping/code-like-count 3",
      "mapping/bad-count 4",
      "mapping/code-like-count 4",
    ]);
  });

  test.each([
    ["another figure is near it", "2022-05-20,640"],
    ["another figure is near it, as an end", "2022-05-20,400-700"],
    ["it is said to be exact", "2022-05-20,1"],
  ])("and 999 where %s", (what, row) => {
    const written = what.startsWith("it") ? "exactly 999" : "999";
    const made = mapped(["Date,Killed", row, `2022-05-21,${written}`].join("\n"));
    expect(made.claims[1]?.killed).toBe(written);
    expect(codesOf(made)).toEqual([]);
  });
});

test.each([
  ["10 (incl. 3 children)", "10"],
  ["at least 12, including 3 women", "at least 12"],
  ["10-12 (of whom 4 were police)", "10-12"],
  ["10 killed including 2", ""],
  ["including 3 children", ""],
])("of %s the whole is counted, and the words are kept", (written, killed) => {
  const made = mapped(`Date,Killed\n2022-05-20,"${written}"\n2022-05-21,3\n`);
  expect(made.claims[0]).toMatchObject({ killed, killed_verbatim: written });
});

test("a row that adds up others says nothing of what columns hold", () => {
  const made = mapped("Date,Killed,Source\n2022-05-25,10,AP\n2022-05-26,5,AP\nTotal,15,\n");
  expect(made.incidents.map(({ date }) => date)).toEqual(["2022-05-25", "2022-05-26"]);
  expect(codesOf(made)).toEqual(["mapping/sum-row 4"]);
});

test("notes, headings and headers that stand again are no incidents, and told as what they are", () => {
  const made = mapped(
    [
      "No,Date,Location,Killed",
      "1,2022-05-20,Kabul,2",
      "Herat province,,,",
      "No,Date,Location,Killed",
      "2,2022-05-21,Herat City,3",
      "* includes attackers,,,",
      ",,,7",
    ].join("\n"),
  );
  expect(made.incidents).toHaveLength(2);
  expect(codesOf(made)).toEqual([
    "mapping/note-row 3",
    "mapping/repeated-header 4",
    "mapping/note-row 6",
    "mapping/bad-date 7",
  ]);
  expect(made.leftOut.map(({ row }) => row.line)).toEqual([3, 4, 6, 7]);
});

test("an event of a word or two is a method, one of a sentence none", () => {
  const short = "Date,Event\n2022-05-25,Roadside bomb\n2022-05-26,Shooting\n";
  expect(headersOf(proposed(short))).toMatchObject({ method: "Event" });
  const long = `Date,Event\n2022-05-25,${"Gunmen on a motorcycle shot at a vehicle near the bazaar. ".repeat(2)}\n`;
  expect(proposed(long).left).toEqual(["Event"]);
});

describe("several sources in one cell", () => {
  const groupsOf = (...cells: readonly string[]) => {
    const rows = cells.map((cell, index) => `2022-05-${20 + index},1,"${cell}"`);
    const made = mapped(["Date,Killed,Source", ...rows].join("\n"));
    return {
      groups: made.sources.map(({ publisher, source_group: group }) => [publisher, group]),
      codes: codesOf(made),
    };
  };

  test("are one voice, that of the first, and are told", () => {
    expect(groupsOf("AP; Reuters", "AP", "Reuters")).toEqual({
      groups: [
        ["AP; Reuters", "ap"],
        ["AP", "ap"],
        ["Reuters", "reuters"],
      ],
      codes: ["mapping/several-sources 2"],
    });
  });

  test.each(["AFP, AP", "AFP and AP", "AFP/AP", "AFP & AP", "AFP، AP"])(
    "as %s, where each stands alone in other cells",
    (cell) => {
      expect(groupsOf("AFP", "ap", cell)).toMatchObject({
        groups: [
          ["AFP", "afp"],
          ["ap", "ap"],
          [cell, "afp"],
        ],
        codes: ["mapping/several-sources 4"],
      });
      expect(groupsOf("AFP", cell).codes).toEqual([]);
    },
  );
});

test.each([
  ["Jour,Lieu,Tués,Blessés,Source", ["date", "place_written", "killed", "wounded", "source"]],
  ["Fecha,Lugar,Muertos,Heridos,Fuente", ["date", "place_written", "killed", "wounded", "source"]],
  ["Datum,Ort,Tote,Verletzte,Quelle", ["date", "place_written", "killed", "wounded", "source"]],
  [
    "التاريخ,المكان,عدد القتلى,الجرحى,المصدر",
    ["date", "place_written", "killed", "wounded", "source"],
  ],
])("headers of another language are known: %s", (header, targets) => {
  const { columns, left } = proposed(`${header}\n2022-05-25,Somewhere,3,4,AP\n`);
  expect([columns.map(({ target }) => target), left]).toEqual([targets, []]);
});
