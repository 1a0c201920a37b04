import { breakdownColumns } from "./breakdowns.ts";
import { claimColumns } from "./claims.ts";
import {
  breakdownTexts,
  claimTexts,
  incidentTexts,
  linkTexts,
  provinceTexts,
  sourceTexts,
  translationTexts,
} from "./column-texts.ts";
import type { ColumnText, DescribedColumn, DescribedFile } from "./described-file.ts";
import type { Columns } from "./header.ts";
import { incidentColumns } from "./incident-columns.ts";
import { linkColumns } from "./links.ts";
import { provinceColumns } from "./provinces.ts";
import { sourceColumns } from "./sources.ts";
import { translationColumns } from "./translations.ts";

/** Describes the CSV files of a data folder by the columns that they are read by. */
export function describeData(): readonly DescribedFile[] {
  return [
    {
      file: "incidents.csv",
      records: "incidents",
      about: "one incident",
      columns: describe(incidentColumns, incidentTexts),
    },
    {
      file: "claims.csv",
      records: "claims",
      about: "what one source says of one incident",
      columns: describe(claimColumns, claimTexts),
    },
    {
      file: "breakdowns.csv",
      records: "breakdowns",
      about:
        "a part of a claim's figure, counted apart by the source; it is as sensitive as its claim",
      columns: describe(breakdownColumns, breakdownTexts),
    },
    {
      file: "sources.csv",
      records: "sources",
      about: "one source",
      columns: describe(sourceColumns, sourceTexts),
    },
    {
      file: "links.csv",
      about: "two incidents of different data sets that may be one event",
      columns: describe(linkColumns, linkTexts),
    },
    {
      file: "places/provinces.csv",
      about: "one province, or whatever the first division of a country is called",
      columns: describe(provinceColumns, provinceTexts),
    },
    {
      file: "translations/<language>.csv",
      about: "one text of the data in another language",
      columns: describe(translationColumns, translationTexts),
    },
  ];
}

// In the order of the texts, which is that of reading.
function describe<K extends string>(
  { required }: Columns<K>,
  texts: Readonly<Record<K, ColumnText>>,
): readonly DescribedColumn[] {
  const needed: readonly string[] = required;
  return Object.entries<ColumnText>(texts).map(([name, text]) => ({
    name,
    isNeeded: needed.includes(name),
    ...text,
  }));
}
