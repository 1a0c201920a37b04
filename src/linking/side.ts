import type { Count } from "../count/index.ts";
import { type Dataset, foldPlace, type Incident, type IncidentFigures } from "../incident/index.ts";
import { type Point, pointOf } from "./point.ts";
import { methodOf, subjectsOf } from "./words-in-common.ts";

/** An incident as it is compared. */
export interface Side {
  readonly incident: Incident;
  /** Empty for the project's own. */
  readonly provider: string;
  /** Its place among all: of a pair the first is kept. */
  readonly order: number;
  /** First and last day, in days since 1970. */
  readonly start: number;
  readonly end: number;
  /** As towns are compared; empty where none is known. */
  readonly town: string;
  readonly point: Point | undefined;
  readonly method: ReadonlySet<string>;
  readonly target: ReadonlySet<string>;
  readonly killed: Count;
}

/** Returns the incidents of a dataset for comparison, those of the project's own first. */
export function sidesOf(
  dataset: Dataset,
  figures: ReadonlyMap<string, IncidentFigures>,
): readonly Side[] {
  const towns = new Map(
    dataset.towns?.map((town) => [`${town.province} ${foldPlace(town.name)}`, town]),
  );
  const own = dataset.incidents.filter(({ provider }) => !provider);
  const others = dataset.incidents.filter(({ provider }) => provider);
  return [...own, ...others].flatMap((incident, order): readonly Side[] => {
    const killed = figures.get(incident.id)?.killed;
    if (killed === undefined) return [];
    const town = incident.town === null ? "" : foldPlace(incident.town);
    return [
      {
        incident,
        provider: incident.provider ?? "",
        order,
        start: dayOf(incident.date),
        end: dayOf(incident.dateEnd),
        town,
        point: pointOf(incident, ({ province }) => towns.get(`${province} ${town}`)),
        method: methodOf(incident),
        target: subjectsOf([incident.targetType, ...incident.targetGroups].join(" ")),
        killed,
      },
    ];
  });
}

function dayOf(date: string): number {
  return Math.round(Date.parse(date) / 86_400_000);
}
