import type { Coverage, FontProgram, LayoutTable, Lookup, LookupTable } from "./fontkit.ts";

/** What fontkit applies to Latin text unasked. */
const appliedFeatures: ReadonlySet<string> = new Set(
  "rvrn ltra ltrm ccmp locl rlig calt clig liga rclt curs kern mark mkmk tnum".split(" "),
);

/** Pairs of glyphs that begin a ligature, as `first << 16 | second`. */
export type LigatureStarts = ReadonlySet<number>;

/**
 * Tells whether Latin text in a font is made of pairs: every glyph is the character's own, and its
 * advance depends on the next glyph only, but for ligatures, whose first two glyphs are returned.
 * Returns undefined for a font with rules that look further (contextual alternates, kerning that
 * moves both glyphs): its words have to be shaped whole. `simple` are the glyphs that matter.
 */
export function ligatureStarts(
  font: FontProgram,
  simple: ReadonlySet<number>,
): LigatureStarts | undefined {
  const starts = new Set<number>();
  for (const lookup of lookupsOf(font.GSUB))
    for (const table of lookup.subTables)
      if (!readSubstitution(lookup.lookupType, table, simple, starts)) return undefined;
  for (const lookup of lookupsOf(font.GPOS))
    for (const table of lookup.subTables)
      if (!isPairPosition(lookup.lookupType, table, simple)) return undefined;
  return starts;
}

// The lookups of the features that are on, for Latin and for the default script.
function* lookupsOf(table: LayoutTable | null | undefined): Iterable<Lookup> {
  if (!table) return;
  const seen = new Set<number>();
  for (const { tag, script } of table.scriptList) {
    if (tag !== "latn" && tag !== "DFLT") continue;
    for (const featureIndex of script.defaultLangSys?.featureIndexes ?? []) {
      const feature = table.featureList[featureIndex];
      if (feature === undefined || !appliedFeatures.has(feature.tag)) continue;
      for (const index of feature.feature.lookupListIndexes) seen.add(index);
    }
  }
  for (const index of seen) yield table.lookupList.get(index);
}

// OpenType GSUB lookup types: 4 ligature, 5 and 6 contextual, 7 extension, 8 reverse chaining. Types 1
// to 3 replace a glyph wherever it stands, which shows in the shaped word.
function readSubstitution(
  type: number,
  table: LookupTable,
  simple: ReadonlySet<number>,
  starts: Set<number>,
): boolean {
  if (type === 7 && table.extension !== undefined)
    return readSubstitution(table.lookupType ?? 0, table.extension, simple, starts);
  if (type === 4) addLigatures(table, simple, starts);
  return type < 5 || !appliesTo(table, simple);
}

// OpenType GPOS lookup types: 2 pair, 7 and 8 contextual, 9 extension. The others move marks, or shift
// a glyph wherever it stands, which shows in the shaped word.
function isPairPosition(type: number, table: LookupTable, simple: ReadonlySet<number>): boolean {
  if (type === 9 && table.extension !== undefined)
    return isPairPosition(table.lookupType ?? 0, table.extension, simple);
  if (type === 2) return !Object.values(table.valueFormat2 ?? {}).includes(true);
  return type < 7 || !appliesTo(table, simple);
}

function addLigatures(table: LookupTable, simple: ReadonlySet<number>, starts: Set<number>): void {
  for (const [index, first] of glyphsOf(table.coverage).entries()) {
    if (!simple.has(first)) continue;
    for (const { components } of table.ligatureSets?.get(index) ?? []) {
      const [second] = components;
      if (second !== undefined) starts.add((first << 16) | second);
    }
  }
}

// A contextual rule applies only where each place of its context can be filled.
function appliesTo(table: LookupTable, simple: ReadonlySet<number>): boolean {
  const places = [
    ...(table.coverage === undefined ? [] : [table.coverage]),
    ...(table.inputCoverage ?? []),
    ...(table.lookaheadCoverage ?? []),
    ...(table.backtrackCoverage ?? []),
  ];
  return places.every((coverage) => glyphsOf(coverage).some((glyph) => simple.has(glyph)));
}

function glyphsOf(coverage: Coverage | undefined): number[] {
  if (coverage === undefined) return [];
  if (coverage.version === 1) return [...(coverage.glyphs ?? [])];
  return (coverage.rangeRecords ?? []).flatMap(({ start, end }) =>
    Array.from({ length: end - start + 1 }, (_, offset) => start + offset),
  );
}
