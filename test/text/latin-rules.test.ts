import { expect, test } from "vitest";
import { readLatinRules } from "../../src/text/latin-rules.ts";
import type { LayoutTable, LookupTable, ValueFormat } from "../../src/text/opentype.ts";
import { vazirmatn } from "./fonts.ts";

const simple: ReadonlySet<number> = new Set([1, 2, 3]);

// A table with one lookup, switched on by one feature of Latin script.
function table(feature: string, lookupType: number, ...subTables: LookupTable[]): LayoutTable {
  return {
    scriptList: [{ tag: "latn", script: { defaultLangSys: { featureIndexes: [0] } } }],
    featureList: [{ tag: feature, feature: { lookupListIndexes: [0] } }],
    lookupList: { get: () => ({ lookupType, subTables }) },
  };
}

const xAdvance: ValueFormat = { xAdvance: true, xPlacement: false };

function pairs(value: number, valueFormat2: ValueFormat = {}): LookupTable {
  const row = [{ secondGlyph: 2, value1: { xAdvance: value } }];
  return {
    version: 1,
    coverage: { glyphs: [1] },
    valueFormat1: xAdvance,
    valueFormat2,
    pairSets: { get: () => row },
  };
}

test("kerning is that of the first table of a lookup that has the pair", () => {
  const rules = readLatinRules({ GPOS: table("kern", 2, pairs(-50), pairs(-10)) }, simple, []);
  expect(rules?.kern(1, 2)).toBe(-50);
  expect(rules?.kern(2, 1)).toBe(0);
});

test("classes kern too, in whichever format they are written", () => {
  const classes: LookupTable = {
    version: 2,
    coverage: { rangeRecords: [{ start: 1, end: 2 }] },
    classDef1: { startGlyph: 2, classValueArray: [1] },
    classDef2: { classRangeRecord: [{ start: 3, end: 4, class: 1 }] },
    classRecords: {
      get: (row) => ({ get: (column) => ({ value1: { xAdvance: row * 10 + column } }) }),
    },
  };
  const rules = readLatinRules({ GPOS: table("kern", 2, classes) }, simple, []);
  expect([rules?.kern(2, 3), rules?.kern(1, 3), rules?.kern(2, 1), rules?.kern(3, 3)]).toEqual([
    11, 1, 10, 0,
  ]);
});

test("a ligature's first two glyphs may change, and a glyph that is replaced", () => {
  const ligature: LookupTable = {
    coverage: { glyphs: [1] },
    ligatureSets: { get: () => [{ components: [2, 3] }] },
  };
  const rules = readLatinRules({ GSUB: table("liga", 4, ligature) }, simple, []);
  expect([rules?.mayChange(1, 2), rules?.mayChange(2, 3)]).toEqual([true, false]);
  const single = table("tnum", 1, { coverage: { glyphs: [3] } });
  expect(readLatinRules({ GSUB: single }, simple, [])?.mayChange(3, 1)).toBe(false);
  expect(readLatinRules({ GSUB: single }, simple, ["tnum"])?.mayChange(3, 1)).toBe(true);
});

test("a glyph that always becomes another is drawn as that, unless that may change too", () => {
  const become = (glyph: number): LayoutTable =>
    table("tnum", 1, { coverage: { glyphs: [3] }, substitute: { get: () => glyph } });
  const rules = readLatinRules({ GSUB: become(9) }, simple, ["tnum"]);
  expect([rules?.standIn(3), rules?.standIn(2), rules?.mayChange(9, 1)]).toEqual([9, 2, false]);
  const twice = readLatinRules({ GSUB: become(3) }, simple, ["tnum"]);
  expect([twice?.standIn(3), twice?.mayChange(3, 1)]).toEqual([3, true]);
});

test("a font whose letters look at their neighbours is left to fontkit", () => {
  const context = (lookaheadCoverage: number[]): LayoutTable =>
    table("calt", 6, {
      inputCoverage: [{ glyphs: [1] }],
      lookaheadCoverage: [{ glyphs: lookaheadCoverage }],
    });
  expect(readLatinRules({ GSUB: context([2]) }, simple, [])).toBeUndefined();
  expect(readLatinRules({ GSUB: context([99]) }, simple, [])).toBeDefined();
});

test("contexts by classes count only where plain letters fill them", () => {
  const context = (lookahead: number): LayoutTable =>
    table("ccmp", 6, {
      coverage: { glyphs: [1] },
      inputClassDef: { startGlyph: 1, classValueArray: [1] },
      lookaheadClassDef: { startGlyph: 3, classValueArray: [1, 2] },
      backtrackClassDef: {},
      chainClassSet: [null, [{ input: [], lookahead: [lookahead], backtrack: [] }]],
    });
  expect(readLatinRules({ GSUB: context(1) }, simple, [])).toBeUndefined();
  expect(readLatinRules({ GSUB: context(2) }, simple, [])).toBeDefined();
});

test("kerning that moves both glyphs, or of another kind, is left to fontkit", () => {
  expect(
    readLatinRules({ GPOS: table("kern", 2, pairs(-5, xAdvance)) }, simple, []),
  ).toBeUndefined();
  expect(readLatinRules({ kern: {} }, simple, [])).toBeUndefined();
  expect(readLatinRules({ morx: {} }, simple, [])).toBeUndefined();
});

test("extension tables are read as what they stand for", () => {
  const wrapped = { lookupType: 2, extension: pairs(-7) };
  const rules = readLatinRules({ GPOS: table("kern", 9, wrapped) }, simple, []);
  expect(rules?.kern(1, 2)).toBe(-7);
});

test("the briefing's fonts need no fontkit for Latin", () => {
  for (const face of vazirmatn.faces) {
    const glyphs = new Set([..."AVTofkil"].map((letter) => face.glyphId(letter.charCodeAt(0))));
    expect(readLatinRules(face.handle, glyphs, [])).toBeDefined();
  }
});
