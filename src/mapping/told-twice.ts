import { foldPlace, type Places } from "../incident/index.ts";
import type { MappedRow } from "./found.ts";
import type { IncidentCells } from "./incident-of.ts";

/**
 * Returns what rows of one event have in common: its day, and a place that is narrower than a town. Undefined where a row
 * says less: much may happen in a town on one day.
 */
export function eventKey(
  row: MappedRow,
  cells: IncidentCells,
  { provinceNamed, provincesOfTown }: Places,
): string | undefined {
  const place = row.cell("place_written");
  if (place === "" || cells.date_precision !== "day") return undefined;
  if (provinceNamed(place) !== undefined || provincesOfTown(place).length > 0) return undefined;
  const folded = foldPlace(place);
  const wider = (["town", "district", "province"] as const).map((target) => row.cell(target));
  if (folded === "" || wider.some((one) => one !== "" && foldPlace(one) === folded))
    return undefined;
  const { date, date_end: end, province, country } = cells;
  return JSON.stringify([date, end, country, province, foldPlace(cells.place_written ?? "")]);
}
