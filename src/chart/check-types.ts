import type { YamlPath } from "../config/index.ts";
import { type FieldType, type FieldTypes, fieldsOfType } from "./field-types.ts";
import type { SpecFinding } from "./read-spec.ts";
import { walkSpec } from "./walk-spec.ts";

interface Use {
  readonly field: string;
  readonly type: FieldType;
  readonly definition: object;
  readonly path: YamlPath;
  readonly types: FieldTypes;
}

/**
 * Returns where a spec asks of a field what its type does not give: a length of a text, a time of a number, a sum of
 * words. `types` are those of the fields that come from the data; one that a transform makes may be anything.
 */
export function checkTypes(
  drawing: unknown,
  types: FieldTypes,
  made: ReadonlySet<string>,
): readonly SpecFinding[] {
  const findings: SpecFinding[] = [];
  const parsed = parsedFields(drawing);
  walkSpec(drawing, (part, _, path) => {
    if (typeof part !== "object" || part === null) return;
    const field: unknown = Reflect.get(part, "field");
    if (typeof field !== "string" || made.has(field) || parsed.has(field)) return;
    const type = types[field];
    if (type === undefined) return;
    const finding = problemOf({ field, type, definition: part, path, types });
    if (finding !== undefined) findings.push(finding);
  });
  return findings;
}

// One finding a definition: the rest of it follows from the first mistake.
function problemOf(use: Use): SpecFinding | undefined {
  return wrongOperation(use, "aggregate") ?? wrongOperation(use, "op") ?? wrongScale(use);
}

// What is worked out of numbers alone. `min` and `max` are of dates and words, too.
const numeric = new Set([
  ...["sum", "product", "mean", "average", "median", "q1", "q3", "variance", "variancep"],
  ...["stdev", "stdevp", "stderr", "ci0", "ci1"],
]);

function wrongOperation(use: Use, key: "aggregate" | "op"): SpecFinding | undefined {
  const operation: unknown = Reflect.get(use.definition, key);
  if (typeof operation !== "string" || !numeric.has(operation) || use.type === "number")
    return undefined;
  return wrongType(use, [...use.path, "field"], `"${operation}" of "${use.field}"`, "number");
}

function wrongScale(use: Use): SpecFinding | undefined {
  const { definition, type, field, path } = use;
  const written: unknown = Reflect.get(definition, "type");
  const isUntouched = Reflect.get(definition, "aggregate") === undefined;
  if (written === "quantitative" && isUntouched && type !== "number")
    return wrongType(use, [...path, "type"], `"quantitative" of "${field}"`, "number");
  const isTime = written === "temporal" || Reflect.get(definition, "timeUnit") !== undefined;
  if (!isTime || !isUntouched || type === "date") return undefined;
  const at = written === "temporal" ? "type" : "timeUnit";
  return wrongType(
    use,
    [...path, at],
    `"${at === "type" ? "temporal" : at}" of "${field}"`,
    "date",
  );
}

const named: Readonly<Record<FieldType, string>> = {
  text: "text",
  number: "a number",
  boolean: "true or false",
  date: "a date",
};

function wrongType(
  { field, type, types }: Use,
  path: YamlPath,
  what: string,
  wanted: FieldType,
): SpecFinding {
  const better = type === "date" ? "temporal" : type === "number" ? "quantitative" : "nominal";
  const others = fieldsOfType(types, wanted).filter((name) => name !== field);
  const among = others.length === 0 ? "" : `; ${wanted}s are ${others.slice(0, 8).join(", ")}`;
  return {
    code: "chart/field-type",
    message: `${what}, which is ${named[type]}`,
    path,
    hint: `"${field}" is "type": "${better}"${among}`,
  };
}

// Fields that the spec has read in another way: "format": {"parse": {"month": "date"}}.
function parsedFields(drawing: unknown): ReadonlySet<string> {
  const parsed = new Set<string>();
  walkSpec(drawing, (part, key) => {
    if (key !== "parse" || typeof part !== "object" || part === null) return;
    for (const name of Object.keys(part)) parsed.add(name);
  });
  return parsed;
}
