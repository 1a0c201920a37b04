// The native part of DuckDB is found from the package that it belongs to, not from the bundle.
import { createRequire } from "node:module";

const { resolve } = createRequire(import.meta.url);

export default createRequire(resolve("@duckdb/node-api"))("@duckdb/node-bindings");
