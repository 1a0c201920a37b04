import { isMap, isScalar, parseDocument } from "yaml";

/** Returns a YAML text with another word in the place of the one at a top key; all else, comments too, stays as it is. */
export function replaceScalar(text: string, key: string, word: string): string | undefined {
  const node: unknown = parseDocument(text).getIn([key], true);
  if (!isScalar(node) || !node.range) return undefined;
  const [start, end] = node.range;
  return `${text.slice(0, start)}${word}${text.slice(end)}`;
}

/** Returns a YAML text without a top key, what it holds, and the comment right above it. */
export function withoutKey(text: string, key: string): string {
  const { contents } = parseDocument(text);
  const pair = isMap(contents)
    ? contents.items.find((item) => isScalar(item.key) && item.key.value === key)
    : undefined;
  if (!isScalar(pair?.key) || !pair.key.range) return text;
  const { value } = pair;
  const isRanged = typeof value === "object" && value !== null && "range" in value;
  const range: unknown = isRanged ? value.range : undefined;
  const end = Array.isArray(range) && typeof range[1] === "number" ? range[1] : pair.key.range[1];
  const above = text.slice(0, pair.key.range[0]).split("\n");
  while (/^[ \t]*#/.test(above.at(-2) ?? "")) above.splice(-2, 1);
  const below = text.slice(end).replace(/^[ \t]*(?:#.*)?(?:\r?\n)*/, "");
  return `${above.join("\n")}${below}`;
}
