import type { IncidentColumn } from "./incident-columns.ts";
import { type Readers, tagsOf } from "./languages.ts";
import { foldPlace } from "./places.ts";
import type { ProvinceColumn } from "./provinces.ts";
import type { Incident, Town } from "./record.ts";
import { rowFinder, type Table } from "./table.ts";

const code = "incident/missing-name";

/** Reports provinces without a name in one of the languages; once where none has one. */
export function checkProvinceNames(
  table: Table<ProvinceColumn>,
  languages: readonly string[],
): void {
  for (const language of languages) {
    const tags = tagsOf(language);
    const unnamed = table.rows.filter((row) =>
      tags.every((tag) => row.cellNamed(`name_${tag}`) === ""),
    );
    const isEvery = unnamed.length === table.rows.length;
    const hint = `an edition is in ${language}: write it in the column name_${tags.at(-1)}`;
    for (const row of isEvery ? unnamed.slice(0, 1) : unnamed) {
      const which = isEvery ? "no province has a name" : `province "${row.id}" has no name`;
      row.report("name_en", { code, message: `${which} in ${language}`, hint });
    }
  }
}

/** What the towns of incidents are looked up with. */
export interface TownNames {
  readonly incidents: readonly Incident[];
  readonly table: Table<IncidentColumn>;
  readonly towns: readonly Town[];
}

/** Reports each town of an incident that no gazetteer names in a language in which somebody reads it, once. */
export function checkTownNames(
  { incidents, table, towns }: TownNames,
  { languages, isRead }: Readers,
): void {
  const keyOf = (province: string | null, name: string): string => `${province} ${foldPlace(name)}`;
  const byKey = new Map(towns.map((town) => [keyOf(town.province, town.name), town]));
  const rowOf = rowFinder(table);
  const reported = new Set<string>();
  for (const { id, town, province, sensitivity } of incidents) {
    if (town === null) continue;
    const key = keyOf(province, town);
    for (const language of languages) {
      if (!isRead({ type: "incidents", field: "place", sensitivity }, language)) continue;
      const tags = tagsOf(language);
      if (tags.some((tag) => byKey.get(key)?.names[tag] !== undefined)) continue;
      if (reported.has(`${language} ${key}`)) continue;
      reported.add(`${language} ${key}`);
      rowOf(id)?.report("town", {
        code,
        message: `no gazetteer names "${town}" in ${language}`,
        hint: `an edition is in ${language}: write its name as "${tags.at(-1)}" in places/gazetteer-*.json`,
      });
    }
  }
}
