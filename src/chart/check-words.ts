import type { YamlPath } from "../config/index.ts";
import { didYouMean } from "../diagnostic.ts";
import type { SpecFinding } from "./read-spec.ts";
import { channels, fieldKinds, marks, transforms, viewKeys } from "./vega-lite-words.ts";

/**
 * Returns the words of a spec that Vega-Lite does not know, each at its place: some it passes over in silence, of others
 * it says no more than that something is undefined.
 */
export function checkWords(drawing: object, path: YamlPath = []): readonly SpecFinding[] {
  return [
    ...keysIn(drawing, path, { of: "a view", known: viewKeys, what: "key" }),
    ...checkMark(Reflect.get(drawing, "mark"), [...path, "mark"]),
    ...checkEncoding(Reflect.get(drawing, "encoding"), [...path, "encoding"]),
    ...checkTransforms(Reflect.get(drawing, "transform"), [...path, "transform"]),
    ...viewsIn(drawing, path).flatMap(([view, at]) => checkWords(view, at)),
  ];
}

function viewsIn(drawing: object, path: YamlPath): readonly (readonly [object, YamlPath])[] {
  const lists = ["layer", "concat", "hconcat", "vconcat"].flatMap((key) => {
    const list: unknown = Reflect.get(drawing, key);
    if (!Array.isArray(list)) return [];
    return list.map((view: unknown, index) => [view, [...path, key, index]] as const);
  });
  const inner = [Reflect.get(drawing, "spec"), [...path, "spec"]] as const;
  return [...lists, inner].flatMap(([view, at]) => (isObject(view) ? [[view, at] as const] : []));
}

function checkMark(mark: unknown, path: YamlPath): readonly SpecFinding[] {
  const type: unknown = isObject(mark) ? Reflect.get(mark, "type") : mark;
  if (typeof type !== "string") return [];
  return unknownWord(type, isObject(mark) ? [...path, "type"] : path, {
    of: "mark",
    known: marks,
  });
}

function checkEncoding(encoding: unknown, path: YamlPath): readonly SpecFinding[] {
  if (!isObject(encoding)) return [];
  const kinds = Object.entries(encoding).flatMap(([channel, definition]) => {
    const kind: unknown = isObject(definition) ? Reflect.get(definition, "type") : undefined;
    if (typeof kind !== "string") return [];
    return unknownWord(kind, [...path, channel, "type"], { of: "type", known: fieldKinds });
  });
  return [
    ...keysIn(encoding, path, { of: "an encoding", known: channels, what: "channel" }),
    ...kinds,
  ];
}

function checkTransforms(steps: unknown, path: YamlPath): readonly SpecFinding[] {
  if (!Array.isArray(steps)) return [];
  return steps.flatMap((step: unknown, index): readonly SpecFinding[] => {
    const keys = isObject(step) ? Object.keys(step) : [];
    if (keys.length === 0 || keys.some((key) => transforms.includes(key))) return [];
    const near = keys.find((key) => didYouMean(key, transforms) !== undefined);
    const message =
      near === undefined
        ? `a transform that does nothing: ${keys.join(", ")}`
        : `unknown transform "${near}"`;
    const hint = near === undefined ? listOf(transforms) : didYouMean(near, transforms);
    const at = near === undefined ? [...path, index] : [...path, index, near];
    return [{ code: "chart/unknown-word", message, path: at, hint, part: "key" }];
  });
}

interface Words {
  readonly of: string;
  readonly known: readonly string[];
}

function keysIn(
  value: object,
  path: YamlPath,
  { of, known, what }: Words & { readonly what: string },
): readonly SpecFinding[] {
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => ({
      code: "chart/unknown-word",
      message: `unknown ${what} "${key}" of ${of}`,
      path: [...path, key],
      hint: didYouMean(key, known) ?? listOf(known),
      part: "key",
    }));
}

function unknownWord(word: string, path: YamlPath, { of, known }: Words): readonly SpecFinding[] {
  if (known.includes(word)) return [];
  const hint = didYouMean(word, known) ?? listOf(known);
  return [{ code: "chart/unknown-word", message: `unknown ${of} "${word}"`, path, hint }];
}

function listOf(words: readonly string[]): string {
  return `there are ${words.filter((word) => !word.startsWith("$")).join(", ")}`;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
