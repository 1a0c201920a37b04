import { createHash } from "node:crypto";

/** Returns the SHA-256 (FIPS 180-4) of bytes or of a text in UTF-8, in hexadecimal. */
export function sha256(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}

/**
 * Returns the hash of plain data: of its JSON as `JSON.stringify` writes it (ECMA-262 25.5.2), but with the keys of objects
 * sorted, so that their order says nothing, and of a map its entries.
 */
export function hashOf(value: unknown): string {
  return sha256(written(value) ?? "");
}

function written(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (value instanceof Map) return written([...value]);
  if (Array.isArray(value)) return `[${value.map((item) => written(item) ?? "null").join(",")}]`;
  const members: string[] = [];
  for (const key of keysOf(value)) {
    const member = written(Reflect.get(value, key));
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${member}`);
  }
  return `{${members.join(",")}}`;
}

// By code units. Rows of one table have the same keys in the same order.
function keysOf(value: object): readonly string[] {
  const keys = Object.keys(value);
  return keys.every((key, index) => index === 0 || (keys[index - 1] ?? "") < key)
    ? keys
    : keys.sort();
}
