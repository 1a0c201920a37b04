import { z } from "zod";
import type { EditionFilter } from "./config.ts";
import { folderName, report } from "./written-value.ts";

/** What a filter lets through, without its name. */
export type FilterKeys = Omit<EditionFilter, "id">;

const list = z.array(z.string().min(1)).min(1).optional();

const keys = {
  provinces: list.describe("only incidents in these provinces, by code: AF-KAB"),
  categories: list.describe("only incidents of these categories"),
  providers: list.describe("only records of these providers: acled; own for those of none"),
  incidents: list.describe("only these incidents, by id"),
};

/** The schema of the filter of a listed edition. */
export const filterKeysSchema: z.ZodType<FilterKeys> = z
  .strictObject(keys)
  .superRefine((filter, context) => {
    if (!isEmpty(filter)) return;
    report(context, "config/empty-filter", "the filter restricts nothing", hint);
  })
  .meta({ minProperties: 1 });

/** The schema of a filter of a series, which has a name. */
export const filterSchema: z.ZodType<EditionFilter> = z
  .strictObject({
    id: folderName.describe("names the filter, and its editions: 2022-04-kabul"),
    ...keys,
  })
  .superRefine((filter, context) => {
    if (!isEmpty(filter)) return;
    const message = `the filter "${filter.id}" restricts nothing`;
    report(context, "config/empty-filter", message, hint);
  })
  .meta({ minProperties: 2 });

const hint = "say provinces: [AF-KAB], categories, providers or incidents, or several of them";

function isEmpty({ provinces, categories, providers, incidents }: FilterKeys): boolean {
  return [provinces, categories, providers, incidents].every((each) => each === undefined);
}
