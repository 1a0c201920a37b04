import { type MappingFile, type SourceCells, slugOf } from "../mapping/index.ts";
import type { GivenFile } from "./import-tables.ts";

/** A table of somebody's own as the source of what it says. */
export type TableSource = SourceCells & { readonly id: string };

/** Returns the table as a source: its title is that of its first file, where the mapping gives none. */
export function tableSource(
  { written: { source } }: MappingFile,
  files: readonly GivenFile[],
  accessed: string | undefined,
): TableSource {
  const { publisher = "", title = publisher === "" ? fileName(files[0]) : "" } = source;
  // An address without the day that it was read says less than it seems.
  const read = accessed === undefined ? {} : { url: source.url ?? "", accessed };
  const asked = [source.licence, source.attribution].filter((text) => text !== undefined);
  return {
    id: slugOf(publisher || title) || "table",
    publisher,
    title,
    type: source.type ?? "unknown",
    ...read,
    note: asked.join(" "),
  };
}

/** Returns what a table is called. */
export function nameOfTable({ publisher = "", title = "" }: TableSource): string {
  return [publisher, title].filter((text) => text !== "").join(", ");
}

// In which folder it lies says nothing of it.
function fileName(file: GivenFile | undefined): string {
  return file?.name.split("/").at(-1) ?? "";
}
