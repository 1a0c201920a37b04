import { isRecord, type ObjectRow, rowOf, tableOfObjects } from "./json-rows.ts";
import type { Opened } from "./table.ts";

// So many lines tell whether a text is JSON Lines.
const tellingLines = 20;

/**
 * Reads JSON Lines (NDJSON): an object a line. A line that is none is a row with a problem, and those below it are read.
 * `undefined` where few of its first lines are objects.
 */
export function readJsonLines(text: string, file: string): Opened | undefined {
  const rows: ObjectRow[] = [];
  let objects = 0;
  let line = 0;
  for (const raw of text.split(/\r\n|\n|\r/)) {
    line += 1;
    if (raw.trim() === "") continue;
    const row = readLine(raw, line);
    rows.push(row);
    if (row.entry !== undefined) objects += 1;
    if (rows.length === tellingLines && objects * 2 < rows.length) return undefined;
  }
  if (objects === 0 || (rows.length < tellingLines && objects * 2 < rows.length)) return undefined;
  const table = { ...tableOfObjects(rows, file), counted: "line", said: ["JSON Lines"] } as const;
  return { table, diagnostics: [] };
}

function readLine(raw: string, line: number): ObjectRow {
  try {
    const value: unknown = JSON.parse(raw);
    return isRecord(value) && Object.keys(value).length === 0
      ? { line, raw, problem: "an object without a key" }
      : rowOf(value, line, raw);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { line, raw, problem: "the line is no JSON" };
  }
}
