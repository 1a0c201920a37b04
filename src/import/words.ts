import { shorten } from "../incident/index.ts";
import type { PlaceCells } from "./place.ts";
import { type Refusal, type RowContext, refuse, type SourceRow } from "./provider.ts";

/** Returns the id of a row, or why it has none that can be kept. */
export function identifierIn(row: SourceRow, column: string, form: RegExp): string | Refusal {
  const id = row.cell(column).replace(/^(\d+)\.0+$/, "$1");
  if (form.test(id)) return id;
  const message = id === "" ? `no ${column}` : `${column}: "${shorten(id)}" is no id`;
  const hint = /^\d(\.\d+)?e\+?\d+$/i.test(id)
    ? "a spreadsheet has rounded it: export the table again, and open it as text"
    : "export the table again";
  return refuse("import/bad-id", message, hint);
}

/** Joins what a row says into one text, each part a sentence. */
export function sentences(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== "")
    .map((part) => (/[.!?]["”']?$/.test(part) ? part : `${part}.`))
    .join(" ");
}

/** Returns a short title: what, and where. */
export function titleOf(what: string, place: PlaceCells): string {
  const where = place.town || (place.place_written ?? "").split(", ")[0] || "";
  return [what || "Event", where === "not stated" ? "" : where.slice(0, 80)]
    .filter((part) => part !== "")
    .join(", ");
}

/** Returns the word that stands for what a row says; `not-stated` where it says nothing. */
export function wordIn(
  { words }: RowContext,
  kind: Parameters<RowContext["words"]["wordFor"]>[0],
  written: string,
): string {
  return written === "" ? "not-stated" : words.wordFor(kind, written);
}
