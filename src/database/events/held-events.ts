import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";
import { type Diagnostic, ReportError } from "../../diagnostic.ts";
import {
  type DistinctCells,
  type EventCells,
  type EventColumn,
  type EventCondition,
  type EventRows,
  eventColumns,
  groupsIn,
} from "../../incident/index.ts";
import { createPool } from "../pool.ts";
import { type EventFile, literal, quoted, scanOf } from "./event-file.ts";
import { heldCells } from "./event-tables.ts";
import { linesAt, linesOf } from "./lines-of-rows.ts";
import {
  changedEvents,
  type GivenFile,
  openEventFile,
  unreadableEvents,
} from "./open-event-file.ts";
import { createTypes, eventValues, valuesOf } from "./value-types.ts";

/**
 * Reads a table of events into the engine, which must not be locked yet. Throws a ReportError where the header is not
 * that of such a table, or with the lines whose cells cannot be told apart.
 */
export async function holdEvents(
  connections: readonly DuckDBConnection[],
  given: GivenFile,
): Promise<EventCells> {
  const [connection] = connections;
  if (connection === undefined) throw new Error("no connection");
  const source = await openEventFile(connection, given);
  const known: readonly string[] = [...eventColumns.required, ...eventColumns.optional];
  const isKnown = (name: string): name is EventColumn => known.includes(name);
  const columns = source.columns.filter(isKnown);
  const repeated = groupsIn(columns).flat();
  // The table is gone through twice: for the values of each column, then for the rows, which hold a value's number. That
  // takes a third of the memory of their texts.
  const values = valuesOf(repeated, scanOf(source));
  await read(connection, source, `CREATE TABLE ${eventValues} AS ${values}`);
  const held = await createTypes(connection, repeated, source.form);
  const cells = columns.map((name) => `${held.get(name) ?? quoted(name)} AS ${quoted(name)}`);
  const rows = `CREATE TABLE ${heldCells} AS SELECT ${cells.join(", ")} FROM (${scanOf(source)})`;
  await read(connection, source, rows);
  const noValue = repeated.map((name) => `${quoted(name)} IS NULL`);
  const lost = `SELECT 1 FROM ${heldCells} WHERE ${noValue.join(" OR ")} LIMIT 1`;
  if ((await rowsOf(connection, lost)).length > 0)
    throw new ReportError([changedEvents(source.file)]);
  await connection.run(`DROP TABLE ${eventValues}`);
  const [[events = 0] = []] = await rowsOf(connection, `SELECT count(*) FROM ${heldCells}`);
  const lend = createPool(connections);
  const ask: Ask = (sql) => lend((one) => rowsOf(one, sql));
  let plain: Promise<boolean> | undefined;
  const arePlain = (): Promise<boolean> => {
    plain ??= idsArePlain(ask);
    return plain;
  };
  return {
    file: source.file,
    columns,
    events: Number(events),
    async distinct(group) {
      const names = group.map(quoted).join(", ");
      const texts = group
        .map((name, at) => `CAST(${quoted(name)} AS varchar) AS t${at}`)
        .join(", ");
      const order = group.map((_, at) => `t${at} NULLS FIRST`).join(", ");
      const sql = `SELECT ${texts}, count(*) FROM ${heldCells} GROUP BY ${names} ORDER BY ${order}`;
      const rows = await ask(sql);
      return rows.map(
        (row): DistinctCells => ({
          cells: row.slice(0, -1).map((cell) => (cell === null ? null : String(cell))),
          events: Number(row.at(-1)),
        }),
      );
    },
    async find(condition, most) {
      const isAboutIds = condition.kind === "bad-id" || condition.kind === "repeated-id";
      if (isAboutIds && (await arePlain())) {
        if (condition.kind === "bad-id" || !(await areRepeated(ask)))
          return { events: 0, spots: [] };
      }
      return find(ask, source, { condition, most });
    },
    async rows(names, ids) {
      const where =
        ids === undefined ? "" : ` WHERE trim(id) IN (${["", ...ids].map(literal).join(", ")})`;
      const texts = names.map((name) => `CAST(${quoted(name)} AS varchar)`).join(", ");
      const sql = `SELECT ${texts} FROM ${heldCells}${where} ORDER BY rowid`;
      const columns = await lend(async (one) => (await one.runAndReadAll(sql)).getColumns());
      const textOf = (cell: DuckDBValue): string | null => (cell === null ? null : String(cell));
      return columns.map((cells) => cells.map(textOf));
    },
  };
}

async function read(
  connection: DuckDBConnection,
  source: EventFile,
  statement: string,
): Promise<void> {
  try {
    await connection.run(statement);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const form = source.form === "parquet" ? "Parquet" : "CSV";
    throw new ReportError([unreadableEvents(source, form, error.message)], { cause: error });
  }
  if (source.form === "parquet") return;
  const misfits = await rowsOf(
    connection,
    `SELECT line_byte_position AS start_byte, min(CAST(error_type AS varchar)), count(*) OVER () FROM reject_errors GROUP BY start_byte ORDER BY start_byte LIMIT ${mostTold}`,
  );
  if (misfits.length > 0) throw new ReportError(await misfitsOf(source, misfits));
}

