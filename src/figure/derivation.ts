import type { Count, Total } from "../count/index.ts";
import { joinCounts, type ProviderCounts, sizeOf } from "./provider-counts.ts";

export type Scalar = string | number | boolean | null;

/**
 * Which records a value was made from. `of`: the value is their number, or the sum of `measure` over them;
 * `by`: it depends on them in another way. `ids` are sorted: ids of incidents, or `claim/<id>`,
 * `statement/<id>`; one that stands twice went in twice.
 */
export interface Lineage {
  readonly mode: "of" | "by";
  readonly measure: string | null;
  readonly ids: readonly string[];
}

/** Which rows of a query are meant: those with these values. */
export type Where = Readonly<Record<string, Scalar | readonly Scalar[]>>;

/** Where a printed figure comes from. */
export interface Derivation {
  /** Tells it from all other figures of an edition, in every language, and stays when data are revised. */
  readonly id: string;
  /** What was done: a cell as it is, rows counted, a column added up, one of two figures divided
   * by the other, what somebody else states, or what an earlier issue printed. */
  readonly kind:
    | "cell"
    | "count"
    | "sum"
    | "total"
    | "unknown"
    | "missing"
    | "percent"
    | "stated"
    | "edition"
    | "published";
  /** The earlier issue that it is a figure of, where it is none of the edition's own. */
  readonly issue?: string | undefined;
  /** The named query, the file of a statement, or what of the edition. */
  readonly source: string;
  readonly column: string | null;
  readonly where: Where;
  /** The figures that a percentage is made of: the part, and the whole. */
  readonly made?: readonly [Derivation, Derivation];
  /** Null where nobody said which records it is of. */
  readonly lineage: Lineage | null;
  /** Of records of several data sets how many of each it is of, null where nobody said; absent where there is one. */
  readonly providers?: ProviderCounts | null;
}

/** Rows of a query, as far as figures are traced. */
export interface Traced {
  readonly name: string;
  readonly key?: readonly string[];
  readonly rows: readonly Readonly<Record<string, Scalar | Count | Total>>[];
  readonly lineage?: Readonly<Record<string, readonly (Lineage | null)[]>>;
  /** Where its records are of several data sets: by column, for each row how many of each. */
  readonly providers?: Readonly<Record<string, readonly (ProviderCounts | null)[]>>;
}

/** Some rows of a query: their positions, and how they were chosen. */
export interface Selection {
  readonly of: Traced;
  readonly rows: readonly number[];
  readonly where: Where;
}

/** Returns all rows of a query. */
export function listOf(of: Traced): Selection {
  return { of, rows: of.rows.map((_, index) => index), where: {} };
}

/** Returns the rows of a selection that fit, by a reason that its name will carry. */
export function select(selection: Selection, where: Where, rows: readonly number[]): Selection {
  return { of: selection.of, rows, where: { ...selection.where, ...where } };
}

/** Returns what a cell of a query is. A number that is said nothing of goes by its row, if that is one record. */
export function cellOf(of: Traced, row: number, column: string): Derivation {
  const lineage = of.lineage?.[column]?.[row] ?? null;
  const [only, ...more] = lineage === null ? (idsOf(of, row) ?? []) : [];
  const where = keyOf(of, row);
  return {
    id: `${of.name}.${column}${bracket(where)}`,
    kind: "cell",
    source: of.name,
    column,
    where,
    lineage:
      lineage ??
      (only === undefined || more.length > 0 ? null : { mode: "by", measure: null, ids: [only] }),
    ...(of.providers && { providers: providersOf(of, row, column) }),
  };
}

// A number that is said nothing of depends on the record of its row, where that is of one.
function providersOf(of: Traced, row: number, column: string): ProviderCounts | null {
  const own = of.providers?.[column]?.[row] ?? null;
  if (own !== null) return own;
  const inRow = ofRow(of, row);
  return inRow !== null && sizeOf(inRow) === 1 ? {} : null;
}

// What a row is of: its record, where that is one, of which it depends otherwise; null where none of its cells says.
function ofRow({ providers = {} }: Traced, row: number): ProviderCounts | null {
  const cells = Object.values(providers)
    .map((column) => column[row] ?? null)
    .filter((counts) => counts !== null);
  if (cells.length === 0) return null;
  const isOfSeveral = cells.some((counts) => sizeOf(counts) > 1);
  return (isOfSeveral ? undefined : cells.find((counts) => sizeOf(counts) === 1)) ?? {};
}

/** Returns what a figure of an earlier issue is, worked out from the data of today. */
export function restated(derivation: Derivation, issue: string): Derivation {
  return { ...derivation, id: `${issue}:${derivation.id}`, issue };
}

