import { join, resolve } from "node:path";
import type { Place } from "../diagnostic.ts";
import { type ServedTable, type ServerKind, servedPath } from "../served.ts";
import { shippedPlacesPath } from "../shipped.ts";
import type { BriefingData, BriefingServer } from "./briefing.ts";
import type { DataConfig } from "./config.ts";
import { readImports } from "./imports.ts";
import type { Locations } from "./path.ts";

// Always looked for; whoever needs one that is missing says so.
const always = {
  incidents: "incidents.csv",
  claims: "claims.csv",
  sources: "sources.csv",
  translations: "translations",
  places: "places",
} as const;

const ifThere = {
  breakdowns: "breakdowns.csv",
  statements: "statements.yaml",
  links: "links.csv",
  narrative: "narrative",
} as const;

/**
 * Resolves the `data` of briefing.yaml, or `undefined` where a path leads out of the project or the
 * folder is missing. A file that is not named and not there is null if it may be left out: with imports all may, and
 * the places that come with the program stand in for a folder of them.
 */
export async function readData(
  written: BriefingData,
  paths: Locations,
): Promise<DataConfig | undefined> {
  const imports = written.imports && (await readImports(written.imports, paths));
  const isOwn = written.imports === undefined;
  const folder = isOwn ? paths.need : paths.find;
  if ((await folder(["data", "folder"], written.folder)) === undefined) return undefined;
  const namedAt: Record<string, Place> = {};
  let safe = true;
  const find = async (key: keyof typeof always | keyof typeof ifThere, usual: string) => {
    const keys = ["data", written[key] === undefined ? "folder" : key];
    const path = written[key] ?? join(written.folder, usual);
    namedAt[key] = paths.placeOf(keys);
    const found = await paths.find(keys, path);
    if (found === undefined) safe = false;
    // A folder is not opened as files are, so nobody else would miss this one.
    if (found === null && key === "narrative" && written[key] !== undefined)
      await paths.need(keys, path);
    return { path: resolve(paths.root, path), found };
  };
  const folderOf = async (key: "translations" | "places"): Promise<string> => {
    const { path, found } = await find(key, always[key]);
    const isMissing = found === null && written[key] === undefined;
    return isMissing && !isOwn && key === "places" ? shippedPlacesPath : path;
  };
  const fileOf = async (key: "incidents" | "claims" | "sources"): Promise<string | null> => {
    const { path, found } = await find(key, always[key]);
    return found === null && written[key] === undefined && !isOwn ? null : path;
  };
  const fileIfAny = async (key: keyof typeof ifThere): Promise<string | null> => {
    const { path, found } = await find(key, ifThere[key]);
    return found === null && written[key] === undefined ? null : path;
  };
  const served = await servedTables(written, paths);
  const events = served === null ? await findEvents(written, paths) : null;
  if (served === undefined || events === undefined) safe = false;
  const links = await fileIfAny("links");
  const data: DataConfig = {
    folder: resolve(paths.root, written.folder),
    ...(served ?? {
      incidents: await fileOf("incidents"),
      claims: await fileOf("claims"),
      events: events ?? null,
      breakdowns: events === null ? await fileIfAny("breakdowns") : null,
    }),
    sources: await fileOf("sources"),
    statements: await fileIfAny("statements"),
    narrative: await fileIfAny("narrative"),
    translations: await folderOf("translations"),
    places: await folderOf("places"),
    language: written.language,
    kind: written.kind,
    coverage: written.coverage,
    rule: written.rule,
    ...(imports === undefined ? {} : { imports }),
    ...(links === null ? {} : { links }),
    ...(written.categories === undefined ? {} : { categories: written.categories }),
    namedAt,
  };
  if (served)
    for (const key of servedKeys) namedAt[key] = paths.placeOf(["data", "server", kindOf(written)]);
  if (data.events !== null) namedAt["events"] = paths.placeOf(["data", "events"]);
  return safe && (isOwn || imports !== undefined) ? data : undefined;
}

// A table of events stands in the place of incidents and claims: where these are there too, nobody would look at them.
async function findEvents(
  { folder, ...written }: BriefingData,
  paths: Locations,
): Promise<string | null | undefined> {
  if (written.events === undefined) return null;
  const path = await paths.need(["data", "events"], written.events);
  if (written.imports !== undefined) {
    paths.refuse(["data", "events"], {
      code: "config/events-beside-records",
      message: "data.events stands in the place of incidents and claims, and of imports",
      hint: "leave one of the two out: nobody would look at the records",
    });
    return undefined;
  }
  for (const key of ["incidents", "claims", "breakdowns"] as const) {
    const beside = written[key] ?? join(folder, `${key}.csv`);
    if ((await paths.find(["data", key], beside)) === null && written[key] === undefined) continue;
    paths.refuse(["data", "events"], {
      code: "config/events-beside-records",
      message: `data.events stands in the place of incidents and claims, and "${beside}" is there too`,
      hint: "leave one of the two out: nobody would look at the records",
    });
    return undefined;
  }
  return path;
}

const servedKeys = ["incidents", "claims", "breakdowns"] as const;

function kindOf({ server }: BriefingData): ServerKind {
  return server?.clickhouse === undefined ? "postgresql" : "clickhouse";
}

function serverOf(server: BriefingServer): Omit<ServedTable, "table"> | undefined {
  const { postgresql, schema = "public", clickhouse, database = "default" } = server;
  if (clickhouse !== undefined)
    return { kind: "clickhouse", variable: clickhouse, schema: database };
  return postgresql === undefined
    ? undefined
    : { kind: "postgresql", variable: postgresql, schema };
}

// The tables of a server stand in the place of files: where these are there too, nobody would look at them. Null where
// there is no server, undefined where it cannot be.
async function servedTables(
  { folder, server, ...written }: BriefingData,
  paths: Locations,
): Promise<Pick<DataConfig, (typeof servedKeys)[number] | "events"> | null | undefined> {
  if (server === undefined) return null;
  const there = serverOf(server);
  if (there === undefined) return undefined;
  for (const key of servedKeys) {
    const beside = written[key] ?? join(folder, `${key}.csv`);
    if (written[key] === undefined && (await paths.find(["data", "server"], beside)) === null)
      continue;
    paths.refuse(["data", "server"], {
      code: "config/server-beside-files",
      message: `the server stands in the place of files, and "${beside}" is there too`,
      hint: "leave one of the two out: nobody would look at the file",
    });
    return undefined;
  }
  const path = (table: string): string => servedPath({ ...there, table });
  const { events } = written;
  if (events !== undefined && !/^[A-Za-z_][A-Za-z0-9_$]*$/.test(events)) {
    paths.refuse(["data", "events"], {
      code: "config/not-a-table",
      message: "beside a server data.events is the name of a table there",
      hint: "write events: events, or leave data.server out where they are in a file",
    });
    return undefined;
  }
  return {
    incidents: path("incidents"),
    claims: path("claims"),
    events: events === undefined ? null : path(events),
    breakdowns: events === undefined ? path("breakdowns") : null,
  };
}
