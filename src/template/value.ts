import type { Count, Total } from "../count/index.ts";

/** Tells what `figure` prints from other values. */
export function isFigure(value: unknown): value is number | Count | Total {
  if (typeof value === "number") return true;
  if (typeof value !== "object" || value === null) return false;
  return "low" in value && "high" in value && ("bound" in value || "parts" in value);
}

/** Tells a count from other values. */
export function isCount(value: unknown): value is Count {
  return isFigure(value) && typeof value !== "number" && "bound" in value;
}

/** Tells a row, or another record of the context, from other values. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isFigure(value);
}
