import type { YamlPath } from "../config/index.ts";
import { didYouMean } from "../diagnostic.ts";
import { checkFormats } from "./check-formats.ts";
import { checkTypes } from "./check-types.ts";
import { checkWords } from "./check-words.ts";
import { columnsOf } from "./facts.ts";
import { neighbours } from "./features.ts";
import type { FieldTypes } from "./field-types.ts";
import type { ChartMeta } from "./meta.ts";
import type { ReadSpec, SpecFinding } from "./read-spec.ts";
import { walkSpec } from "./walk-spec.ts";

/** What a spec may name. */
export interface Known {
  /** Names of data: the queries, and `places` where there is a map. */
  readonly data: readonly string[];
  /** Columns of a query's rows as the data hold them. */
  readonly columns: readonly string[];
  /** Columns as specs see them. */
  readonly fields: readonly string[];
  /** What those of the data hold. */
  readonly types: FieldTypes;
  /** Colours that the theme names. */
  readonly colors: readonly string[];
  /** Objects of the map. */
  readonly features: readonly string[];
}

/** Returns what is wrong with a spec before it runs: addresses, unknown data and fields, wrong types, chance. */
export function checkSpec({ value, meta }: ReadSpec, known: Known): readonly SpecFinding[] {
  const { usermeta: _, ...drawing } = value;
  const findings: SpecFinding[] = [];
  const { columns } = known;
  const made = new Set([...Object.keys(meta.texts), ...fieldsMadeIn(drawing)]);
  const fields = new Set([...known.fields, ...made]);
  walkSpec(drawing, (part, key, path) => {
    findings.push(
      ...checkAddress(part, key, path),
      ...checkData(part, key, path, known),
      ...(typeof part === "string" ? checkText(part, path, { key, fields, columns }) : []),
      ...(typeof part === "string" ? checkColor(part, path, known.colors) : []),
    );
  });
  findings.push(
    ...checkWords(drawing),
    ...checkFormats(drawing),
    ...checkTypes(drawing, known.types, made),
    ...checkFit(drawing, meta, known),
  );
  return withoutEffects([...findings, ...checkMeta(meta, known.columns)]);
}

// Of data that are not there nobody knows the fields; they are told of once.
function withoutEffects(findings: readonly SpecFinding[]): readonly SpecFinding[] {
  const missing = findings.filter(({ code }) => code === unknownData);
  if (missing.length === 0) return findings;
  const firstOf = new Map(missing.toReversed().map((finding) => [finding.message, finding]));
  return findings.filter((finding) =>
    finding.code === unknownData
      ? firstOf.get(finding.message) === finding
      : finding.code !== "chart/unknown-field",
  );
}

function checkAddress(part: unknown, key: string, path: YamlPath): readonly SpecFinding[] {
  if (path.at(-1) === "url" || path.at(-1) === "href") {
    const message = `a chart reads nothing from an address: "${key}"`;
    const hint = 'take rows from a query: "data": {"name": "…"}';
    return [{ code: "chart/no-address", message, path, hint, part: "key" }];
  }
  const isImage = part === "image" && (path.at(-1) === "mark" || path.at(-1) === "type");
  if (!isImage) return [];
  return [{ code: "chart/no-image", message: "a chart holds no images", path }];
}

const unknownData = "chart/unknown-data";

function checkData(
  part: unknown,
  key: string,
  path: YamlPath,
  { data: names, features }: Pick<Known, "data" | "features">,
): readonly SpecFinding[] {
  if (key !== "data" || typeof part !== "object" || part === null || Array.isArray(part)) return [];
  const name: unknown = Reflect.get(part, "name");
  if (typeof name !== "string" || Object.hasOwn(part, "values")) return [];
  if (names.includes(name)) return name === "places" ? checkFeature(part, path, features) : [];
  const message = `unknown data "${name}"`;
  // The map that is not there may be no mistake of the spec's.
  const hint =
    name === "places"
      ? "there is no map: put one into the folder of places, a file that ends in .topojson, or take the chart out"
      : (didYouMean(name, names) ?? `there are ${names.join(", ")}`);
  return [{ code: unknownData, message, path: [...path, "name"], hint }];
}

function checkFeature(
  data: object,
  path: YamlPath,
  features: readonly string[],
): readonly SpecFinding[] {
  const feature: unknown = Reflect.get(Object(Reflect.get(data, "format")), "feature");
  if (typeof feature !== "string" || feature === neighbours || features.includes(feature))
    return [];
  return [unknownFeature(feature, [...path, "format", "feature"], features)];
}

function unknownFeature(feature: string, path: YamlPath, features: readonly string[]): SpecFinding {
  const message = `the map has no object "${feature}"`;
  const hint = didYouMean(feature, features) ?? listOf(features);
  return { code: unknownData, message, path, hint };
}

