import { ReadRefusal } from "../../effect.ts";
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
import { clickHouse } from "./engine.ts";
import { rowsHash } from "./hash.ts";
import { quoteName, quoteText } from "./quote.ts";
import { clickHouseServer } from "./server.ts";
import type { Session } from "./session.ts";
import { catalogueOf, textOf } from "./stored-columns.ts";

/**
 * Opens a table of events on its server, whose rows stay there; `file` is its name in findings. Throws a ReadRefusal where
 * it cannot be got at, a ReportError where its columns are not those of such a table.
 */
export function openClickHouseEvents(
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
    const { schema: database } = table;
    const state = await partsOf(session, table);
    const { hash, events } = await rowsHash(session, { database, table: table.table, columns });
    const unchanged = watched(session, { table, columns, hash, state });
    const held = relationOf(table, columns);
    const engine = servedEngine(clickHouse, unchanged, { cells: held, variable: table.variable });
    const cells = cellsOf(askOf(unchanged, held), { file, columns: names, events });
    return { engine, cells, hash };
  };
  return onServer(clickHouseServer, { variable: table.variable, effects, isKept: true }, open);
}

/** Returns a hash of the rows of a table, whatever their order, which is made on the server. */
export function hashClickHouse(table: ServedTable, effects: ServerEffects): Promise<string> {
  return onServer(clickHouseServer, { variable: table.variable, effects }, async (session) => {
    const columns = await columnsIn(await catalogueOf(session, table.schema), table.table);
    const { schema: database } = table;
    return (await rowsHash(session, { database, table: table.table, columns })).hash;
  });
}

// The parts that the rows of a table are in, each of which is never written again; nothing of a view.
async function partsOf(session: Session, { schema, table }: ServedTable): Promise<string> {
  const { rows } = await session.query(
    "SELECT name FROM system.parts WHERE database = {database:String} AND table = {table:String} AND active ORDER BY name",
    { database: schema, table },
  );
  return rows.map(([name]) => String(name)).join(" ");
}

interface Watched {
  readonly table: ServedTable;
  readonly columns: readonly StoredColumn[];
  readonly hash: string;
  readonly state: string;
}

// There is no transaction: what a statement gives is of the state that was hashed, or is not taken. Parts are put
// together as the server likes, so that others may hold the same rows.
function watched(session: Session, { table, columns, hash, state }: Watched): Session {
  let known = state;
  const { schema: database, table: name } = table;
  const check = async (): Promise<void> => {
    const now = await partsOf(session, table);
    if (now !== "" && now === known) return;
    if ((await rowsHash(session, { database, table: name, columns })).hash !== hash)
      throw new ReadRefusal({
        code: "edition/inputs-changed",
        message: `rows of "${name}" changed while they were read`,
        hint: "run it again when nobody writes there, or make a copy of the table",
      });
    known = now;
  };
  return {
    async query(sql, parameters) {
      const result = await session.query(sql, parameters);
      await check();
      return result;
    },
    close: () => session.close(),
  };
}

// All cells are texts, and an empty one is an empty text.
function relationOf({ schema, table }: ServedTable, columns: readonly StoredColumn[]): Relation {
  return {
    tables: [{ name: heldCells, columns: columns.map(({ name }) => name) }],
    write({ needed }) {
      const read = columns.filter(({ name }) => name === "id" || needed.column(name));
      const list = read.map((column) => `${textOf(column)} AS ${quoteName(column.name)}`);
      const from = `${quoteName(schema)}.${quoteName(table)} AS t`;
      return [`${heldCells} AS (SELECT ${list.join(", ")} FROM ${from})`];
    },
  };
}

// Runs statements on the held cells.
function askOf(session: Session, held: Relation): AskCells {
  return async (columns, write) => {
    const options = { needed: columnsNeeded(columns), bind: () => "", collated: false };
    const [cells = ""] = held.write(options);
    const sql = write({
      text: quoteText,
      isOneOf: (name, texts) =>
        `has(CAST([${texts.map(quoteText).join(", ")}] AS Array(String)), ${name})`,
      isUnlike: (name, pattern) => `NOT match(${name}, ${quoteText(pattern)})`,
      trim: (name) => `trimBoth(${name})`,
      quoteName,
    });
    const { rows } = await session.query(`WITH ${cells} ${sql}`);
    return rows.map((row) => row.map((cell) => (cell === null ? null : String(cell))));
  };
}
