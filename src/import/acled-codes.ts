import type { SourceRow } from "./provider.ts";

// ACLED codebook, "Interaction codes": numbers until 2024, words since.
const kinds = [
  "State forces",
  "Rebel group",
  "Political militia",
  "Identity militia",
  "Rioters",
  "Protesters",
  "Civilians",
  "External/Other forces",
] as const;

// Singular or plural, with or without "sole", whatever the dash or the case.
function fold(word: string): string {
  return word
    .toLowerCase()
    .replace(/^sole\s+|\s+only$/g, "")
    .replace(/[^a-z]+/g, "")
    .replace(/s$/, "");
}

const byWord = new Map<string, string>([
  ...kinds.map((kind): [string, string] => [fold(kind), kind]),
  ["otherforce", "External/Other forces"],
  ["externalforce", "External/Other forces"],
  ["civilian", "Civilians"],
]);

/** Returns what kind of party an inter code is, by number or word; empty where it is none. Tells of unknown ones. */
export function interOf(row: SourceRow, column: string): string {
  const written = row.cell(column);
  if (written === "" || /^0(\.0+)?$/.test(written)) return "";
  const number = /^([1-8])(?:\.0+)?$/.exec(written)?.[1];
  const kind = number === undefined ? byWord.get(fold(written)) : kinds[Number(number) - 1];
  if (kind !== undefined) return kind;
  row.warn({
    code: "import/unknown-code",
    message: `${column}: "${written.slice(0, 60)}" is no kind of party of the codebook`,
    hint: `one of 1 to 8, or ${kinds.join(", ")}; left out`,
  });
  return "";
}
