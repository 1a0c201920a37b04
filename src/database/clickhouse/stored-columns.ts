import { didYouMean } from "../../diagnostic.ts";
import { ReadRefusal } from "../../effect.ts";
import type { Catalogue, StoredColumn } from "../served/read-served.ts";
import { quoteName } from "./quote.ts";
import type { Session } from "./session.ts";

/** Returns the columns of the tables and views of a database, by the names of these. */
export async function columnsOf(
  session: Session,
  database: string,
): Promise<ReadonlyMap<string, readonly StoredColumn[]>> {
  const { rows } = await session.query(
    "SELECT table, name, type FROM system.columns WHERE database = {database:String} AND default_kind <> 'EPHEMERAL' ORDER BY table, position",
    { database },
  );
  const tables = new Map<string, StoredColumn[]>();
  for (const [table, name, type] of rows.map((row) => row.map(String))) {
    if (table === undefined || name === undefined) continue;
    const columns = tables.get(table) ?? [];
    columns.push({ name, type: type ?? "String" });
    tables.set(table, columns);
  }
  return tables;
}

/** Returns what tables and views a database has. */
export async function catalogueOf(session: Session, database: string): Promise<Catalogue> {
  return {
    tables: await columnsOf(session, database),
    missing: (name, known) => missingTable(session, database, { name, known }),
  };
}

async function missingTable(
  session: Session,
  database: string,
  { name, known }: { readonly name: string; readonly known: readonly string[] },
): Promise<ReadRefusal> {
  const { rows } = await session.query("SELECT name FROM system.databases ORDER BY name");
  const databases = rows.map(([each]) => String(each));
  const usage = "make a table or a view of that name, with the columns of docs/data.md";
  if (!databases.includes(database)) {
    const others = databases.filter((each) => !/^(?:system|information_schema)$/i.test(each));
    return new ReadRefusal({
      code: "database/no-table",
      message: `there is no database "${database}"`,
      hint: didYouMean(database, others) ?? usage,
    });
  }
  return new ReadRefusal({
    code: "database/no-table",
    message: `there is no table "${name}" in the database "${database}"`,
    hint: didYouMean(name, known) ?? usage,
  });
}

/**
 * Returns the SQL of a cell of the table `t` as files have it: days without a time that says nothing, lists with `;`
 * between, nothing where it is empty.
 */
export function textOf({ name, type }: StoredColumn): string {
  return `ifNull(${filledText(`t.${quoteName(name)}`, bareType(type))}, '')`;
}

function filledText(cell: string, type: string): string {
  if (type.startsWith("DateTime")) {
    const hours = `formatDateTime(${cell}, '%Y-%m-%d %H:%i:%S')`;
    return `if(${hours} LIKE '% 00:00:00', formatDateTime(${cell}, '%Y-%m-%d'), ${hours})`;
  }
  if (type.startsWith("FixedString")) return `toStringCutToZero(${cell})`;
  if (type.startsWith("Array"))
    return `arrayStringConcat(arrayMap(_e -> ifNull(toString(_e), ''), ${cell}), ';')`;
  return `toString(${cell})`;
}

/** Tells whether values of a type are ordered as numbers. */
export function isNumber(type: string): boolean {
  return /^(?:U?Int|Float|Decimal)/.test(bareType(type));
}

/** `LowCardinality(Nullable(String))` is `String`. */
export function bareType(type: string): string {
  return type.replace(/^LowCardinality\((.*)\)$/, "$1").replace(/^Nullable\((.*)\)$/, "$1");
}
