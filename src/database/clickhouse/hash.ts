import { createHash } from "node:crypto";
import type { StoredColumn } from "../served/read-served.ts";
import { quoteName } from "./quote.ts";
import type { Session } from "./session.ts";
import { textOf } from "./stored-columns.ts";

/** Returns a hash of the rows of a table, whatever their order, and their number: SHA-256 of sums of those of each. */
export async function rowsHash(
  session: Session,
  {
    database,
    table,
    columns,
  }: {
    readonly database: string;
    readonly table: string;
    readonly columns: readonly StoredColumn[];
  },
): Promise<{ readonly hash: string; readonly events: number }> {
  // A list written as text, so that no two rows are written alike. Sums go round at 2^64.
  const cells = columns.map(textOf).join(", ");
  const sums = [1, 9, 17, 25].map((from) => `sum(reinterpretAsUInt64(substring(h, ${from}, 8)))`);
  const { rows } = await session.query(
    `SELECT count(), ${sums.join(", ")} FROM (SELECT SHA256(toString([${cells}])) AS h FROM ${quoteName(database)}.${quoteName(table)} AS t)`,
  );
  const [row = []] = rows;
  const told = JSON.stringify([columns.map(({ name }) => name), row]);
  return { hash: createHash("sha256").update(told).digest("hex"), events: Number(row[0] ?? 0) };
}
