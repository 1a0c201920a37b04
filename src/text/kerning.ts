import {
  coveredGlyphs,
  glyphClasses,
  type Lookup,
  type LookupTable,
  type Value,
} from "./opentype.ts";

/** Returns how much, in font units, a glyph's advance changes before another. */
export type Kerning = (first: number, second: number) => number;

/**
 * Reads pair positioning (GPOS lookup type 2) for the glyphs in `simple`; undefined if it does more than
 * change the first glyph's advance.
 */
export function readKerning(
  lookups: readonly Lookup[],
  simple: ReadonlySet<number>,
): Kerning | undefined {
  const tables = lookups.map((lookup) => lookup.subTables);
  if (!tables.flat().every(changesFirstAdvanceOnly)) return undefined;
  const readers = tables.map((subTables) => subTables.map((table) => readTable(table, simple)));
  return (first, second) => {
    let total = 0;
    // Of a lookup's tables the first that has the pair decides.
    for (const lookup of readers)
      for (const read of lookup) {
        const value = read(first, second);
        if (value === undefined) continue;
        total += value;
        break;
      }
    return total;
  };
}

function changesFirstAdvanceOnly({ valueFormat1, valueFormat2 }: LookupTable): boolean {
  const moved = Object.entries(valueFormat1 ?? {}).filter(([, present]) => present);
  return (
    moved.every(([name]) => name === "xAdvance") &&
    !Object.values(valueFormat2 ?? {}).includes(true)
  );
}

type PairReader = (first: number, second: number) => number | undefined;

function readTable(table: LookupTable, simple: ReadonlySet<number>): PairReader {
  const coverageIndex = new Map<number, number>();
  for (const [index, glyph] of coveredGlyphs(table.coverage).entries())
    if (simple.has(glyph)) coverageIndex.set(glyph, index);
  return table.version === 2
    ? readClassPairs(table, coverageIndex)
    : readGlyphPairs(table, coverageIndex);
}

function readGlyphPairs(
  table: LookupTable,
  coverageIndex: ReadonlyMap<number, number>,
): PairReader {
  const rows = new Map<number, Map<number, number>>();
  return (first, second) => {
    const index = coverageIndex.get(first);
    if (index === undefined) return undefined;
    let row = rows.get(index);
    if (row === undefined) {
      row = new Map();
      for (const pair of table.pairSets?.get(index) ?? [])
        if (!row.has(pair.secondGlyph)) row.set(pair.secondGlyph, advanceIn(pair.value1));
      rows.set(index, row);
    }
    return row.get(second);
  };
}

function readClassPairs(
  table: LookupTable,
  coverageIndex: ReadonlyMap<number, number>,
): PairReader {
  const firstClasses = glyphClasses(table.classDef1);
  const secondClasses = glyphClasses(table.classDef2);
  return (first, second) => {
    if (!coverageIndex.has(first)) return undefined;
    const row = table.classRecords?.get(firstClasses.get(first) ?? 0);
    return advanceIn(row?.get(secondClasses.get(second) ?? 0).value1);
  };
}

function advanceIn(value: Value | undefined): number {
  return value?.xAdvance ?? 0;
}
