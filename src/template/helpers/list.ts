import { type Count, totalOf } from "../../count/index.ts";
import { any, scalar } from "../shape.ts";
import { isCount, isFigure, isRecord } from "../value.ts";
import type { Helper } from "./helper.ts";
import { HelperError } from "./helper-error.ts";

const rows = { name: "list", takes: "list", about: "A list, such as queries.incidents" } as const;
const column = { name: "field", takes: "column", about: "A field of its rows" } as const;

/** `{{figure (total queries.incidents "killed")}}` adds the counts of a column by the written rules. */
export const total: Helper = {
  name: "total",
  about: "Gives the total of a column of counts; unknown ones add nothing, and are counted.",
  example: '{{figure (total queries.incidents "killed")}}',
  params: [rows, { ...column, holds: "count" }],
  gives: () => scalar("total"),
  run({ arguments: args, rendering }) {
    const field = args.text("field");
    const counts = args.list("list").map((row): Count => {
      const value = fieldOf(row, field);
      if (isCount(value)) return value;
      throw new HelperError(`"${field}" does not hold counts`, "write count_of(…) in the query");
    });
    return rendering.provenance.total(totalOf(counts), args.any("list"), field);
  },
};

/** `{{figure (count queries.incidents)}}` counts rows. */
export const count: Helper = {
  name: "count",
  about: "Gives the number of rows of a list.",
  example: "{{figure (count queries.incidents)}}",
  params: [rows],
  gives: () => scalar("number"),
  run: ({ arguments: args }) => args.list("list").length,
};

/** `{{#each (where queries.incidents "category" "cross-border") as |row|}}` keeps some rows. */
export const where: Helper = {
  name: "where",
  about: "Gives the rows of a list whose field has a value.",
  example: '{{#each (where queries.incidents "category" "cross-border") as |row|}}…{{/each}}',
  params: [rows, column, { name: "value", takes: "plain", about: "The value" }],
  gives: (shapes) => shapes.get("list") ?? any,
  run({ arguments: args, rendering }) {
    const field = args.text("field");
    const list = args.list("list");
    const value = args.any("value");
    const kept = list.filter((row) => fieldOf(row, field) === value);
    return rendering.provenance.keep(kept, list, { [field]: isPlain(value) ? value : null });
  },
};

const orders = ["ascending", "descending"] as const;

/** `{{#each (sortBy queries.incidents "date" order="descending") as |row|}}` puts rows in order. */
export const sortBy: Helper = {
  name: "sortBy",
  about:
    "Gives the rows of a list in the order of a field, empty ones last; counts by their lower end.",
  example: '{{#each (sortBy queries.incidents "killed" order="descending") as |row|}}…{{/each}}',
  params: [rows, column],
  named: [{ name: "order", takes: orders, optional: true, about: "ascending or descending" }],
  gives: (shapes) => shapes.get("list") ?? any,
  run({ arguments: args, rendering }) {
    const field = args.text("field");
    const list = args.list("list");
    const sign = args.choice("order", orders) === "descending" ? -1 : 1;
    const keyed = list.map((row) => ({ row, key: sortKey(fieldOf(row, field)) }));
    keyed.sort((a, b) => compareKeys(a.key, b.key, sign));
    return rendering.provenance.keep(
      keyed.map(({ row }) => row),
      list,
      {},
    );
  },
};

/** `{{first queries.headline}}` is its first row; `{{first queries.incidents 3}}` a list of three. */
export const first: Helper = {
  name: "first",
  about: "Gives the first row of a list or, with a number, a list of that many.",
  example: "{{#with (first queries.headline) as |row|}}…{{/with}}",
  params: [rows, { name: "n", takes: "number", optional: true, about: "How many" }],
  gives: (shapes) => {
    const list = shapes.get("list");
    return shapes.has("n") || list?.kind !== "list" ? (list ?? any) : list.item;
  },
  run({ arguments: args, rendering }) {
    const list = args.list("list");
    if (!args.has("n")) return list[0] ?? null;
    const length = args.number("n");
    return rendering.provenance.keep(list.slice(0, length), list, { first: length });
  },
};

function fieldOf(row: unknown, field: string): unknown {
  return isRecord(row) && Object.hasOwn(row, field) ? row[field] : undefined;
}

type Key = string | number | undefined;

function sortKey(value: unknown): Key {
  if (typeof value === "string" || typeof value === "number") return value;
  if (typeof value === "boolean") return Number(value);
  if (isFigure(value) && typeof value !== "number") return value.low ?? undefined;
  return undefined;
}

function compareKeys(a: Key, b: Key, sign: number): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return (a < b ? -1 : 1) * sign;
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
