import { join, resolve } from "node:path";
import type { Place } from "../diagnostic.ts";
import type { BriefingData } from "./briefing.ts";
import type { DataConfig } from "./config.ts";
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
  narrative: "narrative",
} as const;

/**
 * Resolves the `data` of briefing.yaml, or `undefined` where a path leads out of the project or the
 * folder is missing. A file that is not named and not there is null if it may be left out.
 */
export async function readData(
  written: BriefingData,
  paths: Locations,
): Promise<DataConfig | undefined> {
  if ((await paths.need(["data", "folder"], written.folder)) === undefined) return undefined;
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
  const fileOf = async (key: keyof typeof always): Promise<string> =>
    (await find(key, always[key])).path;
  const fileIfAny = async (key: keyof typeof ifThere): Promise<string | null> => {
    const { path, found } = await find(key, ifThere[key]);
    return found === null && written[key] === undefined ? null : path;
  };
  const events = await findEvents(written, paths);
  if (events === undefined) safe = false;
  const data: DataConfig = {
    incidents: await fileOf("incidents"),
    claims: await fileOf("claims"),
    events: events ?? null,
    breakdowns: events === null ? await fileIfAny("breakdowns") : null,
    sources: await fileOf("sources"),
    statements: await fileIfAny("statements"),
    narrative: await fileIfAny("narrative"),
    translations: await fileOf("translations"),
    places: await fileOf("places"),
    language: written.language,
    kind: written.kind,
    coverage: written.coverage,
    rule: written.rule,
    ...(written.categories === undefined ? {} : { categories: written.categories }),
    namedAt,
  };
  if (events !== null) namedAt["events"] = paths.placeOf(["data", "events"]);
  return safe ? data : undefined;
}

// A table of events stands in the place of incidents and claims: where these are there too, nobody would look at them.
async function findEvents(
  { folder, ...written }: BriefingData,
  paths: Locations,
): Promise<string | null | undefined> {
  if (written.events === undefined) return null;
  const path = await paths.need(["data", "events"], written.events);
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
