import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { withFiles } from "../support/files.ts";

/**
 * Returns a query's rows as a Parquet file that DuckDB wrote. `{csv}` in it stands for the CSV, whose cells are text; options
 * are those of COPY.
 */
export async function parquetOf(query: string, csv = "", options = ""): Promise<Buffer> {
  return await withFiles({ "table.csv": csv }, async (root) => {
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    try {
      const read = `read_csv('${join(root, "table.csv")}', all_varchar = true, header = true, delim = ',', quote = '"', escape = '"', nullstr = '')`;
      const out = join(root, "out.parquet");
      await connection.run("SET TimeZone = 'UTC'");
      const rest = options === "" ? "" : `, ${options}`;
      await connection.run(
        `COPY (${query.replaceAll("{csv}", read)}) TO '${out}' (FORMAT parquet${rest})`,
      );
      return readFileSync(out);
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  });
}
