import { z } from "zod";
import { type Diagnostic, didYouMean } from "../diagnostic.ts";
import { type Finding, findingIn } from "./finding.ts";
import type { Yaml, YamlPath } from "./yaml.ts";

export { z };

/** A value that fits its schema, or `undefined`, with everything that is wrong. */
export interface Checked<T> {
  readonly value: T | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

interface Rule extends Finding {
  /** The path whose key, not whose value, is at fault. */
  readonly key?: YamlPath;
}

/**
 * Checks a YAML file against a schema. `folder` is the first half of the findings' codes:
 * `config/unknown-key`, `config/missing-key`, `config/wrong-type`, `config/bad-value`. A rule of one's
 * own is `z.custom` or `superRefine` with `params: { code, hint }`. Findings of the YAML come first.
 */
export function checkSchema<T>(schema: z.ZodType<T>, yaml: Yaml, folder: string): Checked<T> {
  if (yaml.diagnostics.some((d) => d.severity === "error"))
    return { value: undefined, diagnostics: yaml.diagnostics };
  const parsed = schema.safeParse(yaml.value);
  if (parsed.success) return { value: parsed.data, diagnostics: yaml.diagnostics };
  const { issues } = parsed.error;
  const misspelt = new Set(issues.flatMap((issue) => meantKeys(issue, schema)));
  const isMisspelt = ({ path }: Issue): boolean =>
    misspelt.has(JSON.stringify(path)) && valueAt(yaml.value, path) === undefined;
  const found = issues
    .filter((issue) => !isMisspelt(issue))
    .flatMap((issue) =>
      rulesOf(issue, schema, yaml.value).map(({ key, ...rule }) => {
        const code = rule.code.includes("/") ? rule.code : `${folder}/${rule.code}`;
        const place = key ? yaml.placeOf(key, "key") : yaml.placeOf(issue.path);
        return findingIn(yaml.textAt(place), place, { ...rule, code });
      }),
    );
  const inOrder = found.sort(
    (a, b) =>
      (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
      (a.place?.column ?? 0) - (b.place?.column ?? 0),
  );
  return { value: undefined, diagnostics: [...yaml.diagnostics, ...inOrder] };
}

type Issue = z.core.$ZodIssue;

// The paths of keys that unknown ones were meant for: that such a key is missing follows from how it is written.
function meantKeys(issue: Issue, schema: z.ZodType): readonly string[] {
  if (issue.code !== "unrecognized_keys") return [];
  const known = keysAt(schema, issue.path);
  return issue.keys.flatMap((key) => {
    const meant = known.find((name) => didYouMean(key, known) === didYouMean(name, [name]));
    return meant === undefined ? [] : [JSON.stringify([...issue.path, meant])];
  });
}

function rulesOf(issue: Issue, schema: z.ZodType, value: unknown): readonly Rule[] {
  const { path } = issue;
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey(key, path, schema));
    case "invalid_type":
      return [wrongType(path, value, [issue.expected], schema)];
    case "invalid_union": {
      const branches = issue.errors;
      const near = branches.find(
        ([first]) => first?.code !== "invalid_type" || first.path.length > 0,
      );
      if (near?.[0]) return rulesOf(within(near[0], path), schema, value);
      const expected = branches.flatMap(([e]) => (e?.code === "invalid_type" ? [e.expected] : []));
      return [wrongType(path, value, expected, schema)];
    }
    case "invalid_value":
      return [notAllowed(path, value, issue.values.map(String), schema)];
    case "invalid_key":
      return [{ code: "bad-key", message: messageOf(issue.issues[0], path), key: path }];
    case "custom": {
      const { code, hint } = issue.params ?? {};
      return [
        {
          code: typeof code === "string" ? code : "bad-value",
          message: issue.message,
          hint: typeof hint === "string" ? hint : undefined,
        },
      ];
    }
    default:
      return [
        {
          code: "bad-value",
          message: messageOf(issue, path, valueAt(value, path)),
          hint: describe(schema, path),
        },
      ];
  }
}

function within(issue: Issue, path: PropertyKey[]): Issue {
  return { ...issue, path: [...path, ...issue.path] };
}

function unknownKey(key: string, path: YamlPath, schema: z.ZodType): Rule {
  const known = keysAt(schema, path);
  const list = known.length === 0 ? undefined : `known here: ${known.join(", ")}`;
  return {
    code: "unknown-key",
    message: `unknown key "${key}"${path.length === 0 ? "" : ` in ${label(path)}`}`,
    hint: didYouMean(key, known) ?? list,
    key: [...path, key],
  };
}

const names: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a set of keys",
  record: "a set of keys",
  null: "empty",
  undefined: "missing",
};

