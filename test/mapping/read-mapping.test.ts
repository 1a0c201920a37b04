import { describe, expect, test } from "vitest";
import { readMapping } from "../../src/mapping/index.ts";

const sound = `columns:
  date: When
  killed: Dead
  wounded: Hurt
  category: Kind
  latitude: North
  longitude: East
unread:
  - Editor
constants:
  method: Shelling
words:
  category: { "Air strike": air-strikes }
  date_precision: { "1": day }
unknown: [-99, k.A.]
date-order: day-first
zero: unknown
country: AF
language: en
sensitivity: restricted
source:
  publisher: Exercise Office
  url: https://office.example/
`;

/** The mistake, the line and column that it is told at, and what it is told as. */
const mistakes: readonly (readonly [string, string, string, string])[] = [
  ["  date: When\n", "", "1:1 mapping/missing-key", "the day, or the first day"],
  ["  killed: Dead", "  kiled: Dead", "3:3 mapping/unknown-key", 'did you mean "killed"?'],
  ["  killed: Dead", "  killed: 3", "3:11 mapping/wrong-type", "killed: 12, at least 12, 9-15"],
  ["  killed: Dead", '  killed: ""', "3:11 mapping/bad-value", "killed: 12, at least 12, 9-15"],
  ["wounded: Hurt", "wounded: Dead", "4:12 mapping/column-twice", "a column is one figure"],
  ["longitude: East", "longitude: North", "7:14 mapping/column-twice", "a column is one figure"],
  ["zero: unknown", "century: 20", "17:10 mapping/bad-value", 'did you mean "2000"?'],
  ["zero: unknown", "calendar: lunar", "17:11 mapping/bad-value", "gregorian, solar-hijri"],
  ["  - Editor", "  - Dead", "9:5 mapping/read-and-unread", "take it out of unread"],
  ["unread:\n  - Editor", "unread: Editor", "8:9 mapping/wrong-type", "columns of the table"],
  [
    "method: Shelling",
    "category: a",
    "11:13 mapping/constant-beside-column",
    "keep one of the two",
  ],
  ["method: Shelling", "killed: 3", "11:3 mapping/unknown-key", "known here: "],
  ["air-strikes", "Air strikes", "13:29 mapping/bad-value", "a word of the data: air-strikes"],
  ["air-strikes", "all", "13:29 mapping/bad-value", "give it another word"],
  ['"1": day', '"1": days', "14:26 mapping/bad-value", 'did you mean "day"?'],
  [
    "date_precision:",
    "date_precison:",
    "14:3 mapping/unknown-key",
    'did you mean "date_precision"?',
  ],
  ["day-first", "dmy", "16:13 mapping/bad-value", "one of day-first, month-first"],
  ["zero: unknown", "zero: 0", "17:7 mapping/bad-value", "one of nobody, unknown"],
  [
    "country: AF",
    "country: XX",
    "18:10 mapping/unknown-country",
    "the two letters of ISO 3166-1: AF",
  ],
  ["language: en", "language: fr", "19:11 mapping/bad-value", "one of en, fa-AF, ps-AF"],
  ["restricted", "secret", "20:14 mapping/bad-value", "one of public, restricted, confidential"],
  ["publisher:", "publischer:", "22:3 mapping/unknown-key", 'did you mean "publisher"?'],
  [
    "https://office.example/",
    "office.example",
    "23:8 mapping/bad-value",
    "the page where it was found",
  ],
  [
    "  killed: Dead",
    "  killed: Dead\n  killed: Dead",
    "4:3 config/duplicate-key",
    "keep one of the two",
  ],
  ["zero: unknown", "zero: [", "18:1 config/yaml", "close"],
];

describe("a mapping.yaml", () => {
  test("is read", () => {
    const { file, diagnostics } = readMapping(sound, "mapping.yaml");
    expect(diagnostics).toEqual([]);
    expect(file?.written).toMatchObject({
      columns: { date: "When", killed: "Dead" },
      unknown: ["-99", "k.A."],
      sensitivity: "restricted",
    });
  });

  test("says little, and is confidential then", () => {
    const { file } = readMapping("columns: { date: When }\n", "mapping.yaml");
    expect(file?.written).toMatchObject({ sensitivity: "confidential", unknown: [], unread: [] });
    expect(file?.written.zero).toBeUndefined();
  });

  test.each(mistakes)("with %j made %j is one finding", (right, wrong, told, hint) => {
    expect(sound).toContain(right);
    const { file, diagnostics } = readMapping(sound.replace(right, wrong), "my/mapping.yaml");
    expect(file).toBeUndefined();
    expect(diagnostics.map(({ code, place }) => `${place?.line}:${place?.column} ${code}`)).toEqual(
      [told],
    );
    expect(diagnostics[0]?.hint).toContain(hint);
    expect(diagnostics[0]?.place?.file).toBe("my/mapping.yaml");
  });

  test.each(["", "[]", "columns:", "null", "- a", "columns: 3\n", "\t"])(
    "that is none, such as %j, is a finding",
    (text) => {
      const { file, diagnostics } = readMapping(text, "mapping.yaml");
      expect([file, diagnostics.length]).toEqual([undefined, 1]);
    },
  );
});
