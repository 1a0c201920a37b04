import { createHash } from "node:crypto";
import { hasErrors, ReportError } from "../../diagnostic.ts";
import {
  checkEventColumns,
  type EventCells,
  type EventColumn,
  type EventCondition,
  type EventRows,
  type EventSpot,
  eventColumns,
  isIdentifier,
} from "../../incident/index.ts";
import type { ServedTable } from "../../served.ts";
import type { Engine } from "../duckdb.ts";
import { heldCells } from "../events/event-tables.ts";
import { servedEngine } from "../served/engine.ts";
import { onServer, type ServerEffects } from "../served/on-server.ts";
import type { StoredColumn as Column } from "../served/read-served.ts";
import type { Relation } from "../served/relation.ts";
import { postgres } from "./engine.ts";
import { quoteName, quoteText } from "./relation.ts";
import { postgresServer } from "./server.ts";
import type { Session } from "./session.ts";
import { columnsOf, missingTable, textOf } from "./stored-columns.ts";

/** A table of events that a server holds, in one state of it. */
export interface ServedEvents {
  readonly engine: Engine;
  readonly cells: EventCells;
  /** What {@link hashServed} gives of this state. */
  readonly hash: string;
}

/**
 * Opens a table of events on its server, whose rows stay there; `file` is its name in findings. Throws a ReadRefusal where
 * it cannot be got at, a ReportError where its columns are not those of such a table.
 */
export function openServedEvents(
  table: ServedTable,
  file: string,
  effects: ServerEffects,
): Promise<ServedEvents> {
  const open = async (session: Session): Promise<ServedEvents> => {
    const columns = await columnsIn(session, table);
    const { diagnostics } = checkEventColumns(
      columns.map(({ name }) => name),
      file,
    );
    if (hasErrors(diagnostics)) throw new ReportError(diagnostics);
    const { hash, events } = await hashOf(session, table, columns);
    const known: readonly string[] = [...eventColumns.required, ...eventColumns.optional];
    const isKnown = (name: string): name is EventColumn => known.includes(name);
    const names = columns.map(({ name }) => name).filter(isKnown);
    const held = relationOf(table, columns);
    const engine = servedEngine(postgres, session, { cells: held, variable: table.variable });
    const cells = cellsOf(session, held, { file, columns: names, events });
    return { engine, cells, hash };
  };
  return onServer(postgresServer, { variable: table.variable, effects, isKept: true }, open);
}

/** Returns a hash of the rows of a table, whatever their order: SHA-256 of sums of those of each, made on the server. */
export function hashServed(table: ServedTable, effects: ServerEffects): Promise<string> {
  return onServer(postgresServer, { variable: table.variable, effects }, async (session) => {
    const { hash } = await hashOf(session, table, await columnsIn(session, table));
    return hash;
  });
}

async function columnsIn(
  session: Session,
  { schema, table }: ServedTable,
): Promise<readonly Column[]> {
  const tables = await columnsOf(session, schema);
  const columns = tables.get(table);
  if (columns !== undefined) return columns;
  throw await missingTable(session, schema, { name: table, known: [...tables.keys()] });
}

function fromOf({ schema, table }: ServedTable): string {
  return `${quoteName(schema)}.${quoteName(table)} AS t`;
}

async function hashOf(
  session: Session,
  table: ServedTable,
  columns: readonly Column[],
): Promise<{ readonly hash: string; readonly events: number }> {
  const cells = columns.map((column) => `coalesce(${textOf(column)}, '')`);
  // Seven bytes are a number that a bigint holds; what is behind OFFSET is worked out once.
  const sums = [1, 8, 15, 22].map(
    (from) =>
      `sum(CAST(CAST('x' || encode(substring(h FROM ${from} FOR 7), 'hex') AS bit(56)) AS bigint))`,
  );
  const { rows } = await session.query(
    `SELECT count(*), ${sums.join(", ")}
    FROM (
      SELECT sha256(convert_to(CAST(ROW(${cells.join(", ")}) AS text), 'UTF8')) AS h FROM ${fromOf(table)} OFFSET 0
    ) AS hashed`,
  );
  const [row = []] = rows;
  const told = JSON.stringify([columns.map(({ name }) => name), row]);
  return { hash: createHash("sha256").update(told).digest("hex"), events: Number(row[0] ?? 0) };
}

// All cells are texts, and an empty one is an empty text.
function relationOf(table: ServedTable, columns: readonly Column[]): Relation {
  return {
    tables: [{ name: heldCells, columns: columns.map(({ name }) => name) }],
    write({ needed, collated }) {
      const read = columns.filter(({ name }) => name === "id" || needed.column(name));
      const list = read.map(
        (column) =>
          `coalesce(${textOf(column)}, '')${collated ? byBytes : ""} AS ${quoteName(column.name)}`,
      );
      return [`${heldCells} AS NOT MATERIALIZED (SELECT ${list.join(", ")} FROM ${fromOf(table)})`];
    },
  };
}

const byBytes = ' COLLATE "C"';

type About = Pick<EventCells, "file" | "columns" | "events">;

