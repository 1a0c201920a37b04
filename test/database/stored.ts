import { type CellType, countSuffixes, type Table } from "../../src/database/database.ts";
import { storedRelation } from "../../src/database/postgres/relation.ts";
import type { Relation } from "../../src/database/served/relation.ts";
import { type Server, superuser } from "../support/postgres.ts";

const sqlTypes: Readonly<Record<Exclude<CellType, "count">, string>> = {
  text: "text",
  integer: "integer",
  double: "double precision",
  boolean: "boolean",
  date: "date",
};
const endTypes = {
  low: "bigint",
  high: "bigint",
  bound: "text",
  approximate: "boolean",
  words: "text",
} as const;

function definitions(table: Table): string {
  return table.columns
    .flatMap(({ name, type }) =>
      type === "count"
        ? countSuffixes.map((end) => `"${name}_${end}" ${endTypes[end]}`)
        : [`"${name}" ${sqlTypes[type]}`],
    )
    .join(", ");
}

// The rows of a table as objects, which PostgreSQL makes rows of.
function rowsOf({ columns }: Table): string {
  const length = columns[0]?.cells.length ?? 0;
  const rows = Array.from({ length }, (_, row) =>
    Object.fromEntries(
      columns.flatMap(({ name, cells }) => {
        const cell = cells[row] ?? null;
        return typeof cell === "object" && cell !== null
          ? countSuffixes.map((end) => [`${name}_${end}`, cell[end]])
          : [[name, cell]];
      }),
    ),
  );
  return JSON.stringify(rows);
}

const schema = "data";

/** Makes empty tables like these in the schema `data` of a server, split by their first column over the shards. */
export async function makeShardedTables(
  coordinator: Server,
  shards: readonly Server[],
  tables: readonly Table[],
): Promise<void> {
  for (const shard of shards)
    for (const table of tables)
      await shard.run("postgres", `CREATE TABLE ${table.name} (${definitions(table)})`);
  const made = tables.flatMap((table) => {
    const key = table.columns[0]?.name;
    return [
      `CREATE TABLE ${schema}.${table.name} (${definitions(table)}) PARTITION BY HASH ("${key}")`,
      ...shards.map(
        (_, n) =>
          `CREATE FOREIGN TABLE ${schema}.${table.name}_${n} PARTITION OF ${schema}.${table.name}
            FOR VALUES WITH (MODULUS ${shards.length}, REMAINDER ${n})
            SERVER shard_${n} OPTIONS (schema_name 'public', table_name '${table.name}')`,
      ),
    ];
  });
  const servers = shards.flatMap(({ host, port }, n) => [
    `CREATE SERVER shard_${n} FOREIGN DATA WRAPPER postgres_fdw
      OPTIONS (host '${host}', port '${port}', dbname 'postgres', async_capable 'true')`,
    `CREATE USER MAPPING FOR ${superuser} SERVER shard_${n} OPTIONS (user '${superuser}')`,
  ]);
  const all = ["CREATE EXTENSION postgres_fdw", `CREATE SCHEMA ${schema}`, ...servers, ...made];
  await coordinator.run("postgres", all.join(";\n"));
}

/** Puts rows in the place of those that are there. */
export async function fillTables(server: Server, tables: readonly Table[]): Promise<void> {
  for (const table of tables) {
    const name = `${schema}.${table.name}`;
    await server.run("postgres", `TRUNCATE ${name}`);
    const insert = `INSERT INTO ${name} SELECT * FROM json_populate_recordset(NULL::${name}, $1)`;
    await server.run("postgres", insert, [rowsOf(table)]);
  }
}

/** Returns what stands for tables that the server holds. */
export function storedIn(tables: readonly Table[]): readonly Relation[] {
  return tables.map(({ name, columns, of }) =>
    storedRelation({ schema, name, columns, ...(of && { of }) }),
  );
}
