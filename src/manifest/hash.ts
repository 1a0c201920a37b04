import { createHash } from "node:crypto";

/** Returns the SHA-256 (FIPS 180-4) of bytes or of a text in UTF-8, in hexadecimal. */
export function sha256(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}

/** Returns the hash of plain data. The keys of objects are sorted, so that their order says nothing. */
export function hashOf(value: unknown): string {
  return sha256(JSON.stringify(value, sorted) ?? "");
}

function sorted(_key: string, value: unknown): unknown {
  if (value instanceof Map) return [...value];
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
