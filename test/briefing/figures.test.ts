import { beforeAll, describe, expect, test } from "vitest";
import { type HtmlReading, readingOfHtml } from "../support/html-reading.ts";
import { readingOfPdf } from "../support/pdf-reading.ts";
import { firstDifference, numbersOf, type Reading } from "../support/reading.ts";
import { builtSample } from "../support/sample.ts";

// All that is expected here was worked out by hand from the article, under the rules that the briefing's
// method section prints; nothing of it comes from the program or from data/.

let pdf: Reading;
let html: HtmlReading;
let both: readonly Reading[];

beforeAll(async () => {
  const built = await builtSample();
  pdf = await readingOfPdf(built.pdf);
  html = readingOfHtml(built.html);
  both = [pdf, html];
});

describe("PDF and HTML", () => {
  test("print the same numbers in the same order", () => {
    expect(numbersOf(pdf.text)).toEqual(numbersOf(html.text));
    expect(numbersOf(pdf.text).length).toBeGreaterThan(300);
  });

  test("say the same word for word, in charts and notes too", () => {
    expect(firstDifference(pdf.text, html.text)).toBeUndefined();
    expect(pdf.notes).toEqual(html.notes);
  });

  test("have the same in every cell of every table", () => {
    expect(pdf.tables).toEqual(html.tables);
    expect(pdf.tables.length).toBeGreaterThan(5);
  });

  test("describe charts in the same words", () => {
    expect(pdf.alternatives).toEqual(html.alternatives);
    expect(pdf.alternatives.length).toBeGreaterThanOrEqual(5);
  });

  test("have the same headings and contents, the PDF with pages", () => {
    expect(pdf.headings).toEqual(html.headings);
    expect(pdf.contents.map((entry) => entry.replace(/ \d+$/, ""))).toEqual(html.contents);
    expect(html.contents.length).toBeGreaterThan(5);
  });
});

describe("a key figure", () => {
  const remark = "( \\(?in part approximate\\)?( ·)?)?";

  test.each([
    // Both parts: 201 + 276 killed, 326 + 128 wounded.
    ["at least 477", "killed, where stated", "11 of 14 incidents; 3 give no separate figure", true],
    ["at least 454", "wounded, where stated", "8 of 14 incidents; 6 give no separate figure", true],
    // About 60, at least 47, at least 5, 2, at least 30, at least 37, 10, more than 10.
    ["at least 201", "killed, where stated", "8 of 9 incidents; 1 gives no separate figure", true],
    // Over 100, at least 70, 4, 90, more than 40, more than 22; "multiple others", "scores" are no numbers.
    ["at least 326", "wounded, where stated", "6 of 9 incidents; 3 give no separate figure", false],
    // More than 170, 40, more than 66.
    ["more than 276", "killed, where stated", "3 of 3 incidents", false],
    // More than 50, about 78; of the wounded at the airport nothing is said.
    [
      "more than 128",
      "wounded, where stated",
      "2 of 3 incidents; 1 gives no separate figure",
      true,
    ],
    // 11 and 4.
    ["15", "missiles fired, as stated", "", false],
    // One entry tells of 9 "casualties": neither killed nor wounded, and in no sum.
    ["9", "casualties not split into killed and wounded", "1 incident; in neither sum", false],
    // Nothing stated is not nothing.
    ["not stated", "killed", "Stated for none of 2", false],
    ["not stated", "wounded", "Stated for none of 2", false],
  ])("%s %s: %s", (value, label, coverage, isApproximate) => {
    const pattern = new RegExp(`${value}${remark} ${label}${remark} ${coverage}`);
    for (const { text } of both) {
      const [found = ""] = pattern.exec(text) ?? [];
      expect(found).not.toBe("");
      expect(found.includes("approximate")).toBe(isApproximate);
    }
  });
});

// The row of a table by its first two cells, and what stands in it under a heading.
function cell({ tables }: Reading, [first, second]: readonly string[], heading: string): string {
  for (const [head = [], ...rows] of tables) {
    const row = rows.find((cells) => cells[0] === first && cells[1]?.startsWith(second ?? ""));
    if (row !== undefined) return row[head.indexOf(heading)] ?? `no column "${heading}"`;
  }
  return `no row ${first}, ${second}`;
}

