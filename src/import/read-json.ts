import type { GivenRow, GivenTable } from "./read-table.ts";

/**
 * Reads a list of objects, or an envelope with one in `data` as ACLED's API answers with; `undefined` where a text is no
 * JSON. Rows are numbered from 1, for its lines say nothing.
 */
export function readJson(text: string, file: string): GivenTable | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  const list = Array.isArray(value) ? value : isObject(value) ? value["data"] : undefined;
  if (!Array.isArray(list)) return undefined;
  const header = [...new Set(list.flatMap((entry) => (isObject(entry) ? Object.keys(entry) : [])))];
  const rows = list.map((entry: unknown, index): GivenRow => {
    const raw = JSON.stringify(entry);
    if (!isObject(entry)) return { line: index + 1, cells: [], raw, problem: "no object" };
    return { line: index + 1, cells: header.map((key) => cellOf(entry[key])), raw };
  });
  const count = isObject(value) ? Number(value["count"]) : Number.NaN;
  const said = ["JSON of an API; rows are numbered from 1"];
  if (!Number.isInteger(count) || count === rows.length)
    return { file, header, rows, said, diagnostics: [] };
  const message = `the answer says that it holds ${count} rows, and holds ${rows.length}`;
  const hint = "the API gives a page at a time: fetch the others, too";
  const code = "import/incomplete-answer";
  return {
    file,
    header,
    rows,
    said,
    diagnostics: [{ severity: "warning", code, message, hint, place: { file } }],
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function cellOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
