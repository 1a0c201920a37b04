import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { inlineStyleOf, readTheme, styleOf } from "../../src/theme/index.ts";

const file = "templates/briefing/theme.yaml";
const folder = resolve(import.meta.dirname, "../../templates/briefing");
const shipped = readFileSync(resolve(folder, "theme.yaml"), "utf8");

function read(text: string = shipped): ReturnType<typeof readTheme> {
  return readTheme([{ text, file, folder }]);
}

function themed(text?: string): NonNullable<ReturnType<typeof readTheme>["theme"]> {
  const { theme, diagnostics } = read(text);
  if (theme === undefined) throw new Error(JSON.stringify(diagnostics));
  return theme;
}

describe("the shipped theme", () => {
  test("reads without a finding", () => {
    expect(read().diagnostics).toEqual([]);
  });

  test("bases every style on the document's", () => {
    expect(styleOf(themed(), "paragraph").fontSize).toBe(9.6);
  });

  test("bases a style on another where it says so", () => {
    expect(styleOf(themed(), "table-cell").fontSize).toBe(styleOf(themed(), "table").fontSize);
    expect(styleOf(themed(), "table-cell").spaceAfter).toBe(0);
  });

  test("lays what a class declares over the default style, and nothing else", () => {
    const lead = styleOf(themed(), "paragraph", "lead");
    expect(lead.fontSize).toBe(11);
    expect(styleOf(themed(), "heading-2", "lead").ruleBefore).toBe(1.2);
  });

  test("lets an inline style change only what it declares", () => {
    expect(inlineStyleOf(themed(), "strong")).toEqual({ fontWeight: 600 });
  });

  test("resolves colours by name", () => {
    expect(styleOf(themed(), "link").color).toBe("#0b5561");
    expect(themed().chart.text).toBe("#1b2024");
  });
});

describe("a theme without room", () => {
  const found = (from: string, to: string) =>
    read(shipped.replace(from, to)).diagnostics.map(({ severity, code, message, hint, place }) => [
      `${severity} ${code} ${shipped.split("\n")[(place?.line ?? 0) - 1]?.trim().split(":")[0]}`,
      message,
      hint,
    ]);

  test.each([
    [
      "lead: { font-size: 11, line-height: 16,",
      "lead: { font-size: 30,",
      "warning theme/tight-lines lead",
      "lines of 14 points with letters of 30 are set over one another",
      'give the style "line-height": 38, say',
    ],
    [
      "margin-top: 60",
      "margin-top: 30",
      "warning theme/tight-margin margin-top",
      "the running head reaches 39 points from the edge of the page, and is set over the text",
      "make margin-top 51 or more, or head-offset smaller",
    ],
    [
      "margin-bottom: 62",
      "margin-bottom: 20",
      "warning theme/tight-margin margin-bottom",
      "the running foot reaches 42 points from the edge of the page, and is set over the text",
      "make margin-bottom 54 or more, or foot-offset smaller",
    ],
    [
      "head-offset: 36",
      "head-offset: 2",
      "warning theme/tight-margin head-offset",
      "the running head reaches over the edge of the page",
      "make head-offset 6 or more",
    ],
  ])("for %s, made %s", (from, to, ...finding) => {
    expect(found(from, to)).toEqual([finding]);
  });

  test("is told where it was laid over another theme", () => {
    const own = { text: "styles:\n  lead: { font-size: 30 }\n", file: "own.yaml", folder };
    const { diagnostics } = readTheme([own, { text: shipped, file, folder }]);
    expect(diagnostics.map(({ code, place }) => [code, place?.file, place?.line])).toEqual([
      ["theme/tight-lines", "own.yaml", 2],
    ]);
  });

  test("has none after its hint was followed", () => {
    expect(
      found("lead: { font-size: 11, line-height: 16,", "lead: { font-size: 30, line-height: 38,"),
    ).toEqual([]);
    expect(found("margin-top: 60", "margin-top: 56")).toEqual([]);
  });
});

