import type { Diagnostic } from "../../diagnostic.ts";
import { lineEnd, openSource, scanRow, withLineFeeds } from "../../incident/index.ts";
import { isTags, separatorOf } from "../../mapping/index.ts";
import { quantity } from "../../quantity.ts";
import { firstWide, headerAt, maxAbove, twoLines } from "./head.ts";
import type { GivenRow, HeaderTest, Opened, OpenOptions } from "./table.ts";

const signs: Readonly<Record<string, string>> = {
  ",": "commas",
  ";": "semicolons",
  "\t": "tabs",
  "|": "bars",
};

/** Reads a delimited text into rows. Nothing is lost but blank lines. */
export function readDelimited(
  written: string,
  file: string,
  { header: test }: OpenOptions,
): Opened {
  const text = withLineFeeds(written);
  const { separator, header, lines, bare, start } = headIn(text, test);
  const source = openSource(text, file);
  const rows: GivenRow[] = [];
  const said = [`${signs[separator] ?? "signs"} between cells`];
  if (start > 0 && !bare && source.placeOf(start).line !== lines + 1 && header.length > 1)
    said.push("lines above the header are passed over");
  if (lines === 2) said.push(twoLines);
  if (bare) said.push(`no header: the ${header.length} columns of the codebook`);
  let tags: readonly string[] | undefined;
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
      tags ??= cells;
      continue;
    }
    const misfit = problem?.message ?? widthProblem(cells, header.length);
    rows.push({ line, cells, raw, ...(misfit === undefined ? {} : { problem: misfit }) });
  }
  if (tags !== undefined) said.push("a row of HXL tags is passed over");
  const table = { file, header, rows, counted: "line", said } as const;
  return {
    table: tags === undefined ? table : { ...table, tags },
    diagnostics: endOf(text, rows, file),
  };
}

interface Parted {
  readonly separator: string;
  readonly header: readonly string[];
  readonly lines: 1 | 2;
  readonly bare: boolean;
  /** Where the rows begin. */
  readonly start: number;
}

// Of the first lines and the signs that may part them, those under which most of what is looked for is named.
function headIn(text: string, test: HeaderTest | undefined): Parted {
  let best: (Parted & { readonly share: number }) | undefined;
  for (let turn = 0, offset = 0; turn < maxAbove && offset < text.length && test; turn += 1) {
    for (const separator of Object.keys(signs)) {
      const { cells, ...head } = scanHead(text, offset, separator);
      const share = test.share(head.header);
      if (share > (best?.share ?? 0)) best = { separator, ...head, bare: false, share };
      if (best === undefined && test.bare?.matches(cells) === true)
        return { separator, header: test.bare.columns, lines: 1, bare: true, start: offset };
    }
    offset = lineEnd(text, offset) + 1;
  }
  return best ?? wideIn(text);
}

function wideIn(text: string): Parted {
  const separator = separatorOf(text);
  const rows: { readonly cells: readonly string[]; readonly offset: number }[] = [];
  for (let offset = 0; rows.length < maxAbove && offset < text.length; ) {
    const { cells, end, problem } = scanRow(text, offset, { separator });
    rows.push({ cells, offset });
    offset = problem === undefined ? end : lineEnd(text, offset) + 1;
  }
  const { offset = 0 } = rows[firstWide(rows.map((row) => row.cells))] ?? {};
  const { cells: _, ...head } = scanHead(text, offset, separator);
  return { separator, ...head, bare: false };
}

interface ScannedHead extends Pick<Parted, "header" | "lines" | "start"> {
  readonly cells: readonly string[];
}

// The header that begins at an offset, of one line or two.
function scanHead(text: string, offset: number, separator: string): ScannedHead {
  const { cells, end } = scanRow(text, offset, { separator });
  const next = end < text.length ? scanRow(text, end, { separator }) : undefined;
  const { header, lines } = headerAt(cells, next?.problem === undefined ? next?.cells : undefined);
  return { cells, header, lines, start: lines === 2 ? (next?.end ?? end) : end };
}

function widthProblem(cells: readonly string[], width: number): string | undefined {
  if (cells.length < width)
    return `${quantity(cells.length, "cell")} under ${quantity(width, "column")}`;
  return cells.slice(width).some((cell) => cell.trim() !== "")
    ? `${quantity(cells.length, "cell")} under ${quantity(width, "column")}`
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
