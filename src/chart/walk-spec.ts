import type { YamlPath } from "../config/index.ts";

/** Visits every value below `value`, parents first; `key` is the name it stands under, lists seen through. */
export function walkSpec(
  value: unknown,
  visit: (value: unknown, key: string, path: YamlPath) => void,
  path: YamlPath = [],
): void {
  const key = path.findLast((step) => typeof step === "string") ?? "";
  visit(value, String(key), path);
  if (Array.isArray(value)) {
    for (const [index, child] of value.entries()) walkSpec(child, visit, [...path, index]);
  } else if (typeof value === "object" && value !== null)
    for (const [name, child] of Object.entries(value)) walkSpec(child, visit, [...path, name]);
}

/** Returns a copy of a spec with each text replaced by what `replace` makes of it. */
export function mapTexts(
  value: unknown,
  replace: (text: string, path: YamlPath) => string,
  path: YamlPath = [],
): unknown {
  if (typeof value === "string") return replace(value, path);
  if (Array.isArray(value))
    return value.map((child, index) => mapTexts(child, replace, [...path, index]));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [key, mapTexts(child, replace, [...path, key])]),
  );
}