function cellsOf(session: Session, held: Relation, about: About): EventCells {
  const { collated } = session;
  // Runs a statement on the held cells of some columns.
  const ask = async (
    columns: readonly string[],
    sql: string,
    values: readonly string[] = [],
  ): Promise<readonly (readonly (string | null)[])[]> => {
    const named = new Set(columns);
    const needed = {
      table: () => true,
      column: (name: string) => named.has(name),
      ends: () => [],
      total: () => false,
    };
    const [cells = ""] = held.write({ needed, bind: () => "", collated });
    return (await session.query(`WITH ${cells} ${sql}`, values)).rows;
  };
  const spotsOf = async (condition: Condition, most: number): Promise<EventRows> => {
    const { columns, where, values } = condition;
    const [[events] = []] = await ask(
      columns,
      `SELECT count(*) FROM ${heldCells} WHERE ${where}`,
      values,
    );
    if (Number(events) === 0 || most <= 0) return { events: Number(events), spots: [] };
    const rows = await ask(
      columns,
      `SELECT btrim(id) FROM ${heldCells} WHERE ${where} ORDER BY 1 LIMIT ${most}`,
      values,
    );
    return { events: Number(events), spots: rows.map(spotOf) };
  };
  return {
    ...about,
    async distinct(group) {
      const names = group.map(quoteName).join(", ");
      const sql = `SELECT ${names}, count(*) FROM ${heldCells} GROUP BY ${names} ORDER BY ${names}`;
      const rows = await ask(group, sql);
      return rows.map((row) => ({ cells: row.slice(0, -1), events: Number(row.at(-1)) }));
    },
    async find(condition, most) {
      if (condition.kind === "bad-id") return badIds(ask, most);
      if (condition.kind === "repeated-id") return repeatedIds(ask, most);
      return spotsOf(conditionOf(condition), most);
    },
    async rows(names, ids) {
      const where = ids === undefined ? "" : " WHERE btrim(id) = ANY (CAST($1 AS text[]))";
      const list = names.map((name) => `nullif(${quoteName(name)}, '')`).join(", ");
      const rows = await ask(
        names,
        `SELECT ${list} FROM ${heldCells}${where} ORDER BY btrim(id)`,
        ids === undefined ? [] : [arrayOf(ids)],
      );
      return names.map((_, index) => rows.map((row) => row[index] ?? null));
    },
  };
}

type Ask = (
  columns: readonly string[],
  sql: string,
  values?: readonly string[],
) => Promise<readonly (readonly (string | null)[])[]>;

// Rows have no order but that of their ids.
function spotOf([id]: readonly (string | null)[]): EventSpot {
  return { id: id ?? "" };
}

interface Condition {
  readonly columns: readonly string[];
  readonly where: string;
  readonly values: readonly string[];
}

function conditionOf(
  condition: Exclude<EventCondition, { readonly kind: "bad-id" | "repeated-id" }>,
): Condition {
  switch (condition.kind) {
    case "cells":
      return {
        columns: condition.columns,
        where: condition.columns.map((name, at) => `${quoteName(name)} = $${at + 1}`).join(" AND "),
        values: condition.cells.map((cell) => cell ?? ""),
      };
    case "empty":
      return {
        columns: [condition.column],
        where: `btrim(${quoteName(condition.column)}) = ''`,
        values: [],
      };
    case "stated-beside": {
      const columns = ["killed", "wounded", "casualties"] as const;
      const stated = columns.map((column, at) => {
        const isNone = `${column} = ANY (CAST($${at + 1} AS text[]))`;
        return `(${column} <> '' AND NOT ${isNone})`;
      });
      const [killed, wounded, casualties] = stated;
      return {
        columns,
        where: `${casualties} AND (${killed} OR ${wounded})`,
        values: columns.map((column) => arrayOf(condition.unknown[column])),
      };
    }
  }
}

// What a server takes for a letter depends on its locale: ids of other than the plainest are looked at here.
const plainId = "^[A-Za-z0-9][A-Za-z0-9._:-]*$";
const idsAtOnce = 10_000;

async function badIds(ask: Ask, most: number): Promise<EventRows> {
  const spots: EventSpot[] = [];
  let events = 0;
  for (let last: string | undefined; ; ) {
    const behind = last === undefined ? "" : " AND btrim(id) > $1";
    const rows = await ask(
      ["id"],
      `SELECT btrim(id), count(*) FROM ${heldCells} WHERE btrim(id) !~ ${quoteText(plainId)}${behind} GROUP BY 1 ORDER BY 1 LIMIT ${idsAtOnce}`,
      last === undefined ? [] : [last],
    );
    for (const [id, times] of rows) {
      if (isIdentifier(id ?? "")) continue;
      events += Number(times);
      for (let n = 0; n < Number(times) && spots.length < most; n++) spots.push({ id: id ?? "" });
    }
    if (rows.length < idsAtOnce) return { events, spots };
    last = rows.at(-1)?.[0] ?? "";
  }
}

async function repeatedIds(ask: Ask, most: number): Promise<EventRows> {
  const repeated = `SELECT btrim(id) AS id, count(*) - 1 AS more FROM ${heldCells} WHERE btrim(id) <> '' GROUP BY 1 HAVING count(*) > 1`;
  const [[events] = []] = await ask(
    ["id"],
    `SELECT coalesce(sum(more), 0) FROM (${repeated}) AS r`,
  );
  if (Number(events) === 0) return { events: 0, spots: [] };
  const rows = await ask(["id"], `${repeated} ORDER BY 1 LIMIT ${Math.max(0, most)}`);
  const spots = rows.flatMap(([id, more]) =>
    Array.from({ length: Math.min(most, Number(more)) }, () => ({ id: id ?? "" })),
  );
  return { events: Number(events), spots: spots.slice(0, most) };
}

// PostgreSQL 15, section 8.15.2
function arrayOf(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replace(/[\\"]/g, "\\$&")}"`).join(",")}}`;
}
