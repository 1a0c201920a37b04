import { didYouMean } from "../../diagnostic.ts";
import { ReadRefusal } from "../../effect.ts";
import type { Catalogue, StoredColumn } from "../served/read-served.ts";
import { quoteName, quoteText } from "./relation.ts";
import type { Session } from "./session.ts";

/** Returns the columns of the tables and views of a schema, by the names of these; types as `format_type` writes them. */
async function columnsOf(
  session: Session,
  schema: string,
): Promise<ReadonlyMap<string, readonly StoredColumn[]>> {
  const { rows } = await session.query(
    `SELECT c.relname, a.attname, format_type(a.atttypid, NULL)
    FROM pg_class AS c
    JOIN pg_namespace AS n ON n.oid = c.relnamespace
    JOIN pg_attribute AS a ON a.attrelid = c.oid
    WHERE n.nspname = $1 AND c.relkind IN ('r', 'v', 'm', 'f', 'p') AND a.attnum > 0 AND NOT a.attisdropped
    ORDER BY c.relname, a.attnum`,
    [schema],
  );
  const tables = new Map<string, StoredColumn[]>();
  for (const [table, name, type] of rows) {
    if (table == null || name == null) continue;
    const columns = tables.get(table) ?? [];
    columns.push({ name, type: type ?? "text" });
    tables.set(table, columns);
  }
  return tables;
}

/** Returns what tables and views a schema has. */
export async function catalogueOf(session: Session, schema: string): Promise<Catalogue> {
  return {
    tables: await columnsOf(session, schema),
    missing: (name, known) => missingTable(session, schema, { name, known }),
  };
}

async function missingTable(
  session: Session,
  schema: string,
  { name, known }: { readonly name: string; readonly known: readonly string[] },
): Promise<ReadRefusal> {
  const { rows } = await session.query("SELECT nspname FROM pg_namespace ORDER BY nspname");
  const schemas = rows.flatMap(([each]) => each ?? []);
  const usage = "make a table or a view of that name, with the columns of docs/data.md";
  if (!schemas.includes(schema))
    return new ReadRefusal({
      code: "database/no-table",
      message: `there is no schema "${schema}"`,
      hint:
        didYouMean(
          schema,
          schemas.filter((each) => !/^(?:pg_|information_)/.test(each)),
        ) ?? usage,
    });
  return new ReadRefusal({
    code: "database/no-table",
    message: `there is no table "${name}" in the schema "${schema}"`,
    hint: didYouMean(name, known) ?? usage,
  });
}

/**
 * Returns the SQL of a cell of the table `t` as files have it: days without a time that says nothing, lists with `;`
 * between, no zeros behind a number.
 */
export function textOf({ name, type }: StoredColumn): string {
  const cell = `t.${quoteName(name)}`;
  if (type.startsWith("timestamp")) {
    const hours = `to_char(${cell}, ${quoteText("YYYY-MM-DD HH24:MI:SS")})`;
    return `CASE WHEN ${cell} = date_trunc('day', ${cell}) THEN CAST(CAST(${cell} AS date) AS text) ELSE ${hours} END`;
  }
  if (type.startsWith("time")) return `to_char(CAST(${cell} AS time), 'HH24:MI')`;
  if (type === "numeric") return `CAST(trim_scale(${cell}) AS text)`;
  if (type.endsWith("[]")) return `array_to_string(${cell}, ';')`;
  return `CAST(${cell} AS text)`;
}