// A projection is made for a frame that is known.
function checkFit(
  drawing: Readonly<Record<string, unknown>>,
  { fit }: ChartMeta,
  { data, features }: Known,
): readonly SpecFinding[] {
  if (fit === undefined) return [];
  const path = ["usermeta", "fieldbrief", "fit"];
  if (data.includes("places") && !features.includes(fit))
    return [unknownFeature(fit, path, features)];
  const { projection, width, height } = drawing;
  const isFramed = typeof width === "number" && typeof height === "number";
  const code = "chart/no-fit";
  if (!isFramed || typeof Reflect.get(Object(projection), "type") !== "string")
    return [
      {
        code,
        message: "a map is fitted to a frame, and this has none",
        path,
        hint: 'give the spec a "width", a "height" and a "projection" with its "type"',
      },
    ];
  return ["scale", "translate"]
    .filter((name) => Object.hasOwn(Object(projection), name))
    .map((name) => ({
      code,
      message: `"${name}" is worked out where a map is fitted`,
      path: ["projection", name],
      hint: `take "${name}" out, or "fit"`,
    }));
}

// What gives another picture each time, or in another place.
const changing =
  /\b(now|random|sampleNormal|sampleLogNormal|sampleUniform|timezoneoffset|timeFormat|timeParse|datetime)\s*\(/;
const fieldKeys = new Set(["field", "lookup", "groupby", "fields", "fold", "flatten", "density"]);
const named = /\bdatum(?:\.([A-Za-z_]\w*)|\[(["'])(.*?)\2\])/g;

interface Text {
  readonly key: string;
  readonly fields: ReadonlySet<string>;
  readonly columns: readonly string[];
}

function checkText(
  text: string,
  path: YamlPath,
  { key, fields, columns }: Text,
): readonly SpecFinding[] {
  const call = changing.exec(text)?.[1];
  if (call !== undefined) {
    const message = `${call}() gives another picture elsewhere or another day`;
    const hint = "take what it needs from the query";
    return [{ code: "chart/not-repeatable", message, path, hint }];
  }
  return fieldsNamedIn(text, key, path)
    .filter((name) => !fields.has(name))
    .map((name) => ({
      code: "chart/unknown-field",
      message: `unknown field "${name}"`,
      path,
      hint: countHint(name, columns) ?? didYouMean(name, fields) ?? listOf([...fields]),
    }));
}

/** What begins a text of a spec that names a colour of the theme: `theme:muted`. */
export const colorPrefix = "theme:";

function checkColor(
  text: string,
  path: YamlPath,
  colors: readonly string[],
): readonly SpecFinding[] {
  if (!text.startsWith(colorPrefix)) return [];
  const name = text.slice(colorPrefix.length);
  if (colors.includes(name)) return [];
  const hint = didYouMean(name, colors) ?? listOf(colors);
  return [
    { code: "chart/unknown-color", message: `the theme has no colour "${name}"`, path, hint },
  ];
}

/** Returns the fields that a text of a spec names, where it names any. */
export function fieldsNamedIn(text: string, key: string, path: YamlPath): readonly string[] {
  // Labels of axes and legends speak of their own values.
  if (key === "labelExpr") return [];
  const isField = fieldKeys.has(key) || path.at(-2) === "from";
  return isField
    ? [text.split(/[.[]/)[0] ?? text]
    : [...text.matchAll(named)].map((match) => match[1] ?? match[3] ?? "");
}

// A column that specs see under other names is a count.
function countHint(name: string, columns: readonly string[]): string | undefined {
  if (!columns.includes(name)) return undefined;
  return `it is a count: write ${name}_low or ${name}_high for its length, ${name}_text for its words`;
}

// Of every column there is also one in words.
function listOf(names: readonly string[]): string {
  const plain = names.filter((name) => !name.endsWith("_text"));
  return `there are ${plain.join(", ")}`;
}

// What these transforms add where they do not say `as` (Vega-Lite, "Transformation").
const defaultOutputs: Readonly<Record<string, readonly string[]>> = {
  fold: ["key", "value"],
  density: ["value", "density"],
  quantile: ["prob", "value"],
};

/** Returns fields that transforms of a spec add, and those of inline data. */
export function fieldsMadeIn(drawing: unknown): readonly string[] {
  const made: string[] = [];
  walkSpec(drawing, (part, key, path) => {
    if (key === "as" && typeof part === "string") made.push(part);
    if (path.at(-1) === key) made.push(...(defaultOutputs[key] ?? []));
    if (key === "values" && path.at(-2) === "values" && typeof part === "object" && part !== null)
      made.push(...Object.keys(part));
  });
  return made;
}

function checkMeta(meta: ChartMeta, columns: readonly string[]): readonly SpecFinding[] {
  const used: (readonly [string, YamlPath])[] = [
    ...meta.columns.map((name, index) => [name, ["columns", index]] as const),
    ...meta.quoted.map((name, index) => [name, ["quoted", index]] as const),
    ...Object.keys(meta.labels).map((name) => [name, ["labels", name]] as const),
    ...Object.keys(meta.dates).map((name) => [name, ["dates", name]] as const),
    ...Object.entries(meta.facts).flatMap(([fact, value]) =>
      columnsOf(value).map((name) => [name, ["facts", fact]] as const),
    ),
  ];
  return used
    .filter(([name]) => !columns.includes(name) && !Object.hasOwn(meta.texts, name))
    .map(([name, path]) => ({
      code: "chart/unknown-field",
      message: `unknown column "${name}"`,
      path: ["usermeta", "fieldbrief", ...path],
      hint: didYouMean(name, columns) ?? listOf(columns),
    }));
}
