import { didYouMean } from "../../diagnostic.ts";
import { type Environment, ReadRefusal } from "../../effect.ts";
import { writeCsv } from "../../incident/index.ts";
import type { ServedTable } from "../../served.ts";
import { readUrl } from "./connection.ts";
import { isLost, problemOf } from "./problem.ts";
import { quoteName, quoteText } from "./relation.ts";
import { openSession, type Session } from "./session.ts";

/** What is read of the world: environment variables, and the file of certificates that a URL names. */
export interface ServerEffects {
  readonly environment: Environment;
  readonly readFile: (path: string) => Promise<Uint8Array>;
}

/** The tables of a schema as CSV files, by their names. */
export type ServedFiles = ReadonlyMap<string, Uint8Array>;

// Beyond that a table is not held in memory.
const mostRows = 1_000_000;

const attempts = 3;

/**
 * Reads the tables incidents, claims and, where there is one, breakdowns of a schema, in one state: where the connection
 * is lost, all of it again. Throws a ReadRefusal, which says nothing of the server but the name of the variable.
 */
export async function readServed(
  { variable, schema }: Omit<ServedTable, "table">,
  effects: ServerEffects,
): Promise<ServedFiles> {
  const url = effects.environment(variable);
  if (url === undefined || url.trim() === "")
    throw new ReadRefusal({
      code: "database/no-url",
      message: `the environment variable ${variable} is not set`,
      hint: `set it to postgresql://USER:PASSWORD@HOST/DATABASE`,
    });
  const connection = readUrl(url.trim(), variable);
  const authorities = await readAuthorities(connection.rootCertificate, variable, effects);
  for (let attempt = 1; ; attempt++) {
    try {
      const session = await openSession(connection, authorities);
      try {
        return await readTables(session, schema);
      } finally {
        await session.close().catch(() => undefined);
      }
    } catch (error) {
      if (!isLost(error) || attempt === attempts) throw problemOf(error, variable);
    }
  }
}

async function readAuthorities(
  path: string | undefined,
  variable: string,
  { readFile }: ServerEffects,
): Promise<string | undefined> {
  if (path === undefined) return undefined;
  try {
    return new TextDecoder().decode(await readFile(path));
  } catch {
    throw new ReadRefusal({
      code: "database/tls",
      message: `the file that the URL in ${variable} names as sslrootcert cannot be read`,
      hint: "name a file of certificates (PEM) by its whole path",
    });
  }
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

interface Column {
  readonly name: string;
  /** As `format_type` writes it, without length. */
  readonly type: string;
}

// Tables, views, materialized views, foreign and partitioned tables.
async function columnsOf(
  session: Session,
  schema: string,
): Promise<ReadonlyMap<string, readonly Column[]>> {
  const { rows } = await session.query(
    `SELECT c.relname, a.attname, format_type(a.atttypid, NULL)
    FROM pg_class AS c
    JOIN pg_namespace AS n ON n.oid = c.relnamespace
    JOIN pg_attribute AS a ON a.attrelid = c.oid
    WHERE n.nspname = $1 AND c.relkind IN ('r', 'v', 'm', 'f', 'p') AND a.attnum > 0 AND NOT a.attisdropped
    ORDER BY c.relname, a.attnum`,
    [schema],
  );
  const tables = new Map<string, Column[]>();
  for (const [table, name, type] of rows) {
    if (table == null || name == null) continue;
    const columns = tables.get(table) ?? [];
    columns.push({ name, type: type ?? "text" });
    tables.set(table, columns);
  }
  return tables;
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

// As the files have it: days without a time that says nothing, lists with `;` between, no zeros behind a number.
function textOf({ name, type }: Column): string {
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
