import { nameOfTable, type Origin, type TableSource } from "../import/index.ts";
import { columnsIn, type MappingFile } from "../mapping/index.ts";
import { codeSpan } from "../markdown.ts";

/** Returns where data come from that were read by a mapping, for README.md of their folder. */
export function originOf(
  format: string,
  file: MappingFile,
  { table, sensitivity }: { readonly table: TableSource; readonly sensitivity: string },
): Origin {
  const { source } = file.written;
  const name = codeSpan(nameOfTable(table));
  return {
    format,
    name,
    terms: {
      attribution: source.attribution ?? source.publisher ?? "",
      licence:
        source.licence ??
        "**nobody has said; write it into `source` of mapping.yaml, and import again**",
      shown: `What its publisher allows. Entries are ${sensitivity}: a licence to show says nothing of harm to persons.`,
      open: true,
    },
    rules: rulesOf(file),
  };
}

function rulesOf({ written }: MappingFile): readonly string[] {
  const { zero, unknown, country, calendar, century } = written;
  const order = written["date-order"];
  return [
    ...columnsIn(written).map(
      ([target, header]) => `\`${target}\`: the column ${codeSpan(header)}.`,
    ),
    ...Object.entries(written.constants).flatMap(([target, value]) =>
      value === undefined ? [] : [`\`${target}\`: ${codeSpan(value)} in every row.`],
    ),
    zero === "nobody"
      ? "A 0 of a count is nobody."
      : zero === "unknown"
        ? "A 0 of a count is not known, and is kept in the columns of what was printed."
        : "What a 0 of a count means nobody has said, so it is not known; write `zero` into mapping.yaml.",
    ...(order === undefined ? [] : [`Dates such as 03/04/2031 are ${order}.`]),
    ...(calendar === "solar-hijri"
      ? [
          "Days are of the Solar Hijri calendar, and are kept as written beside the Gregorian ones that they are.",
        ]
      : []),
    ...(century === undefined ? [] : [`Years of two digits are of ${century} to ${century + 99}.`]),
    ...(country === undefined ? [] : [`Rows that name no country lie in ${country}.`]),
    ...(unknown.length === 0 ? [] : [`Not known: ${unknown.map(codeSpan).join(", ")}.`]),
    ...(written.columns.id === undefined
      ? [
          "No column names the incidents: they are called by their lines, and otherwise in a newer table.",
        ]
      : []),
    "Low and high are a range, one number where they are equal; what does not go up is put in no order.",
    "`mapping.yaml` has all of it. Change it, and import again with `--replace`.",
  ];
}