/** Returns what a figure is as an earlier issue printed it: its records have other counts since. */
export function asPublished(
  { id, source, column, where }: Omit<Derivation, "kind" | "lineage" | "made">,
  issue: string,
): Derivation {
  const kind = "published";
  return { id: `published/${issue}:${id}`, kind, issue, source, column, where, lineage: null };
}

/** Returns what the number of rows is. */
export function countRows({ of, rows, where }: Selection): Derivation {
  const ids = rows.map((row) => idsOf(of, row));
  const all = ids.every((one) => one !== null) ? ids.flat().sort() : null;
  const isOne = all !== null && ids.every((one) => one?.length === 1);
  return {
    id: `count:${of.name}${bracket(where)}`,
    kind: "count",
    source: of.name,
    column: null,
    where,
    lineage: all && { mode: isOne ? "of" : "by", measure: null, ids: all },
    ...(of.providers && { providers: joinCounts(rows.map((row) => ofRow(of, row))) }),
  };
}

/** Returns what a column of counts or totals adds up to. */
export function totalOf(selection: Selection, column: string): Derivation {
  return over("total", selection, column);
}

/** Returns what a column of numbers adds up to. */
export function sumOf(selection: Selection, column: string): Derivation {
  return over("sum", selection, column);
}

/** Returns what the number of counts is that state nothing. */
export function unknownIn(selection: Selection, column: string): Derivation {
  return dependent(over("unknown", selection, column));
}

/** Returns what the number of rows is that have nothing in a column. */
export function missingIn(selection: Selection, column: string): Derivation {
  return dependent(over("missing", selection, column));
}

function over(
  kind: "sum" | "total" | "unknown" | "missing",
  { of, rows, where }: Selection,
  column: string,
): Derivation {
  const cells = rows.map((row) => of.lineage?.[column]?.[row] ?? null);
  return {
    id: `${kind}:${of.name}.${column}${bracket(where)}`,
    kind,
    source: of.name,
    column,
    where,
    lineage: join(cells),
    ...(of.providers && {
      providers: joinCounts(rows.map((row) => of.providers?.[column]?.[row] ?? null)),
    }),
  };
}

/** Returns what the percentage is that one figure is of another. */
export function percentOf(part: Derivation, whole: Derivation): Derivation {
  const ids = [part.lineage, whole.lineage].map((lineage) => lineage?.ids);
  const known = ids.filter((list) => list !== undefined);
  const all = [...new Set(known.flat())].sort();
  return {
    id: `percent:${part.id}|${whole.id}`,
    kind: "percent",
    source: part.source,
    column: part.column,
    where: part.where,
    made: [part, whole],
    lineage: known.length < ids.length ? null : { mode: "by", measure: null, ids: all },
  };
}

function dependent(derivation: Derivation): Derivation {
  const { lineage } = derivation;
  return { ...derivation, lineage: lineage && { ...lineage, mode: "by" } };
}

function join(cells: readonly (Lineage | null)[]): Lineage | null {
  const known = cells.filter((cell) => cell !== null);
  if (known.length < cells.length) return null;
  const measures = new Set(known.filter(({ ids }) => ids.length > 0).map((cell) => cell.measure));
  const [measure = null] = measures;
  const isSum = measures.size <= 1 && known.every(({ mode }) => mode === "of");
  return {
    mode: isSum ? "of" : "by",
    measure: measures.size <= 1 ? measure : null,
    ids: known.flatMap(({ ids }) => ids).sort(),
  };
}

// The records that any cell of a row is of; null where none says.
function idsOf({ lineage }: Traced, row: number): readonly string[] | null {
  const cells = Object.values(lineage ?? {}).flatMap((column) => column[row] ?? []);
  return cells.length === 0 ? null : [...new Set(cells.flatMap(({ ids }) => ids))].sort();
}

// Without a key a row goes by its position; the only row needs none.
function keyOf({ key, rows }: Traced, row: number): Where {
  if (key === undefined) return rows.length === 1 ? {} : { row: row + 1 };
  return Object.fromEntries(key.map((name) => [name, scalarOf(rows[row]?.[name])]));
}

function scalarOf(value: Scalar | Count | Total | undefined): Scalar {
  return typeof value === "object" ? null : (value ?? null);
}

/** Writes which rows are meant, as ids of figures do: `[month=2022-04-01]`, or nothing for all. */
export function bracket(where: Where): string {
  const entries = Object.entries(where);
  if (entries.length === 0) return "";
  const words = entries.map(([name, value]) => {
    const written = [value].flat().map(write).join("|");
    return name === "id" ? written : `${write(name)}=${written}`;
  });
  return `[${words.join(",")}]`;
}

// What has a meaning in an id is written as in an address: RFC 3986, section 2.1.
function write(value: Scalar): string {
  return String(value ?? "").replace(/[\s%[\],|=#"<>]/g, encodeURIComponent);
}
