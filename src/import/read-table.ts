import type { Diagnostic } from "../diagnostic.ts";
import { lineEnd, openSource, scanRow, withLineFeeds } from "../incident/index.ts";
import { headerOf, isTags, separatorOf } from "../mapping/index.ts";
import type { Provider } from "./provider.ts";
import { readJson } from "./read-json.ts";
import { columnsOf } from "./recognise.ts";

/** A row of somebody's table, as it was given. */
export interface GivenRow {
  readonly line: number;
  readonly cells: readonly string[];
  /** Its text, whole. */
  readonly raw: string;
  /** Why its cells cannot be told apart. */
  readonly problem?: string;
}

/** A table as it was given: `rows` are all of them, what cannot be read too. */
export interface GivenTable {
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly GivenRow[];
  /** What was passed over, and how cells are parted, as a user is told. */
  readonly said: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

const signs: Readonly<Record<string, string>> = {
  ",": "commas",
  ";": "semicolons",
  "\t": "tabs",
  "|": "bars",
};

/** Reads a delimited text, or the JSON that ACLED's API answers with, into rows. Nothing is lost but blank lines. */
export function readTable(written: string, file: string, provider: Provider): GivenTable {
  const text = withLineFeeds(written);
  const json = readJson(text, file);
  if (json !== undefined) return json;
  const { separator, header, bare, start } = headIn(text, provider);
  const source = openSource(text, file);
  const rows: GivenRow[] = [];
  const said = [`${signs[separator] ?? "signs"} between cells`];
  if (start > 0 && !bare && source.placeOf(start).line !== 2 && header.length > 1)
    said.push("lines above the header are passed over");
  if (bare) said.push(`no header: the ${header.length} columns of the codebook`);
  let tags = 0;
  for (let offset = start; offset < text.length; ) {
    const line = source.placeOf(offset).line ?? 1;
    const { cells, end, problem } = scanRow(text, offset, { separator });
    // A quote that does not fit may have swallowed the lines after it: they are read again, each by itself.
    const stop = problem === undefined ? end : lineEnd(text, offset) + 1;
    const raw = text.slice(offset, Math.min(stop, text.length)).replace(/\n$/, "");
    offset = stop;
    if (raw.trim() === "" || (problem === undefined && cells.every((cell) => cell.trim() === "")))
      continue;
    if (isTags(cells)) {
      tags += 1;
      continue;
    }
    const misfit = problem?.message ?? widthProblem(cells, header.length);
    rows.push({ line, cells, raw, ...(misfit === undefined ? {} : { problem: misfit }) });
  }
  if (tags > 0) said.push("a row of HXL tags is passed over");
  const diagnostics = endOf(text, rows, file);
  return { file, header, rows, said, diagnostics };
}

interface Head {
  readonly separator: string;
  readonly header: readonly string[];
  readonly bare: boolean;
  /** Where the rows begin. */
  readonly start: number;
}

// Of the first lines and the signs that may part them, those under which most of the provider's columns are named.
function headIn(text: string, provider: Provider): Head {
  let best: (Head & { readonly score: number }) | undefined;
  for (let turn = 0, offset = 0; turn < 10 && offset < text.length; turn += 1) {
    for (const separator of Object.keys(signs)) {
      const { cells, end } = scanRow(text, offset, { separator });
      const header = headerOf(cells.slice(0, maxColumns));
      const names = new Set(columnsOf(header, provider).filter((name) => name !== ""));
      const score = provider.required.filter((name) => names.has(name)).length;
      if (score > (best?.score ?? 0)) best = { separator, header, bare: false, start: end, score };
      if (best === undefined && provider.bare?.matches(cells) === true)
        return { separator, header: provider.bare.columns, bare: true, start: offset };
    }
    offset = lineEnd(text, offset) + 1;
  }
  if (best !== undefined) return best;
  const first = text.search(/\S/);
  const separator = separatorOf(text);
  const { cells, end } = scanRow(text, Math.max(first, 0), { separator });
  return { separator, header: headerOf(cells.slice(0, maxColumns)), bare: false, start: end };
}

// More than this is no table of any of the providers.
const maxColumns = 1000;

function widthProblem(cells: readonly string[], width: number): string | undefined {
  if (cells.length < width) return `${cells.length} cells under ${width} columns`;
  return cells.slice(width).some((cell) => cell.trim() !== "")
    ? `${cells.length} cells under ${width} columns`
    : undefined;
}

// Who writes a file whole ends its last line: without that, the last cell may be cut, and a number with it.
function endOf(text: string, rows: readonly GivenRow[], file: string): readonly Diagnostic[] {
  const last = rows.at(-1);
  if (last === undefined || text.endsWith("\n") || last.problem !== undefined) return [];
  return [
    {
      severity: "warning",
      code: "import/no-line-end",
      message: `the last row, on line ${last.line}, has no line end: its last cell may be cut`,
      hint: "compare it with the provider's, or download the table again",
      place: { file, line: last.line },
    },
  ];
}
