import { besideServed, diskEffects, type Environment, type ReadEffects } from "./effect.ts";
import { servedTable } from "./served.ts";

/**
 * Returns effects on the real disk, and on the servers that briefing.yaml names by variables of `environment`. The tables
 * of a schema are read once, together: whoever reads them through the same effects sees one state of them.
 */
export function projectEffects(environment: Environment): ReadEffects {
  const known = new Map<string, Promise<ReadonlyMap<string, Uint8Array>>>();
  return besideServed(diskEffects, async (path) => {
    const asked = servedTable(path);
    if (asked === undefined) throw Object.assign(new Error("no such table"), { code: "ENOENT" });
    const key = `${asked.variable}/${asked.schema}`;
    const files = known.get(key) ?? read(asked, environment);
    known.set(key, files);
    const file = (await files).get(asked.table);
    if (file === undefined) throw Object.assign(new Error("no such table"), { code: "ENOENT" });
    return file;
  });
}

async function read(
  asked: { readonly variable: string; readonly schema: string },
  environment: Environment,
): Promise<ReadonlyMap<string, Uint8Array>> {
  // Most projects have no server.
  const { readServed } = await import("./database/index.ts");
  return readServed(asked, { environment, readFile: diskEffects.readFile });
}
