import { ReadRefusal } from "../../effect.ts";
import { writeCsv } from "../../incident/index.ts";
import type { ServedTable } from "../../served.ts";
import { onServer, type ServerEffects } from "./on-server.ts";
import { quoteName } from "./relation.ts";
import type { Session } from "./session.ts";
import { type Column, columnsOf, missingTable, textOf } from "./stored-columns.ts";

/** The tables of a schema as CSV files, by their names. */
export type ServedFiles = ReadonlyMap<string, Uint8Array>;

// Beyond that a table is not held in memory.
const mostRows = 1_000_000;

/**
 * Reads the tables incidents, claims and, where there is one, breakdowns of a schema, in one state. Throws a ReadRefusal,
 * which says nothing of the server but the name of the variable.
 */
export function readServed(
  { variable, schema }: Omit<ServedTable, "table">,
  effects: ServerEffects,
): Promise<ServedFiles> {
  return onServer(variable, effects, (session) => readTables(session, schema));
}

async function readTables(session: Session, schema: string): Promise<ServedFiles> {
  const tables = await columnsOf(session, schema);
  const files = new Map<string, Uint8Array>();
  for (const name of ["incidents", "claims", "breakdowns"]) {
    const columns = tables.get(name);
    if (columns !== undefined) files.set(name, await readTable(session, { schema, name, columns }));
    else if (name === "breakdowns") files.set(name, new TextEncoder().encode(noBreakdowns));
    else throw await missingTable(session, schema, { name, known: [...tables.keys()] });
  }
  return files;
}

const noBreakdowns = "claim,measure,group,count,verbatim,relation\n";

async function readTable(
  session: Session,
  {
    schema,
    name,
    columns,
  }: { readonly schema: string; readonly name: string; readonly columns: readonly Column[] },
): Promise<Uint8Array> {
  const header = columns.filter((column) => name !== "breakdowns" || column.name !== "position");
  // The same rows make the same file, in whatever order the server has them.
  const isKeyed = columns.some((column) => column.name === "id");
  const keys = isKeyed
    ? ["id"]
    : [
        ...["claim", "position"].filter((key) => columns.some((c) => c.name === key)),
        ...header.map((c) => c.name),
      ];
  const typeOf = (key: string): string => columns.find((c) => c.name === key)?.type ?? "text";
  const order = keys.map((key) =>
    isNumber(typeOf(key))
      ? `t.${quoteName(key)}`
      : `${textOf({ name: key, type: typeOf(key) })} COLLATE "C"`,
  );
  const { rows } = await session.query(
    `SELECT ${header.map(textOf).join(", ")} FROM ${quoteName(schema)}.${quoteName(name)} AS t ORDER BY ${order.join(", ")} LIMIT ${mostRows + 1}`,
  );
  if (rows.length > mostRows)
    throw new ReadRefusal({
      code: "database/too-many-records",
      message: `the table "${name}" has more than ${mostRows} rows`,
      hint: "make a view of those of the coverage",
    });
  const text = writeCsv(
    header.map((column) => column.name),
    rows.map((row) => row.map((cell) => cell ?? "")),
  );
  return new TextEncoder().encode(text);
}

function isNumber(type: string): boolean {
  return /^(?:smallint|integer|bigint|numeric)$/.test(type);
}
