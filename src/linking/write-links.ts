import { linkColumns, readCsv, writeCsv } from "../incident/index.ts";
import type { Proposal } from "./propose.ts";

type Column = (typeof linkColumns.required)[number];

/**
 * Returns the bytes of links.csv with proposals behind what stands there, byte for byte as it was, in the columns that its
 * header has; a new file where there is none.
 */
export function withProposals(
  bytes: Uint8Array | undefined,
  proposals: readonly Proposal[],
): Uint8Array {
  const encoder = new TextEncoder();
  const text = new TextDecoder().decode(bytes ?? new Uint8Array());
  const [header] = readCsv(text).rows;
  const all: readonly string[] = [...linkColumns.required, ...linkColumns.optional];
  const columns = header?.cells.map((cell) => cell.trim()) ?? all;
  const rows = proposals.map((proposal) => {
    const cells = cellsOf(proposal);
    return columns.map((column) => cells.get(column) ?? "");
  });
  const written = writeCsv(columns, rows);
  if (header === undefined || bytes === undefined) return encoder.encode(written);
  const added = written.slice(written.indexOf("\n") + 1);
  const end = /(\r\n|\n|\r)$/.exec(text)?.[0] ?? /\r\n/.exec(text)?.[0] ?? "\n";
  const lineEnd = /[\r\n]$/.test(text) ? "" : end;
  const addition = encoder.encode(
    `${lineEnd}${end === "\n" ? added : added.replaceAll("\n", end)}`,
  );
  const joined = new Uint8Array(bytes.length + addition.length);
  joined.set(bytes);
  joined.set(addition, bytes.length);
  return joined;
}

function cellsOf({ incident, sameAs, evidence }: Proposal): ReadonlyMap<string, string> {
  const cells: Partial<Record<Column, string>> = {
    incident,
    same_as: sameAs,
    state: "proposed",
    date_evidence: evidence.date,
    place_evidence: evidence.place,
    method_evidence: evidence.method,
    toll_evidence: evidence.toll,
    score: evidence.score.toFixed(2),
  };
  return new Map(Object.entries(cells));
}
