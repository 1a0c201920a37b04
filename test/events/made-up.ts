import { expect } from "vitest";
import { readConfig } from "../../src/config/index.ts";
import {
  editionDatabase,
  editionTables,
  type Query,
  type QueryResult,
  runQueries,
} from "../../src/database/index.ts";
import type { Diagnostic } from "../../src/diagnostic.ts";
import { eventTablesOf, parametersOf, readHeldEvents } from "../../src/edition/index.ts";
import type { ReadEffects } from "../../src/effect.ts";
import { applyRule, readDataset } from "../../src/incident/index.ts";
import { projectEffects } from "../../src/project-effects.ts";
import { shippedQueries } from "../database/shipped-queries.ts";
import { mistakes } from "./mistakes.ts";
import { type EventCells, event } from "./project.ts";

/** The environment variable that holds the URL of a server. */
export const variable = "EVENTS_URL";

/** Returns effects that find a server at a URL. */
export function effectsWith(url: string): ReadEffects {
  return projectEffects((name) => (name === variable ? url : undefined));
}

const whole: Query = {
  name: "whole",
  file: "whole.sql",
  sql: "SELECT i.id, i.title, i.date, i.date_end, i.month, i.town, i.town_latitude, i.province_name, i.longitude, i.target_groups, i.attacks, i.munitions_low, i.munitions_words, i.killed_low, i.killed_high, i.killed_bound, i.killed_words, i.attribution_source, i.sources, i.party_source, i.note, i.place_note, c.id AS claim, c.source, c.killed_verbatim, c.date_verbatim, c.attribution_basis FROM incidents AS i JOIN claims AS c ON c.incident = i.id ORDER BY i.id",
};
const titles: Query = {
  name: "titles",
  file: "titles.sql",
  sql: "SELECT title, note, id FROM incidents ORDER BY note DESC, title, id",
};
const queries = [...shippedQueries, whole, titles];

const counts = [
  ...["", "?", "0", "7", " 7", "at least 47", "47+", ">66", "more than 66", "about 60", "~60"],
  ...["33-40", "up to 5", "scores", "less than 9", "12"],
];
const texts = [
  "",
  "plain",
  'says "so", twice',
  "two\nlines",
  "درهٔ پنجشیر",
  " blanks ",
  "Zulu",
  "a-b",
  "ab",
];

/** Returns the same events for the same seed. */
export function madeUp(seed: number, size: number): readonly EventCells[] {
  let state = seed;
  const oneOf = <T>(from: readonly T[]): T => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    const found = from[(state >> 8) % from.length];
    if (found === undefined) throw new Error("nothing to choose from");
    return found;
  };
  return Array.from({ length: size }, (_, index) =>
    event(index % 3 === 0 ? ` E-${index} ` : `E-${index}`, {
      ...oneOf<EventCells>([
        { date: "2031-04-03" },
        { date: "2031-04-03", date_end: "2031-04-05" },
        { date: "2031-05-01", date_end: "2031-05-31", date_precision: "month" },
        { date: "2031-01-01", date_end: "2031-12-31", date_precision: "year" },
      ]),
      ...oneOf<EventCells>([
        { province: "AF-KAB" },
        { province: "Herat", town: "Herat", place_precision: "town" },
        { province: "", place_precision: "country" },
        { province: "", country: "TJ", origin_country: "AF", place_precision: "country" },
      ]),
      ...oneOf<EventCells>([
        {},
        { attributed_to: "Group A", attribution_basis: "claimed" },
        { attributed_to: " Group B", attribution_basis: "media" },
      ]),
      title: oneOf(texts.slice(1)),
      killed: oneOf(counts),
      wounded: oneOf(counts),
      casualties: oneOf(["", "", "9"]),
      category: oneOf(["battles", "protests"]),
      method: oneOf(["gunfire", "arson"]),
      target_type: oneOf(["market", "road"]),
      target_groups: oneOf(["", "civilians; police", "a;b"]),
      attacks: oneOf(["", "2"]),
      munitions: oneOf(["", "11", "at least 4"]),
      source: oneOf(["radio", "party", "office"]),
      note: oneOf(texts),
      place_note: oneOf(texts),
      killed_verbatim: oneOf(texts),
      date_verbatim: oneOf(texts),
    }),
  );
}

function plain(result: QueryResult): unknown {
  return JSON.parse(JSON.stringify(result));
}

/** Returns the rows that each query gives of the events of a project, whose server has a URL. */
export async function resultsIn(
  folder: string,
  url: string,
  lineage: boolean,
): Promise<readonly unknown[]> {
  const effects = effectsWith(url);
  const { config } = await readConfig(folder, effects);
  const [edition] = config?.editions ?? [];
  if (config === undefined || edition === undefined) throw new Error("no project");
  const data = await readDataset(config, effects);
  const { held, diagnostics } = await readHeldEvents(config, data, effects);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  if (held === undefined) throw new Error("no events");
  const { dataset } = data;
  const figures = applyRule(dataset, config.data.rule);
  const sql = queries.map((query) => query.sql);
  const events = eventTablesOf({ events: held, dataset }, edition, sql);
  const tables = editionTables({ config, dataset, figures }, edition);
  const database = await editionDatabase(tables, { lineage, engine: held.engine, events });
  const parameters = parametersOf(edition, config.data.coverage);
  const { results, diagnostics: failed } = await runQueries(database, queries, parameters);
  expect(failed).toEqual([]);
  database.close();
  held.engine.close();
  return results.map(plain);
}

/** Events in which all kinds of things are wrong. */
export const mistaken: readonly EventCells[] = [
  event("A"),
  ...Object.values(mistakes).map((cells, n) => event(`M-${n}`, cells)),
  event("درهٔ"),
  event("A"),
  event(" A"),
  event("B", { source: "radoi" }),
];

/** What is found, by ids: of a row of a server nothing else is known. What is alike of two rows is said once. */
export const brief = (found: readonly Diagnostic[]): readonly string[] =>
  [
    ...new Set(
      found.map(({ severity, code, record, message }) =>
        [severity, code, record, message.replace(/^"[^"]*": /, "")].join(" "),
      ),
    ),
  ].sort();
