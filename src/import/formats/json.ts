import type { Diagnostic } from "../../diagnostic.ts";
import { quantity } from "../../quantity.ts";
import { readJsonLines } from "./json-lines.ts";
import { isRecord, rowOf, tableOfObjects } from "./json-rows.ts";
import { salvageRows } from "./json-salvage.ts";
import { most, type Opened, type OpenOptions, unreadable } from "./table.ts";

/**
 * Reads JSON: a list of objects, an envelope that holds one, as APIs answer with, or JSON Lines; `undefined` where a text
 * is none. Rows of a list are numbered from 1, for its lines say nothing. Of a list that is damaged or cut, what is whole
 * is read.
 */
export function readJson(text: string, file: string, options: OpenOptions): Opened | undefined {
  // The first lines may be damaged.
  if (!/(?:^|[\r\n])\s*[[{]/.test(text.slice(0, 100_000))) return undefined;
  const value = parsed(text);
  if (value === undefined) return readJsonLines(text, file) ?? salvaged(text, file);
  const list = listIn(value);
  if (list !== undefined) return readList(value, list, file);
  // A file of JSON Lines with one row.
  if (isRecord(value) && (options.header?.share(Object.keys(value)) ?? 0) >= most)
    return readJsonLines(text, file);
  return unreadable(
    file,
    "JSON without a list of rows",
    'a table is a list of objects, alone or in "data", "results" or "Result"; an API that refuses answers otherwise',
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

// ACLED answers with data, UCDP with Result, others with one of these; or else the only list of objects is meant.
const names = ["data", "results", "Result", "result", "rows", "records", "items", "value"] as const;

function listIn(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (!isRecord(value)) return undefined;
  for (const name of names) {
    const list = own(value, name);
    if (Array.isArray(list)) return list;
  }
  const lists = Object.values(value).filter(
    (each): each is unknown[] => Array.isArray(each) && each.some(isRecord),
  );
  return lists.length === 1 ? lists[0] : undefined;
}

function readList(value: unknown, list: readonly unknown[], file: string): Opened {
  const rows = list.map((entry, index) => rowOf(entry, index + 1, JSON.stringify(entry)));
  const envelope = isRecord(value) ? value : {};
  const said = ["JSON; rows are numbered from 1"];
  const [total, pages] = [own(envelope, "TotalCount"), own(envelope, "TotalPages")].map(Number);
  const isPage = total !== undefined && Number.isInteger(total) && total > list.length;
  if (isPage) said.push(`a page of ${pages ?? "several"} with ${total} rows`);
  const table = { ...tableOfObjects(rows, file), said };
  return {
    table: isPage ? { ...table, total } : table,
    diagnostics: countProblem(own(envelope, "count"), list.length, file),
  };
}

function countProblem(count: unknown, rows: number, file: string): readonly Diagnostic[] {
  const said = Number(count);
  if (count === undefined || count === null || !Number.isInteger(said) || said === rows) return [];
  const message = `the answer says that it holds ${quantity(said, "row")}, and holds ${rows}`;
  const hint = "the API gives a page at a time: fetch the others, too";
  const code = "import/incomplete-answer";
  return [{ severity: "warning", code, message, hint, place: { file } }];
}

function own(value: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function salvaged(text: string, file: string): Opened | undefined {
  const rows = salvageRows(text);
  if (rows === undefined) return undefined;
  const table = { ...tableOfObjects(rows, file), said: ["JSON; rows are numbered from 1"] };
  const damaged: Diagnostic = {
    severity: "warning",
    code: "import/damaged-json",
    message: `"${file}" is damaged or ends too early: it is no JSON as a whole`,
    hint: "the rows that are whole are read; download it again for the others",
    place: { file },
  };
  return { table, diagnostics: [damaged] };
}
