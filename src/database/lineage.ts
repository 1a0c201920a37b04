import type { Lineage } from "../figure/index.ts";
import type { RawColumn } from "./read-result.ts";

/** Reads which records a cell is of: ids with blanks between them, each perhaps after `measure=`. */
export function readLineage(written: RawColumn["values"][number], mode: Lineage["mode"]): Lineage {
  const items = typeof written === "string" ? written.split(" ") : [];
  const parts = items.map((item) => {
    const at = item.indexOf("=");
    return { measure: at < 0 ? null : item.slice(0, at), id: item.slice(at + 1) };
  });
  const measures = new Set(parts.map(({ measure }) => measure));
  const [measure = null] = measures;
  return {
    // Counts of several measures in one sum are no sum of any.
    mode: measures.size > 1 ? "by" : mode,
    measure: measures.size > 1 ? null : measure,
    ids: parts.map(({ id }) => id).sort(),
  };
}

const modes = ["of", "by"] as const;

/** Returns the mode of a column that says of which records the column before it is, or undefined. */
export function lineageMode(name: string, before: string): Lineage["mode"] | undefined {
  return modes.find((mode) => name === `${before}_${mode}`);
}

/** Returns the columns that the comment of a query names as its key, or undefined. */
export function writtenKey(sql: string): readonly string[] | undefined {
  const line = /^[ \t]*--[ \t]*Key:(.*)$/im.exec(sql)?.[1];
  return line
    ?.replace(/\.\s*$/, "")
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}