describe("an incident", () => {
  test.each([
    ["8 Oct 2021", "Kunduz", "≈ 60", "> 100"],
    ["15 Oct 2021", "Kandahar", "≥ 47", "≥ 70"],
    ["13 Nov 2021", "Kabul", "≥ 5", "“multiple others”"],
    ["10 Dec 2021", "Kabul", "2", "4"],
    ["19 Apr 2022", "Kabul", "≥ 30", "“scores”"],
    ["21 Apr 2022", "Mazar-e Sharif", "≥ 37", "90"],
    ["25 May 2022", "Mazar-e Sharif", "10", "> 40"],
    ["25 May 2022", "Kabul", "> 10", "> 22"],
    ["26 Aug 2021", "Kabul", "> 170", "not stated"],
    ["22 Apr 2022", "Kunduz", "40", "> 50"],
    ["29 Apr 2022", "Kabul", "> 66", "≈ 78"],
  ])("of %s, %s: %s killed, %s wounded", (date, place, killed, wounded) => {
    for (const reading of both) {
      expect(cell(reading, [date, place], "Killed")).toBe(killed);
      expect(cell(reading, [date, place], "Wounded")).toBe(wounded);
    }
  });

  test.each([
    ...["around 60", "over 100", "at least 47", "at least 70 more", "at least 5", "4 others"],
    ...["at least 30", "at least 37", "90 others", "more than 10", "more than 40"],
    ...["more than 22 others", "more than 170", "more than 50", "more than 66", "around 78"],
    ...["9 casualties, all Shiites", "28 Taliban members", "13 US troops", "two British nationals"],
  ])("is also printed in the words of its source: “%s”", (words) => {
    for (const { tables } of both)
      expect(tables.flat(2).filter((text) => text.includes(`“${words}”`))).not.toEqual([]);
  });

  test("with casualties that nobody split has them in one cell", () => {
    for (const reading of both)
      expect(cell(reading, ["28 Apr 2022", "Mazar-e Sharif"], "Killed")).toMatch(/^9 .*not split/);
  });

  test.each([
    ["8 Apr 2022", "Uzbekistan", "11"],
    ["7 May 2022", "Tajikistan", "4"],
  ])("of %s fired towards %s: %s missiles, of casualties nothing is said", (date, to, missiles) => {
    for (const reading of both) {
      expect(cell(reading, [date, to], "Missiles")).toBe(missiles);
      expect(cell(reading, [date, to], "Killed")).toBe("not stated");
    }
  });
});

describe("a province", () => {
  test.each([
    ["Kabul", "6", "≥ 283", "> 104 (in part ≈)", "–"],
    ["Balkh", "3", "≥ 47", "> 130", "9"],
    ["Kunduz", "2", "≈ 100", "> 150", "–"],
    ["Kandahar", "1", "≥ 47", "≥ 70", "–"],
  ])("%s: %s incidents, %s killed, %s wounded", (...row) => {
    for (const { tables } of both) expect(tables.flat()).toContainEqual(row);
  });
});

describe("a chart", () => {
  test("of months has each incident in its month, and months without any", () => {
    const months = new Map<string, number>();
    for (const [month = "", , incidents] of html.chartData[0]?.slice(1) ?? [])
      months.set(month.slice(0, 8), (months.get(month.slice(0, 8)) ?? 0) + Number(incidents));
    expect([...months]).toEqual([
      ["Aug 2021", 1],
      ["Sep 2021", 0],
      ["Oct 2021", 2],
      ["Nov 2021", 1],
      ["Dec 2021", 1],
      ["Jan 2022", 0],
      ["Feb 2022", 0],
      ["Mar 2022", 0],
      ["Apr 2022", 6],
      ["May 2022", 3],
    ]);
  });

  test.each([
    "Mosque (6), Vehicle (3), Foreign territory (2), Airport (1), Target not stated (1) and Place of learning (1)",
    "Explosion (6), Magnetic device (3), Suicide attack (3) and Missile fire (2)",
    "Kabul (6), Balkh (3), Kunduz (2) and Kandahar (1)",
    "Uzbekistan: 11 missiles; killed not stated and Tajikistan: 4 missiles; killed not stated",
    "at least 477 (in part approximate); 1 states no separate number",
  ])("is described with %s", (words) => {
    expect(pdf.alternatives.join("\n")).toContain(words);
  });
});

describe("what others state", () => {
  test.each([
    "more than 50 bombings and armed attacks",
    "more than 330 people were killed",
    "nearly all of the country’s 34 provinces",
    "nearly 4,000 fighters in Afghanistan, 2 times as many",
    "119 attacks, against 39 in the same months of 2020",
    "96 were on Taliban officials or fighters, against 2 a year earlier",
  ])("is printed as theirs: %s", (words) => {
    for (const { text } of both) expect(text).toContain(words);
  });

  test.each([
    // 201, 276, 477 killed and 326, 454 wounded with the 9 that are neither.
    ...["210", "285", "486", "335", "463"],
    // Half of 4,000; 119 + 39; 96 as a share of 119.
    ...["2,000", "158", "81"],
    // 170 less 28, 13 and 2; with them.
    ...["127", "213"],
  ])("is never counted with: %s stands nowhere", (invented) => {
    for (const { text, notes, alternatives } of both)
      expect(numbersOf([text, ...notes, ...alternatives].join(" "))).not.toContain(invented);
  });
});

test("what is not stated is nowhere a zero", () => {
  for (const { text, alternatives } of both)
    for (const words of [text, ...alternatives])
      expect(words).not.toMatch(/\b(?:0|no|none) (?:were )?(?:killed|wounded)\b/i);
});