function wrongType(
  path: YamlPath,
  top: unknown,
  expected: readonly string[],
  schema: z.ZodType,
): Rule {
  const value = valueAt(top, path);
  if (path.length === 0 && (value ?? null) === null)
    return { code: "missing-key", message: "the file is empty", hint: describe(schema, path) };
  const wanted = [...new Set(expected.map((type) => names[type] ?? type))].join(" or ");
  if (value === undefined) {
    const above = path.slice(0, -1);
    const near = meantFor(String(path.at(-1)), valueAt(top, above), keysAt(schema, above));
    return {
      code: "missing-key",
      message: `missing key ${label(path)}${near === undefined ? "" : `; there is "${near}"`}`,
      hint:
        near === undefined
          ? (describe(schema, path) ?? `it is ${wanted}`)
          : `did you mean "${String(path.at(-1))}"?`,
      key: near === undefined ? above : [...above, near],
    };
  }
  const quote = wanted === "text" && typeof value === "number" ? "; put it in quotes" : "";
  const given = typeof value === "number" && wanted !== "text" ? value : typeName(value);
  return {
    code: "wrong-type",
    message: `${label(path)} must be ${wanted}, not ${given}${quote}`,
    hint: describe(schema, path),
  };
}

// A key that is there, is none of those known, and looks like the one that is missing.
function meantFor(key: string, parent: unknown, known: readonly string[]): string | undefined {
  const others = Object.keys(Object(parent)).filter((name) => !known.includes(name));
  return others.find((name) => didYouMean(name, [key]) !== undefined);
}

function notAllowed(
  path: YamlPath,
  top: unknown,
  values: readonly string[],
  schema: z.ZodType,
): Rule {
  const value = valueAt(top, path);
  if (value === undefined) return wrongType(path, top, values, schema);
  const shown = typeof value === "string" ? `"${value}"` : undefined;
  return {
    code: "bad-value",
    message: `${label(path)} is ${shown ?? (typeof value === "number" ? value : typeName(value))}`,
    hint: `${didYouMean(String(value), values) ?? ""} one of ${values.join(", ")}`.trim(),
  };
}

function messageOf(issue: Issue | undefined, path: YamlPath, value?: unknown): string {
  if (issue === undefined) return `${label(path)} is not allowed`;
  const isNumber = typeof value === "number";
  if (issue.code === "too_small")
    return isNumber
      ? `${label(path)} is ${value}, less than ${issue.minimum}`
      : `${label(path)} is ${issue.minimum === 1 ? "empty" : `shorter than ${issue.minimum}`}`;
  if (issue.code === "too_big")
    return `${label(path)} is ${isNumber ? `${value}, more` : "longer"} than ${issue.maximum}`;
  const shown = typeof value === "string" ? ` "${value}"` : "";
  const reason = `${issue.message.charAt(0).toLowerCase()}${issue.message.slice(1)}`;
  return `${label(path)}${shown}: ${reason}`;
}

function typeName(value: unknown): string {
  if (value === null) return "empty";
  if (Array.isArray(value)) return "a list";
  return names[typeof value] ?? typeof value;
}

// A path as a reader would say it: `editions[0].period`. Where the file is a list, its place says which.
function label(path: YamlPath): string {
  const within = typeof path[0] === "number" && path.length > 1 ? path.slice(1) : path;
  const written = within.reduce<string>(
    (way, key) =>
      typeof key === "number"
        ? `${way}[${key}]`
        : way === ""
          ? String(key)
          : `${way}.${String(key)}`,
    "",
  );
  return written === "" ? "the file" : `"${written}"`;
}

function valueAt(value: unknown, path: YamlPath): unknown {
  let current: unknown = value;
  for (const key of path) {
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, key))
      return undefined;
    current = Reflect.get(current, key);
  }
  return current;
}

function describe(schema: z.ZodType, path: YamlPath): string | undefined {
  return schemaAt(schema, path)?.description;
}

function keysAt(schema: z.ZodType, path: YamlPath): readonly string[] {
  const found = unwrap(schemaAt(schema, path));
  return found instanceof z.ZodObject ? Object.keys(found.shape) : [];
}

// The schema of the value at a path; a description on the wrapper of an optional key counts.
function schemaAt(schema: z.ZodType, path: YamlPath): z.ZodType | undefined {
  let current: unknown = schema;
  for (const key of path) {
    const inner = unwrap(current);
    if (inner instanceof z.ZodObject) current = inner.shape[String(key)];
    else if (inner instanceof z.ZodArray) current = inner.element;
    else if (inner instanceof z.ZodRecord) current = inner.valueType;
    else return undefined;
  }
  return current instanceof z.ZodType ? current : undefined;
}

function unwrap(schema: unknown): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return unwrap(schema.unwrap());
  if (schema instanceof z.ZodDefault) return unwrap(schema.unwrap());
  if (schema instanceof z.ZodPipe) return unwrap(schema.in);
  if (schema instanceof z.ZodUnion)
    return schema.options.map(unwrap).find((option) => option instanceof z.ZodObject) ?? schema;
  return schema;
}
