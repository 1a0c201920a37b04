import type { ParquetParsers, SchemaElement } from "hyparquet";
import { decimalText, plainNumber, plainSingle } from "../numbers.ts";

/** What makes texts of the types that are numbers or bytes in the file. Times of day and days are those of the file. */
export const parsers: ParquetParsers = {
  timestampFromMilliseconds: (millis) => timestampText(BigInt(millis), 3),
  timestampFromMicroseconds: (micros) => timestampText(BigInt(micros), 6),
  timestampFromNanoseconds: (nanos) => timestampText(BigInt(nanos), 9),
  dateFromDays: (days) => dayText(BigInt(days)),
  stringFromBytes: (bytes) => bytes && decoder.decode(bytes),
  jsonFromBytes: (bytes) => bytes && decoder.decode(bytes),
  geometryFromBytes: hexText,
  geographyFromBytes: hexText,
  uuidFromBytes: (bytes) =>
    bytes && hexText(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"),
};

const decoder = new TextDecoder();

/** Returns the element with no type of those that are read here, from the bare values, and not by the library. */
export function bareElement(element: SchemaElement): SchemaElement {
  const { converted_type: type, ...rest } = element;
  return type === undefined || /^(?:DECIMAL|TIME_.*|BSON|INTERVAL)$/.test(type) ? rest : element;
}

/** Returns a value of a column as a CSV would hold it; what is nested as JSON. */
export function textOf(value: unknown, element: SchemaElement): string {
  if (value === null) return "";
  const { type, logical_type: logical, converted_type: converted, scale } = element;
  if (typeof value === "object" && !(value instanceof Uint8Array)) return nestedText(value);
  if (logical?.type === "DECIMAL" || converted === "DECIMAL")
    return decimalText(wholeOf(value), logical?.type === "DECIMAL" ? logical.scale : (scale ?? 0));
  const unit = timeUnit(element);
  if (unit !== undefined) return timeText(wholeOf(value), unit);
  if (value instanceof Uint8Array) return hexText(value);
  if (typeof value === "number") return type === "FLOAT" ? plainSingle(value) : plainNumber(value);
  return isTimestamp(element) ? withoutMidnight(String(value), element) : String(value);
}

function isTimestamp({ type, logical_type: logical, converted_type: converted }: SchemaElement) {
  return type === "INT96" || logical?.type === "TIMESTAMP" || /^TIMESTAMP_/.test(converted ?? "");
}

// Midnight without a zone is how a program keeps a day that it has no type for.
function withoutMidnight(text: string, { logical_type: logical }: SchemaElement): string {
  if (logical?.type === "TIMESTAMP" && logical.isAdjustedToUTC) return `${text}Z`;
  return text.replace(/ 00:00:00$/, "");
}

function nestedText(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => {
    if (each instanceof Uint8Array) return hexText(each);
    if (typeof each !== "bigint") return each;
    return Number.isSafeInteger(Number(each)) ? Number(each) : String(each);
  });
}

function hexText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

// Two's complement, the highest byte first (Parquet, Logical Types).
function wholeOf(value: unknown): bigint {
  if (typeof value === "bigint" || typeof value === "number") return BigInt(value);
  if (!(value instanceof Uint8Array)) throw new TypeError("no whole number");
  return value.length === 0 ? 0n : BigInt.asIntN(value.length * 8, BigInt(`0x${hexText(value)}`));
}

const digitsOf = { MILLIS: 3, MICROS: 6, NANOS: 9 } as const;

function timeUnit(element: SchemaElement): 3 | 6 | 9 | undefined {
  const { logical_type: logical, converted_type: converted } = element;
  if (logical?.type === "TIME") return digitsOf[logical.unit];
  if (converted === "TIME_MILLIS") return 3;
  return converted === "TIME_MICROS" ? 6 : undefined;
}

function dayText(days: bigint): string {
  const date = new Date(Number(days) * 86_400_000);
  return Number.isNaN(date.getTime()) ? String(days) : date.toISOString().replace(/T.*$/, "");
}

function timestampText(units: bigint, digits: 3 | 6 | 9): string {
  const perDay = 86_400n * 10n ** BigInt(digits);
  const time = ((units % perDay) + perDay) % perDay;
  return `${dayText((units - time) / perDay)} ${timeText(time, digits)}`;
}

// A fraction of nothing but zeros is none.
function timeText(units: bigint, digits: 3 | 6 | 9): string {
  const perSecond = 10n ** BigInt(digits);
  const seconds = units / perSecond;
  const part = (value: bigint): string => String(value).padStart(2, "0");
  const clock = `${part(seconds / 3600n)}:${part((seconds / 60n) % 60n)}:${part(seconds % 60n)}`;
  const fraction = String(units % perSecond)
    .padStart(digits, "0")
    .replace(/0+$/, "");
  return fraction === "" ? clock : `${clock}.${fraction}`;
}
