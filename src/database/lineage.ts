import type { Lineage } from "../figure/index.ts";
import type { RawColumn } from "./read-result.ts";

/** Reads which records a cell is of: ids with blanks between them, each perhaps after `measure=`. */
export function readLineage(written: RawColumn["values"][number], mode: Lineage["mode"]): Lineage {
  // Of many long lists few are looked into.
  let known: Lineage | undefined;
  const read = (): Lineage => {
    known ??= splitLineage(typeof written === "string" ? written.split(" ") : [], mode);
    return known;
  };
  return {
    get mode() {
      return read().mode;
    },
    get measure() {
      return read().measure;
    },
    get ids() {
      return read().ids;
    },
  };
}

function splitLineage(items: readonly string[], mode: Lineage["mode"]): Lineage {
  const [first = ""] = items;
  const prefix = first.slice(0, afterMeasure(first));
  const isOne = items.every((item) =>
    prefix === "" ? !item.includes("=") : item.startsWith(prefix),
  );
  let ids: readonly string[] | undefined;
  return {
    // Counts of several measures in one sum are no sum of any.
    mode: isOne ? mode : "by",
    measure: isOne && prefix !== "" ? prefix.slice(0, -1) : null,
    get ids() {
      ids ??= items.map((item) => item.slice(afterMeasure(item))).sort();
      return ids;
    },
  };
}

function afterMeasure(item: string): number {
  return item.indexOf("=") + 1;
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
