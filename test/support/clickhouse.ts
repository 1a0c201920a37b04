import type { Connection } from "../../src/database/clickhouse/connection.ts";
import { readUrl } from "../../src/database/clickhouse/connection.ts";

/** Names the server that tests with ClickHouse use: one, or chdb behind test/support/chdb_server.py. */
const variable = "FIELDBRIEF_TEST_CLICKHOUSE_URL";

/** Why tests with ClickHouse are passed over here. */
export function missingClickHouse(): string | undefined {
  return process.env[variable] === undefined
    ? `${variable} is not set: CONTRIBUTING.md says how to run this`
    : undefined;
}

/** Returns the URL of the server. */
function clickHouseUrl(): string {
  return process.env[variable] ?? "";
}

/** Returns the way to the server. */
export function connectToClickHouse(): Connection {
  return readUrl(clickHouseUrl(), variable);
}
