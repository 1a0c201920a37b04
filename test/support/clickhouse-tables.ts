import { expect } from "vitest";
import { readServed } from "../../src/database/index.ts";
import { diskEffects, ReadRefusal } from "../../src/effect.ts";

const read = (url: string | undefined, schema: string): ReturnType<typeof readServed> =>
  readServed(
    { kind: "clickhouse", variable: "TEST_URL", schema },
    {
      environment: (name) => (name === "TEST_URL" ? url : undefined),
      readFile: diskEffects.readFile,
    },
  );

/** Returns the tables of a database as texts. */
export const textsOf = async (
  url: string,
  schema: string,
): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(
    [...(await read(url, schema))].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]),
  );

/** Returns what is said of what cannot be read, whose secrets are in nothing that anybody could print. */
export async function refusal(url: string | undefined, schema: string): Promise<string> {
  try {
    await read(url, schema);
  } catch (error) {
    if (!(error instanceof ReadRefusal)) throw error;
    const { code, message, hint } = error.finding;
    const all = [code, message, hint, error.stack, JSON.stringify(error), String(error.cause)];
    for (const secret of ["127.0.0.1", "nobody.invalid", "tester", "s3cret"])
      expect(all.join("\n")).not.toContain(secret);
    return [code, message, hint].join(" | ");
  }
  throw new Error("it was read");
}