describe("a theme with a slip in it", () => {
  const slips: readonly [name: string, from: string, to: string, code: string, line: string][] = [
    [
      "names no colour",
      "citation: { color: accent }",
      "citation: { color: acent }",
      "theme/unknown-color",
      "citation",
    ],
    [
      "names no style to base on",
      "based-on: table, font-weight",
      "based-on: tabel, font-weight",
      "theme/unknown-style",
      "table-head",
    ],
    ["misspells a property", "space-after: 8 }", "space-afer: 8 }", "theme/unknown-key", "lead"],
    ["leaves a default style out", "  figure-value: {}\n", "", "theme/missing-style", "document:"],
    [
      "names no font",
      "{ color: muted }",
      "{ color: muted, font-family: Arial }",
      "theme/unknown-font",
      "  muted: {",
    ],
  ];
  test.each(slips)("%s: one finding, with its line and a hint", (_, from, to, code, line) => {
    const { theme, diagnostics } = read(shipped.replace(from, to));
    expect(theme).toBeUndefined();
    expect(diagnostics.map((d) => d.code)).toEqual([code]);
    expect(diagnostics[0]?.excerpt).toContain(line);
    expect(diagnostics[0]?.hint).toBeTruthy();
  });

  test("is based on itself: the way round is shown", () => {
    const { diagnostics } = read(shipped.replace("small: {", "small: { based-on: small,"));
    expect(diagnostics.map((d) => d.message)).toEqual([
      'style "small" is based on itself: small → small',
    ]);
  });
});

describe("a theme laid over another", () => {
  const over = (text: string): ReturnType<typeof readTheme> =>
    readTheme([
      { text, file: "mine/theme.yaml", folder: "/project/mine" },
      { text: shipped, file, folder },
    ]);

  test("changes what it says, property by property, and keeps the order of styles", () => {
    const { theme, diagnostics } = over(
      'colors: { accent: "#112233" }\nstyles: { lead: { font-size: 12 }, loud: { font-weight: 700 } }\n',
    );
    expect(diagnostics).toEqual([]);
    expect(theme?.styles["lead"]).toMatchObject({ fontSize: 12, lineHeight: 16, spaceAfter: 8 });
    expect(theme?.styles["link"]?.color).toBe("#112233");
    const names = Object.keys(theme?.styles ?? {});
    expect(names).toEqual([...Object.keys(themed().styles), "loud"]);
    expect(theme?.fonts).toEqual(themed().fonts);
  });

  test("takes lists whole, with paths of fonts from the file that lists them", () => {
    const { theme, fontPlaces } = over(
      "fonts:\n  - { family: Roboto, weight: 400, file: a.ttf, web: a.woff2 }\nstyles: {}\n",
    );
    expect(theme?.fonts.map((font) => font.file)).toEqual(["/project/mine/a.ttf"]);
    expect(fontPlaces?.get("/project/mine/a.woff2")).toEqual({
      file: "mine/theme.yaml",
      line: 2,
      column: 54,
    });
  });

  test.each([
    ["colors: { x: red }\n", "theme/bad-value", "mine/theme.yaml", "colors: { x: red }"],
    ["styles:\n  lead: { colour: x }\n", "theme/unknown-key", "mine/theme.yaml", "colour: x }"],
    ["styles: 3\n", "theme/wrong-type", "mine/theme.yaml", "styles: 3"],
    // What breaks is where it is said, though what broke it is above.
    ["fonts: []\n", "theme/bad-value", "mine/theme.yaml", "fonts: []"],
    [
      "fonts:\n  - { family: Roboto, weight: 400, file: a, web: b }\nstyles: { h: { font-family: Arial } }\n",
      "theme/unknown-font",
      "mine/theme.yaml",
      "font-family: Arial",
    ],
  ])("has the findings of %j in the file that says it", (text, code, at, excerpt) => {
    const { theme, diagnostics } = over(text);
    expect(theme).toBeUndefined();
    expect(diagnostics[0]).toMatchObject({ code, place: { file: at } });
    expect(diagnostics[0]?.excerpt).toContain(excerpt);
  });

  test("has the findings of what lies below in the file below", () => {
    const broken = shipped.replace("citation: { color: accent }", "citation: { color: acent }");
    const { diagnostics } = readTheme([
      { text: "colors: {}\n", file: "mine/theme.yaml", folder: "/project/mine" },
      { text: broken, file, folder },
    ]);
    expect(diagnostics).toMatchObject([{ code: "theme/unknown-color", place: { file } }]);
    expect(diagnostics[0]?.excerpt).toContain("citation");
  });
});
