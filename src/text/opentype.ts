/** GSUB or GPOS as fontkit reads them, as far as the rules for Latin text go. */
export interface LayoutTable {
  readonly scriptList: readonly {
    readonly tag: string;
    readonly script: { readonly defaultLangSys?: { readonly featureIndexes: readonly number[] } };
  }[];
  readonly featureList: readonly {
    readonly tag: string;
    readonly feature: { readonly lookupListIndexes: readonly number[] };
  }[];
  readonly lookupList: Lazy<Lookup>;
}

/** An array that fontkit reads on demand. */
interface Lazy<Item> {
  get(index: number): Item;
}

export interface Lookup {
  readonly lookupType: number;
  readonly subTables: readonly LookupTable[];
}

/** A table of any lookup: which members it has depends on type and version. */
export interface LookupTable {
  readonly version?: number;
  /** In an extension table: the type and table it stands for. */
  readonly lookupType?: number;
  readonly extension?: LookupTable;
  readonly coverage?: Coverage;
  /** Of single substitution, version 2: what each glyph of the coverage becomes. */
  readonly substitute?: Lazy<number>;
  /** Marks that attach. */
  readonly markCoverage?: Coverage;
  readonly mark1Coverage?: Coverage;
  /** Contextual rules. */
  readonly inputCoverage?: readonly Coverage[];
  readonly lookaheadCoverage?: readonly Coverage[];
  readonly backtrackCoverage?: readonly Coverage[];
  readonly chainClassSet?: readonly (readonly ClassRule[] | null)[];
  readonly inputClassDef?: ClassDefinition;
  readonly lookaheadClassDef?: ClassDefinition;
  readonly backtrackClassDef?: ClassDefinition;
  readonly ligatureSets?: Lazy<Iterable<{ readonly components: readonly number[] }>>;
  /** Pairs: of glyphs (version 1) or of classes (version 2). */
  readonly valueFormat1?: ValueFormat;
  readonly valueFormat2?: ValueFormat;
  readonly pairSets?: Lazy<Iterable<{ readonly secondGlyph: number; readonly value1: Value }>>;
  readonly classDef1?: ClassDefinition;
  readonly classDef2?: ClassDefinition;
  readonly classRecords?: Lazy<Lazy<{ readonly value1: Value }>>;
}

/** Which members a value has. */
export type ValueFormat = Readonly<Record<string, boolean>>;

export interface Value {
  readonly xAdvance?: number;
}

/** A contextual rule by classes; `input` is without its first glyph. */
export interface ClassRule {
  readonly input: readonly number[];
  readonly lookahead: readonly number[];
  readonly backtrack: readonly number[];
}

export interface ClassDefinition {
  readonly startGlyph?: number;
  readonly classValueArray?: readonly number[];
  readonly classRangeRecord?: readonly {
    readonly start: number;
    readonly end: number;
    readonly class: number;
  }[];
}

export interface Coverage {
  readonly glyphs?: readonly number[];
  readonly rangeRecords?: readonly { readonly start: number; readonly end: number }[];
}

/** Yields the lookups of a script's features, in the order they apply; extension tables unpacked. */
export function lookupsOf(
  table: LayoutTable | null | undefined,
  scripts: readonly string[],
  features: ReadonlySet<string>,
): Lookup[] {
  if (!table) return [];
  const chosen = scripts
    .map((wanted) => table.scriptList.find(({ tag }) => tag === wanted))
    .find((script) => script !== undefined);
  const indices = new Set<number>();
  for (const featureIndex of chosen?.script.defaultLangSys?.featureIndexes ?? []) {
    const feature = table.featureList[featureIndex];
    if (feature === undefined || !features.has(feature.tag)) continue;
    for (const index of feature.feature.lookupListIndexes) indices.add(index);
  }
  return [...indices].sort((a, b) => a - b).map((index) => unpacked(table.lookupList.get(index)));
}

function unpacked({ lookupType, subTables }: Lookup): Lookup {
  const [first] = subTables;
  if (first?.extension === undefined) return { lookupType, subTables };
  return {
    lookupType: first.lookupType ?? lookupType,
    subTables: subTables.map((table) => table.extension ?? table),
  };
}

/** Returns the glyphs of a coverage, each at its coverage index. */
export function coveredGlyphs(coverage: Coverage | undefined): readonly number[] {
  if (coverage?.glyphs !== undefined) return coverage.glyphs;
  return (coverage?.rangeRecords ?? []).flatMap(({ start, end }) => glyphRange(start, end));
}

/** Returns the class of each glyph that is in one; those left out are of class 0. */
export function glyphClasses(definition: ClassDefinition | undefined): Map<number, number> {
  const classes = new Map<number, number>();
  const first = definition?.startGlyph ?? 0;
  for (const [at, value] of (definition?.classValueArray ?? []).entries())
    classes.set(first + at, value);
  for (const range of definition?.classRangeRecord ?? [])
    for (const glyph of glyphRange(range.start, range.end)) classes.set(glyph, range.class);
  return classes;
}

function glyphRange(start: number, end: number): number[] {
  return Array.from({ length: end - start + 1 }, (_, offset) => start + offset);
}
