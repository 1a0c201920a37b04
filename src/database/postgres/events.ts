import { createHash } from "node:crypto";
import type { ServedTable } from "../../served.ts";
import { heldCells } from "../events/event-tables.ts";
import { columnsNeeded } from "../needed-columns.ts";
import { servedEngine } from "../served/engine.ts";
import {
  type AskCells,
  cellsOf,
  eventColumnsOf,
  type ServedEvents,
} from "../served/event-cells.ts";
import { onServer, type ServerEffects } from "../served/on-server.ts";
import { columnsIn, type StoredColumn } from "../served/read-served.ts";
import type { Relation } from "../served/relation.ts";
import { postgres } from "./engine.ts";
import { quoteName, quoteText } from "./relation.ts";
import { postgresServer } from "./server.ts";
import type { Session } from "./session.ts";
import { catalogueOf, textOf } from "./stored-columns.ts";

/**
 * Opens a table of events on its server, whose rows stay there; `file` is its name in findings. Throws a ReadRefusal where
 * it cannot be got at, a ReportError where its columns are not those of such a table.
 */
export function openPostgresEvents(
  table: ServedTable,
  file: string,
  effects: ServerEffects,
): Promise<ServedEvents> {
  const open = async (session: Session): Promise<ServedEvents> => {
    const columns = await columnsIn(await catalogueOf(session, table.schema), table.table);
    const names = eventColumnsOf(
      columns.map(({ name }) => name),
      file,
    );
    const { hash, events } = await hashOf(session, table, columns);
    const held = relationOf(table, columns);
    const engine = servedEngine(postgres, session, { cells: held, variable: table.variable });
    const cells = cellsOf(askOf(session, held), { file, columns: names, events });
    return { engine, cells, hash };
  };
  return onServer(postgresServer, { variable: table.variable, effects, isKept: true }, open);
}

/** Returns a hash of the rows of a table, whatever their order: SHA-256 of sums of those of each, made on the server. */
export function hashPostgres(table: ServedTable, effects: ServerEffects): Promise<string> {
  return onServer(postgresServer, { variable: table.variable, effects }, async (session) => {
    const columns = await columnsIn(await catalogueOf(session, table.schema), table.table);
    return (await hashOf(session, table, columns)).hash;
  });
}

function fromOf({ schema, table }: ServedTable): string {
  return `${quoteName(schema)}.${quoteName(table)} AS t`;
}

async function hashOf(
  session: Session,
  table: ServedTable,
  columns: readonly StoredColumn[],
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
function relationOf(table: ServedTable, columns: readonly StoredColumn[]): Relation {
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

// Runs statements on the held cells.
function askOf(session: Session, held: Relation): AskCells {
  const { collated } = session;
  return async (columns, write) => {
    const [cells = ""] = held.write({ needed: columnsNeeded(columns), bind: () => "", collated });
    const values: string[] = [];
    const text = (value: string): string => `$${values.push(value)}`;
    const sql = write({
      text,
      isOneOf: (name, texts) => `${name} = ANY (CAST(${text(arrayOf(texts))} AS text[]))`,
      isUnlike: (name, pattern) => `${name} !~ ${quoteText(pattern)}`,
      trim: (name) => `btrim(${name})`,
      quoteName,
    });
    return (await session.query(`WITH ${cells} ${sql}`, values)).rows;
  };
}

// PostgreSQL 15, section 8.15.2
function arrayOf(texts: readonly string[]): string {
  return `{${texts.map((text) => `"${text.replace(/[\\"]/g, "\\$&")}"`).join(",")}}`;
}
