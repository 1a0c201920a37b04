import { expect, test } from "vitest";
import { ReportError } from "../../src/diagnostic.ts";
import { FontSet, loadFonts, missingCharacters, missingGlyphs } from "../../src/text/index.ts";
import { both, liberation, readFont, regular, vazirmatn } from "./fonts.ts";

test("a face knows its metrics, per em", () => {
  expect(regular).toMatchObject({ id: "Vazirmatn 400", unitsPerEm: 2048 });
  expect(regular.ascent).toBeCloseTo(2100 / 2048, 9);
  expect(regular.descent).toBeCloseTo(1100 / 2048, 9);
  expect(regular.capHeight).toBeGreaterThan(regular.xHeight);
  expect(regular.advanceOf(regular.glyphId(0x30))).toBeCloseTo(1151 / 2048, 9);
});

test("a face draws a no-break hyphen or a thin space it lacks with its like", () => {
  const [face] = liberation.faces;
  expect(face?.hasGlyph(0x2011)).toBe(true);
  expect(face?.glyphId(0x2009)).not.toBe(0);
  expect(face?.hasGlyph(0x06a9)).toBe(false);
  expect(face?.glyphId(0x06a9)).toBe(0);
});

test("the nearest weight of the family is taken", () => {
  const weights = [100, 400, 480, 500, 600, 650, 900];
  expect(weights.map((weight) => vazirmatn.primaryFace("Vazirmatn", weight).weight)).toEqual([
    400, 400, 400, 600, 600, 700, 700,
  ]);
});

test("an unknown family falls back to the theme's first", () => {
  expect(both.primaryFace("Nowhere", 700).id).toBe("Vazirmatn 700");
});

test("a character the family lacks comes from another family", () => {
  const faceOf = (character: string): string =>
    both.faceFor("Vazirmatn", 700, character.codePointAt(0) ?? 0).id;
  expect([..."aک→"].map(faceOf)).toEqual(["Vazirmatn 700", "Vazirmatn 700", "Liberation 400"]);
});

test("characters that no face has are listed once, controls never", () => {
  expect(missingCharacters("a؋→؋\u2068\u200f\n\t\u00ad\u200c", vazirmatn)).toEqual(["؋", "→"]);
  expect(missingCharacters("a؋→", both)).toEqual(["؋"]);
  expect(missingCharacters("𝄞", both)).toEqual(["𝄞"]);
});

test("a missing glyph is a finding with its place", () => {
  const place = { file: "data/incidents.csv", line: 3 };
  expect(missingGlyphs("50 ؋", vazirmatn, place)).toEqual([
    expect.objectContaining({
      severity: "error",
      code: "text/missing-glyph",
      message: 'no font has a glyph for "؋" (U+060B)',
      place,
    }),
  ]);
});

const source = { family: "Vazirmatn", weight: 400, file: "templates/fonts/Vazirmatn-Regular.ttf" };

async function findingsOf(loading: Promise<FontSet>): Promise<string[]> {
  const error = await loading.then(() => undefined).catch((reason: unknown) => reason);
  if (!(error instanceof ReportError)) throw new Error("no report", { cause: error });
  return error.diagnostics.map(({ code, message, place }) => `${code} ${message} ${place?.file}`);
}

test("every font that cannot be used is reported", async () => {
  const files = [
    { family: "A", weight: 400, file: "nowhere.ttf" },
    { family: "B", weight: 400, file: "templates/fonts/OFL-Roboto.txt" },
    { family: "C", weight: 400, file: "templates/fonts/Vazirmatn-Regular.woff2" },
    source,
    { ...source, file: "templates/fonts/Vazirmatn-Bold.ttf" },
  ];
  expect(await findingsOf(loadFonts(files, readFont))).toEqual([
    expect.stringMatching(/^text\/font-unreadable cannot read the font "A" 400: ENOENT/),
    expect.stringMatching(
      /^text\/font-format the font "B" 400 cannot be used: unknown font format/,
    ),
    expect.stringMatching(/^text\/font-format the font "C" 400 cannot be used: it is a WOFF2 file/),
    expect.stringMatching(/^text\/font-duplicate the font "Vazirmatn" 400 is given twice .*Bold/),
  ]);
});

test("a font that is cut short is reported", async () => {
  const whole = readFont(source.file);
  for (const length of [0, 3, 12, 300, 5000]) {
    const findings = await findingsOf(loadFonts([source], () => whole.slice(0, length)));
    expect(findings).toEqual([expect.stringMatching(/^text\/font-format/)]);
  }
});

test("no font at all is a mistake of the program", () => {
  expect(() => new FontSet([])).toThrow("at least one face");
});