const mostTold = 20;

const reasons: Readonly<Record<string, string>> = {
  "MISSING COLUMNS": "fewer cells than the header has columns",
  "TOO MANY COLUMNS": "more cells than the header has columns",
  "UNQUOTED VALUE": "a quotation mark that does not fit",
  "LINE SIZE OVER MAXIMUM": "a line of more than two million bytes",
  "INVALID ENCODING": "not UTF-8",
};

async function misfitsOf(
  { file, path, form }: EventFile,
  rows: readonly (readonly DuckDBValue[])[],
): Promise<readonly Diagnostic[]> {
  const offsets = rows.map(([at]) => Number(at));
  // Where a packed file has its lines nobody can look up.
  const lines = form === "csv" ? await linesAt(path, offsets) : new Map<number, number>();
  const hint = "put quotes around a cell that holds a comma, a quotation mark or a line break";
  const told = rows.map(([at, type]): Diagnostic => {
    const message = reasons[String(type)] ?? "the cells of this row cannot be told apart";
    const line = lines.get(Number(at));
    const place = { file, ...(line === undefined ? {} : { line }) };
    return { severity: "error", code: "incident/ragged-row", message, hint, place };
  });
  const all = Number(rows[0]?.[2] ?? 0);
  if (all <= told.length) return told;
  const message = `${all} rows in all cannot be read; the first ${told.length} are told`;
  return [
    ...told,
    { severity: "error", code: "incident/ragged-row", message, hint, place: { file } },
  ];
}

interface Asked {
  readonly condition: EventCondition;
  readonly most: number;
}

async function find(ask: Ask, source: EventFile, { condition, most }: Asked): Promise<EventRows> {
  const where = whereOf(condition);
  const [[events = 0] = []] = await ask(`SELECT count(*) FROM ${heldCells} WHERE ${where}`);
  if (Number(events) === 0 || most <= 0) return { events: Number(events), spots: [] };
  const rows = await ask(
    `SELECT rowid, coalesce(trim(id), '') FROM ${heldCells} WHERE ${where} ORDER BY rowid LIMIT ${most}`,
  );
  const spots = rows.map(([row, id]) => ({ row: Number(row) + 1, id: String(id) }));
  if (source.form !== "csv") return { events: Number(events), spots };
  const lines = await linesOf(
    source.path,
    spots.map(({ row }) => row),
  );
  return {
    events: Number(events),
    spots: spots.map((spot) => {
      const line = lines.get(spot.row);
      return line === undefined ? spot : { ...spot, line };
    }),
  };
}

// A text that does not begin with a blank is not copied to see what is behind one.
function isBlank(column: string): string {
  return `(${column} IS NULL OR (${column} < '!' AND trim(${column}) = ''))`;
}

// A statement, asked of whichever connection is free.
type Ask = (sql: string) => Promise<readonly (readonly DuckDBValue[])[]>;

const identifier = "[A-Za-z0-9\\p{L}\\p{N}][A-Za-z0-9\\p{L}\\p{N}._:-]*";

// Whether each is one as it is written. Most tables are like that, and taking blanks off costs as much as looking.
async function idsArePlain(ask: Ask): Promise<boolean> {
  const other = `id IS NULL OR NOT regexp_full_match(id, '${identifier}')`;
  return (await ask(`SELECT 1 FROM ${heldCells} WHERE ${other} LIMIT 1`)).length === 0;
}

// Of ids without blanks around them.
async function areRepeated(ask: Ask): Promise<boolean> {
  const repeated = `SELECT id FROM ${heldCells} GROUP BY id HAVING count(*) > 1`;
  return (await ask(`${repeated} LIMIT 1`)).length > 0;
}

function whereOf(condition: EventCondition): string {
  switch (condition.kind) {
    case "cells":
      return condition.columns
        .map((column, index) => {
          const cell = condition.cells[index] ?? null;
          return `${quoted(column)} IS NOT DISTINCT FROM ${cell === null ? "NULL" : literal(cell)}`;
        })
        .join(" AND ");
    case "empty":
      return isBlank(quoted(condition.column));
    case "bad-id":
      return `NOT regexp_full_match(coalesce(trim(id), ''), '${identifier}')`;
    case "repeated-id":
      return `trim(id) <> '' AND rowid IN (SELECT unnest(list_sort(list(rowid))[2:]) FROM ${heldCells} WHERE trim(id) IN (SELECT trim(id) FROM ${heldCells} GROUP BY trim(id) HAVING count(*) > 1) GROUP BY trim(id))`;
    case "stated-beside": {
      const stated = (column: "killed" | "wounded" | "casualties"): string => {
        const unknown = condition.unknown[column].map(literal);
        const others = unknown.length === 0 ? "" : ` AND ${column} NOT IN (${unknown.join(", ")})`;
        return `(${column} IS NOT NULL${others})`;
      };
      return `${stated("casualties")} AND (${stated("killed")} OR ${stated("wounded")})`;
    }
  }
}

async function rowsOf(
  connection: DuckDBConnection,
  sql: string,
): Promise<readonly (readonly DuckDBValue[])[]> {
  return (await connection.runAndReadAll(sql)).getRows();
}
