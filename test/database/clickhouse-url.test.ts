import { createServer } from "node:net";
import { describe, expect, test } from "vitest";
import { refusal } from "../support/clickhouse-tables.ts";

describe("tables of ClickHouse", () => {
  test.each([
    [undefined, "database/no-url", "the environment variable TEST_URL is not set"],
    ["postgresql://tester:s3cret@127.0.0.1/x", "database/bad-url", "is none of a ClickHouse"],
    ["http://127.0.0.1:8123", "database/bad-url", "names no user"],
    ["https://tester:s3cret%@127.0.0.1", "database/bad-url", "has a % that stands for nothing"],
    ["https://tester@127.0.0.1/x", "database/bad-url", "has a path"],
    ["https://tester@127.0.0.1?sslrootcer=x", "database/bad-url", 'did you mean "sslrootcert"?'],
    ["https://tester@127.0.0.1?readonly=0", "database/bad-url", "an option that is not known"],
    ["https://tester@127.0.0.1?tls=disable", "database/bad-url", "has another tls than there is"],
    ["http://tester@127.0.0.1?statement_timeout=5min", "database/bad-url", "of seconds"],
    ["http://tester:s3cret@nobody.invalid", "database/bad-url", "over a network without TLS"],
    ["https://tester:s3cret@nobody.invalid", "database/unreachable", "at a host that nobody knows"],
    [
      "http://tester:s3cret@nobody.invalid?tls=disable",
      "database/unreachable",
      "at a host that nobody knows",
    ],
    ["http://tester:s3cret@127.0.0.1:1", "database/unreachable", "does not answer"],
    ["https://tester@127.0.0.1?sslrootcert=/no/ca.pem", "database/tls", "sslrootcert"],
  ])("are not found by %s", async (url, code, words) => {
    const said = await refusal(url, "default");
    expect(said).toContain(`${code} | `);
    expect(said).toContain(words);
  });

  test("are not waited for at a port that says nothing it should", async () => {
    const silent = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    const address = silent.address();
    const port = typeof address === "object" ? (address?.port ?? 0) : 0;
    expect(await refusal(`http://tester:s3cret@127.0.0.1:${port}`, "default")).toMatch(
      /^database\/lost/,
    );
    silent.close();
  });
});
