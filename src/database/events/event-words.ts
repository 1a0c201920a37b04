import type { ReadCells, ReadGroup } from "../../incident/index.ts";
import { type ColumnOf, tableOf } from "../columns.ts";
import type { Table } from "../database.ts";
import type { Needed } from "../needed-columns.ts";
import { packSuffixes, packsOf } from "../packed-totals.ts";
import { alikeIn, type Constant } from "./event-constants.ts";
import { quoted } from "./event-file.ts";

/**
 * How an engine holds cells: by the numbers of their values, of types of their own, or as texts, in which an empty cell is
 * an empty text.
 */
export type CellForm = "numbers" | "texts";

/** The type of the cells of a column that is held by the numbers of its values. */
export function typeOf(column: string): string {
  return `event_${column}`;
}

/** A type of the texts in a column of a table of words. */
export interface WordType {
  readonly name: string;
  readonly table: string;
  readonly column: string;
}

/** A column, and how the cells of a group fill it. */
export type Output = ColumnOf<ReadCells>;

/** What the cells of a group say, and how it is joined to the rows of the cells, which are `c`. */
export interface GroupWords {
  /** A row for each distinct row of the group; `k0`, `k1`, … are the cells. */
  readonly table: Table;
  readonly types: readonly WordType[];
  /** The table that is joined in its place, made of it: with its cells as the held ones are, and its packs. */
  readonly keyed: { readonly name: string; readonly sql: string } | undefined;
  /** A JOIN. */
  readonly join: string;
  /** What it gives: columns, of a count its ends, then its packs. */
  readonly fields: readonly (readonly [field: string, sql: string])[];
}

/** Of what cells say what is one and the same of all rows, and a table of the others where there are any. */
export interface SaidOfGroup {
  readonly constants: readonly Constant[];
  readonly words: GroupWords | undefined;
}

interface SayOptions {
  /** The number of the group, by which its table is named. */
  readonly index: number;
  readonly outputs: readonly Output[];
  readonly needed: Needed;
  readonly form: CellForm;
}

/** Says what the cells of a group mean in some columns. */
export function sayGroup(
  group: ReadGroup,
  { index, outputs, needed, form }: SayOptions,
): SaidOfGroup {
  const isTyped = form === "numbers";
  // On a server a column and a constant are of two collations.
  const constants = isTyped ? outputs.flatMap((output) => alikeIn(output, group.rows)) : [];
  const isAlike = (field: string): boolean => constants.some(([one]) => one === field);
  const used = outputs.flatMap((output) => {
    const held = fieldsOf(output, needed).filter((field) => !isAlike(field));
    const packed = isTyped ? packsFor(output, needed) : [];
    return held.length + packed.length === 0 ? [] : [{ output, held, packed }];
  });
  if (used.length === 0) return { constants, words: undefined };
  const [name, as] = [`event_words_${index}`, `w${index}`];
  const told = used.map(({ output }) => output);
  const held = used.flatMap((one) => one.held);
  const packed = used.flatMap((one) => one.packed);
  const types = textsOf(told)
    .filter((column) => isTyped && held.includes(column))
    .map((column): WordType => ({ name: `${name}_${column}`, table: name, column }));
  const joined = { table: name, as, columns: group.columns };
  const fields = [...held, ...packed.map(([field]) => field)];
  return {
    constants,
    words: {
      table: wordsOf(group, { name, outputs: told, form }),
      types,
      ...(isTyped
        ? joinByNumbers(joined, { group, types, packed })
        : { keyed: undefined, join: joinByTexts(joined) }),
      fields: fields.map((field) => [field, `${as}.${field}`]),
    },
  };
}

function fieldsOf([name, type]: Output, needed: Needed): readonly string[] {
  return type === "count" ? countEnds(name, needed) : [name];
}

/** Returns the columns that hold a count. */
export function countEnds(name: string, needed: Needed): readonly string[] {
  return needed.ends(name).map((end) => `${name}_${end}`);
}

// Columns of words that hold texts; of a count its ends that do.
function textsOf(outputs: readonly Output[]): readonly string[] {
  return outputs.flatMap(([name, type]) =>
    type === "count" ? [`${name}_bound`, `${name}_words`] : type === "text" ? [name] : [],
  );
}

function packsFor(
  [name, type]: Output,
  needed: Needed,
): readonly (readonly [field: string, sql: string])[] {
  if (type !== "count" || !needed.total(name)) return [];
  const [high, bound] = [`${name}_high`, `${name}_bound`];
  return packsOf({ high, bound, approximate: `${name}_approximate` }).map((sql, index) => [
    `${name}_${packSuffixes[index]}`,
    sql,
  ]);
}

interface WordsOf {
  readonly name: string;
  readonly outputs: readonly Output[];
  readonly form: CellForm;
}

function wordsOf({ columns, rows }: ReadGroup, { name, outputs, form }: WordsOf): Table {
  const empty = form === "texts" ? "" : null;
  const keys = columns.map(
    (_, at): Output => [`k${at}`, "text", ({ cells }) => cells[at] ?? empty],
  );
  return tableOf(name, [...keys, ...outputs], rows);
}

interface WordsJoin {
  readonly table: string;
  readonly as: string;
  readonly columns: readonly string[];
}

// Every cell has its row of words.
function joinByTexts({ table, as, columns }: WordsJoin): string {
  const same = columns.map((column, at) => `c.${quoted(column)} = ${as}.k${at}`);
  return `JOIN ${table} AS ${as} ON ${same.join(" AND ")}`;
}

interface ByNumbers {
  readonly group: ReadGroup;
  readonly types: readonly WordType[];
  /** Columns that are worked out of its own. */
  readonly packed: readonly (readonly [field: string, sql: string])[];
}

// By one number of a column that a table has, the engine finds a row without a hash: so columns of which all cells are
// alike are no part of it, and numbers are held, not worked out.
function joinByNumbers(
  { table, as, columns }: WordsJoin,
  { group, types, packed }: ByNumbers,
): Pick<GroupWords, "keyed" | "join"> {
  const texts = types.map(({ name, column }) => `CAST(${column} AS ${name}) AS ${column}`);
  const more = [
    ...columns.map((column, at) => `CAST(k${at} AS ${typeOf(column)}) AS c${at}`),
    ...packed.map(([field, sql]) => `${sql} AS ${field}`),
  ];
  const replaced = texts.length === 0 ? "" : ` REPLACE (${texts.join(", ")})`;
  const name = `${table}_keyed`;
  const same = columns.flatMap((column, at) =>
    new Set(group.rows.map(({ cells }) => cells[at])).size < 2
      ? []
      : [`c.${quoted(column)} = ${as}.c${at}`],
  );
  return {
    keyed: { name, sql: `SELECT *${replaced}, ${more.join(", ")} FROM ${table}` },
    join: `JOIN ${name} AS ${as} ON ${same.length === 0 ? "true" : same.join(" AND ")}`,
  };
}
