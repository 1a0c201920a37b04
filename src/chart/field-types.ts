import type { ChartData } from "./chart.ts";

/** What a field of a flat row holds. */
export type FieldType = "text" | "number" | "boolean" | "date";

/** By field; one that several data have with several types is left out. */
export type FieldTypes = Readonly<Record<string, FieldType>>;

// What `flattenRows` makes of a count or a total, behind its name.
const countParts = {
  low: "number",
  high: "number",
  bound: "text",
  approximate: "boolean",
  words: "text",
  stated: "number",
  unknown: "number",
} as const;

/** Returns the fields that specs see of some data, in order, and what each holds. */
export function fieldsIn({ columns }: Pick<ChartData, "columns">): FieldTypes {
  return Object.fromEntries(
    columns.flatMap(({ name, type }): (readonly [string, FieldType])[] => {
      const text = [`${name}_text`, "text"] as const;
      if (type !== "count" && type !== "total") return [[name, type], text];
      const parts = Object.entries(countParts);
      return [text, ...parts.map(([part, holds]) => [`${name}_${part}`, holds] as const)];
    }),
  );
}

/** Returns the fields of several data together. */
export function joinFields(all: readonly FieldTypes[]): FieldTypes {
  const joined = new Map<string, FieldType | undefined>();
  for (const [name, type] of all.flatMap((fields) => Object.entries(fields)))
    joined.set(name, joined.has(name) && joined.get(name) !== type ? undefined : type);
  return Object.fromEntries(
    [...joined].flatMap(([name, type]) => (type === undefined ? [] : [[name, type]])),
  );
}

/** Returns the names of the fields that hold something of a type, the words of values left out. */
export function fieldsOfType(types: FieldTypes, wanted: FieldType): readonly string[] {
  return Object.entries(types).flatMap(([name, type]) =>
    type === wanted && !name.endsWith("_text") ? [name] : [],
  );
}
