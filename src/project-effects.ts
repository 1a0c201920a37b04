import { besideServed, diskEffects, type Environment, type ReadEffects } from "./effect.ts";
import { type ServedTable, servedTable } from "./served.ts";

/**
 * Returns effects on the real disk, and on the servers that briefing.yaml names by variables of `environment`. The tables
 * of a schema that are read as files are read once, together: whoever reads them through the same effects sees one state
 * of them.
 */
export function projectEffects(environment: Environment): ReadEffects {
  const known = new Map<string, Promise<ReadonlyMap<string, Uint8Array>>>();
  const effects = { environment, readFile: diskEffects.readFile };
  // Most projects have no server.
  const load = () => import("./database/index.ts");
  return besideServed(diskEffects, {
    environment,
    async readFile(path) {
      const asked = tableAt(path);
      const key = `${asked.kind}:${asked.variable}/${asked.schema}`;
      const files = known.get(key) ?? load().then(({ readServed }) => readServed(asked, effects));
      known.set(key, files);
      return (await files).get(asked.table) ?? missing();
    },
    async hash(path) {
      const { hashServed } = await load();
      return hashServed(tableAt(path), effects);
    },
  });
}

function tableAt(path: string): ServedTable {
  return servedTable(path) ?? missing();
}

function missing(): never {
  throw Object.assign(new Error("no such table"), { code: "ENOENT" });
}
