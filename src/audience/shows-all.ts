import { type Audience, maySee, recordTypes, type Sensitivity } from "../config/index.ts";
import type { Dataset } from "../incident/index.ts";

/** Tells whether an audience may see every field of every record as it is, so that nothing is to be redacted. */
export function showsAll(dataset: Dataset, audience: Audience): boolean {
  const { incidents, claims, sources, statements, linked = [] } = dataset;
  const found = new Set<Sensitivity>();
  for (const records of [incidents, claims, sources, statements])
    for (const { sensitivity } of records) found.add(sensitivity);
  for (const { incident } of linked) found.add(incident.sensitivity);
  return [...found].every((sensitivity) => maySeeAll(audience, sensitivity));
}

/** Tells whether an audience may see every field of every record of a sensitivity as it is. */
export function maySeeAll(audience: Audience, sensitivity: Sensitivity): boolean {
  return (
    maySee(audience, sensitivity) &&
    recordTypes.every((type) =>
      Object.values(audience.rules[type]).every((rule) => rule[sensitivity] === "show"),
    )
  );
}
