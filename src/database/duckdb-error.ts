import type { EngineError } from "./explain-error.ts";
import { nameType } from "./sql-hints.ts";

/** Reads an error of DuckDB, which is JSON once `errors_as_json` is set. */
export function readEngineError(error: Error, sql: string): EngineError {
  const fields = readFields(error.message);
  if (fields === undefined) return { message: firstLine(error.message) };
  const text = (key: string): string | undefined => {
    const value = fields[key];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const whole = text("exception_message") ?? error.message;
  const message = callOf(text("call")) ?? firstLine(whole);
  const kind = kindOf(text("error_subtype"), text("type"));
  const name = text("name");
  const offset = text("position");
  const unknown =
    kind === undefined || name === undefined
      ? qualifiedIn(whole)
      : { kind, name, candidates: candidatesIn(text("candidates")) };
  return {
    message,
    ...(offset === undefined ? {} : { offset: charactersIn(sql, Number(offset)) }),
    ...(unknown === undefined ? {} : { unknown }),
  };
}

// `sum(VARCHAR)`: a function that is there, but not for that.
function callOf(call: string | undefined): string | undefined {
  const [, name, types = ""] = /^(.+?)\((.*)\)$/.exec(call ?? "") ?? [];
  if (name === undefined) return undefined;
  const given = types.split(", ").map(nameType).join(" and ");
  return `"${name}" does not take ${given}`;
}

// Of a name behind a dot only the words say what is unknown.
function qualifiedIn(message: string): EngineError["unknown"] {
  const [words = "", ...others] = message.split("\n");
  const candidates = [...others.join(" ").matchAll(/"([^"]*)"/g)].map(([, name = ""]) => name);
  const column = /^Table ".*" does not have a column named "(.*)"/.exec(words)?.[1];
  if (column !== undefined) return { kind: "column", name: column, candidates };
  const table = /^Referenced table "(.*)" not found/.exec(words)?.[1];
  return table === undefined ? undefined : { kind: "table", name: table, candidates };
}

function readFields(message: string): Readonly<Record<string, unknown>> | undefined {
  const start = message.indexOf("{");
  if (start < 0) return undefined;
  try {
    const value: unknown = JSON.parse(message.slice(start));
    return typeof value === "object" && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function kindOf(
  subtype: string | undefined,
  type: string | undefined,
): "column" | "table" | "function" | undefined {
  if (subtype === "COLUMN_NOT_FOUND") return "column";
  if (subtype !== "MISSING_ENTRY") return undefined;
  if (type === "Table") return "table";
  return type?.endsWith("Function") ? "function" : undefined;
}

// Given as `i.date,date`: the names alone are wanted.
function candidatesIn(text: string | undefined): readonly string[] {
  return (text ?? "")
    .split(",")
    .map((name) => name.trim().replace(/^.*\./, ""))
    .filter(Boolean);
}

// Messages go on with candidates, which the hint gives, and advice for the shell.
function firstLine(message: string): string {
  const line = message.split("\n", 1)[0] ?? "";
  const sentence = line.trim().replace(/[.!]$/, "");
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

// DuckDB counts bytes of UTF-8.
function charactersIn(sql: string, bytes: number): number {
  return Buffer.from(sql, "utf8").subarray(0, bytes).toString("utf8").length;
}
