import { lookup } from "../language/index.ts";
import type { RenderContext } from "./context.ts";
import { clean } from "./mark.ts";

/** Returns what templates see at the top: plain values, as {@link shapeOfContext} says. */
export function valuesOf(context: RenderContext): Readonly<Record<string, unknown>> {
  const { edition, earlier, briefing, queries, statements, sources, language } = context;
  const inLanguage = (texts: Readonly<Record<string, string>>): string | null =>
    lookup(texts, language.tag) ?? null;
  return {
    edition,
    corrections: earlier?.corrections ?? [],
    briefing,
    queries: Object.fromEntries(queries.map(({ name, rows }) => [name, rows])),
    statements: statements.map(({ id, kind, by, source, scope, figures, ...rest }) => ({
      id,
      kind,
      by: inLanguage(by),
      source,
      scope: inLanguage(scope),
      periodStart: rest.periodStart,
      periodEnd: rest.periodEnd,
      figures,
    })),
    sources: sources.map(
      ({ place: _place, sensitivity: _sensitivity, note: _note, ...source }) => source,
    ),
  };
}

/**
 * Returns a value without the characters that marks are made of, in any text inside; the value itself
 * where it has none, so that rows keep their identity.
 */
export function cleanValue<T>(value: T): T {
  if (isObject(value) && cleanAlready.has(value)) return value;
  const cleaned = cleanAny(value);
  if (isObject(value) && cleaned === value) cleanAlready.add(value);
  // Cleaning changes characters of texts and nothing of the type.
  return cleaned as T;
}

// The rows of an edition are printed by each of its templates, and again when one of those is saved.
const cleanAlready = new WeakSet<object>();

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function cleanAny(value: unknown): unknown {
  if (typeof value === "string") return clean(value);
  if (Array.isArray(value)) {
    const items = value.map(cleanAny);
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  if (!isObject(value)) return value;
  const names = Object.keys(value);
  const items = names.map((name): unknown => Reflect.get(value, name));
  const cleaned = items.map(cleanAny);
  return cleaned.every((item, index) => item === items[index])
    ? value
    : Object.fromEntries(names.map((name, index) => [name, cleaned[index]]));
}
