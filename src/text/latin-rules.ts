import type { FontProgram } from "./fontkit.ts";
import { type Kerning, readKerning } from "./kerning.ts";
import {
  type ClassRule,
  coveredGlyphs,
  glyphClasses,
  type Lookup,
  type LookupTable,
  lookupsOf,
} from "./opentype.ts";

/** What a font does to Latin text, where that is simple enough to do without fontkit. */
export interface LatinRules {
  readonly kern: Kerning;
  /** Tells whether a glyph, or two in a row, may become another: then fontkit has to say. */
  readonly mayChange: (first: number, second: number) => boolean;
  /** Returns the glyph that always stands in for one, such as a tabular figure, or the glyph itself. */
  readonly standIn: (glyph: number) => number;
}

// What fontkit applies unasked (its DefaultShaper), and the scripts it tries for Latin.
const defaultFeatures =
  "rvrn ltra ltrm ccmp locl rlig mark mkmk calt clig liga rclt curs kern".split(" ");
const latinScripts = ["latn", "DFLT", "dflt"];

/**
 * Reads a font's rules for Latin text. Returns undefined unless each of the glyphs in `simple`, in any
 * row, either stands for itself with its own advance, kerned by the next glyph only, or belongs to what
 * `mayChange` names: a font with contextual alternates over plain letters is shaped word by word.
 */
export function readLatinRules(
  font: Pick<FontProgram, "GSUB" | "GPOS" | "kern" | "morx">,
  simple: ReadonlySet<number>,
  features: readonly string[],
): LatinRules | undefined {
  const applied = new Set([...defaultFeatures, ...features]);
  const positioning = lookupsOf(font.GPOS, latinScripts, applied);
  if (font.morx || (positioning.length === 0 && font.kern)) return undefined;
  const substitution = lookupsOf(font.GSUB, latinScripts, applied);
  const { mayChange, standIns } = readChanges(substitution, simple);
  const drawn = new Set([...simple, ...standIns.values()]);
  const pairs = positioning.filter((lookup) => lookup.lookupType === 2);
  const others = [
    ...positioning.filter((lookup) => lookup.lookupType !== 2),
    ...substitution.filter((lookup) => lookup.lookupType > 4),
  ];
  if (others.flatMap((lookup) => lookup.subTables).some((t) => appliesTo(t, drawn)))
    return undefined;
  const kern = readKerning(pairs, drawn);
  return kern && { kern, mayChange, standIn: (glyph) => standIns.get(glyph) ?? glyph };
}

interface Changes {
  readonly mayChange: LatinRules["mayChange"];
  readonly standIns: ReadonlyMap<number, number>;
}

// GSUB lookup types: 1 to 3 replace single glyphs, 4 makes ligatures, 5, 6 and 8 look at the context.
function readChanges(lookups: readonly Lookup[], simple: ReadonlySet<number>): Changes {
  const single = new Set<number>();
  const ligatures = new Set<number>();
  const replaced = new Map<number, number>();
  for (const { lookupType, subTables } of lookups)
    for (const table of subTables) {
      if (lookupType < 4) for (const glyph of coveredGlyphs(table.coverage)) single.add(glyph);
      if (lookupType === 1) addReplaced(table, simple, replaced);
      if (lookupType === 4) addLigatures(table, ligatures);
    }
  const inLigatures = new Set([...ligatures].flatMap((pair) => [pair >>> 16, pair & 0xffff]));
  const standIns = new Map(
    [...replaced].filter((pair) => !pair.some((glyph) => inLigatures.has(glyph))),
  );
  // What is replaced twice, or by what is replaced in turn, is left to fontkit.
  for (const [glyph, other] of standIns) if (single.has(other)) standIns.delete(glyph);
  // A stand-in is asked about in place of what it stands in for.
  const mayChange = (first: number, second: number): boolean =>
    single.has(first) || ligatures.has((first << 16) | second);
  return { mayChange, standIns };
}

function addReplaced(
  table: LookupTable,
  simple: ReadonlySet<number>,
  replaced: Map<number, number>,
): void {
  if (table.substitute === undefined) return;
  for (const [index, glyph] of coveredGlyphs(table.coverage).entries())
    if (simple.has(glyph))
      replaced.set(glyph, replaced.has(glyph) ? glyph : table.substitute.get(index));
}

function addLigatures(table: LookupTable, pairs: Set<number>): void {
  for (const [index, first] of coveredGlyphs(table.coverage).entries())
    for (const { components } of table.ligatureSets?.get(index) ?? [])
      pairs.add((first << 16) | (components[0] ?? 0));
}

// Whether a rule can apply to simple glyphs alone: only where each place of its context can be filled.
function appliesTo(table: LookupTable, simple: ReadonlySet<number>): boolean {
  const first = table.coverage ?? table.markCoverage ?? table.mark1Coverage;
  const places = [
    ...(first === undefined ? [] : [first]),
    ...(table.inputCoverage ?? []),
    ...(table.lookaheadCoverage ?? []),
    ...(table.backtrackCoverage ?? []),
  ];
  if (!places.every((place) => coveredGlyphs(place).some((glyph) => simple.has(glyph))))
    return false;
  const rules = table.chainClassSet?.flatMap((set) => set ?? []);
  return rules === undefined || classRulesApply(rules, table, simple);
}

function classRulesApply(
  rules: readonly ClassRule[],
  table: LookupTable,
  simple: ReadonlySet<number>,
): boolean {
  // Class 0 is every glyph that is in no other.
  const fillable = (definition: LookupTable["inputClassDef"]): ReadonlySet<number> =>
    new Set([0, ...[...glyphClasses(definition)].filter(([g]) => simple.has(g)).map(([, c]) => c)]);
  const input = fillable(table.inputClassDef);
  const lookahead = fillable(table.lookaheadClassDef);
  const backtrack = fillable(table.backtrackClassDef);
  return rules.some(
    (rule) =>
      rule.input.every((one) => input.has(one)) &&
      rule.lookahead.every((one) => lookahead.has(one)) &&
      rule.backtrack.every((one) => backtrack.has(one)),
  );
}
