import type { IncidentColumn } from "./incident-columns.ts";
import type { Places } from "./places.ts";
import type { Incident } from "./record.ts";
import type { Row } from "./table.ts";

const code = "incident/place-precision";

/** Reports a place that says more or less than its precision, or contradicts itself. */
export function checkPlace(row: Row<IncidentColumn>, incident: Incident, places: Places): void {
  if (row.hasFailed()) return;
  checkCountry(row, incident);
  checkPrecision(row, incident, places);
  checkTown(row, incident, places);
}

// An ISO 3166-2 code starts with its country's code.
function checkCountry(row: Row<IncidentColumn>, { province, country }: Incident): void {
  if (province === null || province.startsWith(`${country}-`)) return;
  row.report("country", {
    code: "incident/province-outside-country",
    message: `province ${province} is not in country ${country}`,
    hint: "country is where it struck; where it came from goes in origin_country",
  });
}

function checkPrecision(
  row: Row<IncidentColumn>,
  { province, town, country, placePrecision }: Incident,
  places: Places,
): void {
  const precise = ["province", "district", "town", "point"].includes(placePrecision);
  // Where the provinces could not be read, one that is given is not known either.
  const divided =
    places.complete && places.provinces.some(({ id }) => id.startsWith(`${country}-`));
  if (precise && divided && province === null) {
    const hint = "give the province, or write country";
    const message = `place_precision is ${placePrecision}, but no province is given`;
    row.report("place_precision", { code, message, hint });
  } else if (!precise && (province !== null || town !== null)) {
    const given = town === null ? "a province" : "a town";
    const hint = `write the precision of what is known: ${town === null ? "province" : "town"}`;
    const message = `place_precision is ${placePrecision}, but ${given} is given`;
    row.report("place_precision", { code, message, hint });
  } else if (placePrecision === "town" && town === null) {
    const hint = "give the town, or write district or province";
    row.report("place_precision", {
      code,
      message: "place_precision is town, but no town is given",
      hint,
    });
  }
}

function checkTown(row: Row<IncidentColumn>, { town, province }: Incident, places: Places): void {
  if (town === null || province === null) return;
  const homes = places.provincesOfTown(town);
  if (homes.length === 0 || homes.includes(province)) return;
  row.report("town", {
    severity: "warning",
    code: "incident/town-elsewhere",
    message: `the gazetteer has ${town} in ${homes.join(", ")}, not in ${province}`,
    hint: "mend town or province, or accept it where another town has the same name",
  });
}
