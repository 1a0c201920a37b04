import type { DuckDBConnection } from "@duckdb/node-api";
import type { EventColumn } from "../../incident/index.ts";
import { type EventFile, literal, quoted } from "./event-file.ts";
import { typeOf } from "./event-words.ts";

/** The table of the values of all columns: `of` tells whose a value is. */
export const eventValues = "event_values";

/** Returns the SELECT that gives the values of columns, of what `scan` selects. */
export function valuesOf(columns: readonly EventColumn[], scan: string): string {
  const sets = columns.map((name) => `(${quoted(name)})`).join(", ");
  const all = columns.map(quoted).join(", ");
  // In a row of a set the other columns are NULL.
  return `SELECT GROUPING(${all}) AS of, coalesce(${all}) AS value FROM (${scan}) GROUP BY GROUPING SETS (${sets})`;
}

// A bit for each column, the first one's the highest, which is 0 where it is the one.
function numberOf(index: number, columns: number): number {
  return 2 ** columns - 1 - 2 ** (columns - 1 - index);
}

/** What {@link eventValues} has of a column. */
interface Values {
  /** How many there are; no value and an empty one are the same. */
  readonly count: number;
  /** All of them, in the order of their bytes, where they are few. */
  readonly few: readonly string[] | undefined;
  readonly hasNull: boolean;
}

// A list is gone through from its start: for more than that it may take longer than a cast.
const mostListed = 64;

/**
 * Makes the type of each column from {@link eventValues}, and returns how a cell of it is written as one: an empty cell is a
 * text like others, so that two are the same where they are equal.
 */
export async function createTypes(
  connection: DuckDBConnection,
  columns: readonly EventColumn[],
  form: EventFile["form"],
): Promise<ReadonlyMap<EventColumn, string>> {
  const found = await readValues(connection, columns);
  const statements = columns.map((name, index) => {
    const of = numberOf(index, columns.length);
    const values = `SELECT DISTINCT ${filled("value")} FROM ${eventValues} WHERE of = ${of}`;
    const type = found[index]?.count === 0 ? "varchar" : `ENUM (${values} ORDER BY 1)`;
    return `CREATE TYPE ${typeOf(name)} AS ${type};`;
  });
  await connection.run(statements.join("\n"));
  return new Map(
    columns.map((name, index) => [name, cellOf(name, found[index] ?? noValues, form)]),
  );
}

function filled(column: string): string {
  return `coalesce(${quoted(column)}, '')`;
}

const noValues: Values = { count: 0, few: undefined, hasNull: false };

async function readValues(
  connection: DuckDBConnection,
  columns: readonly EventColumn[],
): Promise<readonly Values[]> {
  const value = filled("value");
  // Of a column of many no list is made: the first few that stand in order are held, one more for what is NULL and empty.
  const first = `list_sort(list_distinct(min(${value}, ${mostListed + 1})))`;
  const list = `CASE WHEN count(DISTINCT ${value}) <= ${mostListed} THEN ${first} END`;
  const reader = await connection.runAndReadAll(
    `SELECT of, count(DISTINCT ${value}), ${list}, bool_or(value IS NULL) FROM ${eventValues} GROUP BY of`,
  );
  const byNumber = new Map(
    reader.getRowsJson().map(([of, count, few, hasNull]): [number, Values] => [
      Number(of),
      {
        count: Number(count),
        few: Array.isArray(few) ? few.map(String) : undefined,
        hasNull: hasNull === true,
      },
    ]),
  );
  return columns.map((_, index) => byNumber.get(numberOf(index, columns.length)) ?? noValues);
}

// One value that all rows have is not looked for. In Parquet a column of few holds each of them once, and what a function
// says of it is worked out once, which a cast is not.
function cellOf(name: EventColumn, { few, hasNull }: Values, form: EventFile["form"]): string {
  const [cell, type] = [quoted(name), typeOf(name)];
  const typed = (text: string): string => `CAST(${literal(text)} AS ${type})`;
  const [only] = few ?? [];
  if (few?.length === 1 && only !== undefined) return typed(only);
  if (few === undefined || form !== "parquet")
    return `CAST(${hasNull ? filled(name) : cell} AS ${type})`;
  const texts = `[${few.map(literal).join(", ")}]`;
  const looked = `list_extract(CAST(${texts} AS ${type}[]), list_position(${texts}, ${cell}))`;
  return hasNull ? `CASE WHEN ${cell} IS NULL THEN ${typed("")} ELSE ${looked} END` : looked;
}
