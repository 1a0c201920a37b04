import { reportDuplicates } from "./duplicates.ts";
import { degrees, required } from "./fields.ts";
import type { Columns } from "./header.ts";
import { foldPlace } from "./places.ts";
import type { Province } from "./record.ts";
import { shorten } from "./shorten.ts";
import type { Row, Table } from "./table.ts";

/** The columns of places/provinces.csv that are always looked for; names are by language. */
export type ProvinceColumn = "id" | "pcode" | "name_en" | "longitude" | "latitude" | "variants";

/** What places/provinces.csv has to hold and may hold. */
export const provinceColumns: Columns<ProvinceColumn> = {
  required: ["id", "name_en", "longitude", "latitude"],
  optional: ["pcode", "variants"],
  family: /^name_[a-z]{2,3}(-[A-Z]{2})?$/,
};

/** Reads the provinces; `variants` are further spellings, joined by semicolons. */
export function readProvinces(table: Table<ProvinceColumn>): readonly Province[] {
  reportDuplicates(table, "id");
  const owners = new Map<string, string>();
  const coded = new Map<string, string>();
  return table.rows.flatMap((row) => {
    const province = readProvince(row, table.columns);
    checkSpellings(row, province, owners);
    checkPcode(row, province, coded);
    return row.hasFailed() ? [] : [province];
  });
}

function readProvince(row: Row<ProvinceColumn>, columns: readonly string[]): Province {
  const id = required(row, "id");
  if (id !== "" && !/^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(id)) {
    const hint = "write the ISO 3166-2 code: AF-KDZ";
    row.report("id", {
      code: "incident/bad-id",
      message: `"${id}" is not a province's code`,
      hint,
    });
  }
  required(row, "name_en");
  const name = Object.fromEntries(
    columns.flatMap((column) => {
      const language = /^name_(.+)$/.exec(column)?.[1];
      const written = language === undefined ? "" : row.cellNamed(column);
      return language === undefined || written === "" ? [] : [[language, written]];
    }),
  );
  const pcode = row.cell("pcode");
  const variants = row
    .cell("variants")
    .split(";")
    .map((variant) => variant.trim());
  return {
    id,
    ...(pcode === "" ? {} : { pcode }),
    name,
    names: [...new Set([...Object.values(name), ...variants])].filter((one) => one !== ""),
    longitude: degrees(row, "longitude", 180),
    latitude: degrees(row, "latitude", 90),
  };
}

// A country's ISO 3166-1 code, of two letters or three, then digits, as OCHA's guidance has them.
const pcodeForm = /^[A-Z]{2,3}\d{1,12}$/;

function checkPcode(
  row: Row<ProvinceColumn>,
  { id, pcode }: Province,
  owners: Map<string, string>,
): void {
  if (pcode === undefined) return;
  const owner = owners.get(pcode);
  if (!pcodeForm.test(pcode))
    row.report("pcode", {
      code: "incident/bad-pcode",
      message: `"${shorten(pcode)}" is no P-code`,
      hint: "write it as the boundaries of OCHA do: AF01; or leave the cell empty",
    });
  else if (owner !== undefined)
    row.report("pcode", {
      code: "incident/bad-pcode",
      message: `"${pcode}" already is the P-code of ${owner}`,
      hint: "a P-code belongs to one province",
    });
  else owners.set(pcode, id);
}

// A spelling of two provinces would place incidents by chance.
function checkSpellings(
  row: Row<ProvinceColumn>,
  { id, names }: Province,
  owners: Map<string, string>,
): void {
  for (const name of names) {
    const owner = owners.get(foldPlace(name));
    if (owner === undefined) owners.set(foldPlace(name), id);
    else if (owner !== id)
      row.report("variants", {
        code: "incident/ambiguous-province",
        message: `"${name}" already names ${owner}`,
        hint: "a spelling belongs to one province; take it out of the other",
      });
  }
}
