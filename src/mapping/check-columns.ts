import { type Diagnostic, didYouMean } from "../diagnostic.ts";
import { foldHeader, type Target, targetNames } from "./columns.ts";
import type { MappedColumn } from "./propose.ts";
import type { Sheet } from "./read-sheet.ts";

/** A column that was said by hand: `date="Event Date"`; without a header, that none is to be taken. */
export type GivenColumn = string;

interface CheckedColumns {
  readonly columns: readonly MappedColumn[];
  /** Targets that no column is to be taken for. */
  readonly none: readonly Target[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads columns that were said by hand, against the header of a table. */
export function checkColumns(
  given: readonly GivenColumn[],
  { header, file }: Sheet,
): CheckedColumns {
  const columns: MappedColumn[] = [];
  const none: Target[] = [];
  const diagnostics: Diagnostic[] = [];
  const report = (code: string, message: string, hint: string): void => {
    diagnostics.push({ severity: "error", code, message, hint });
  };
  for (const words of given) {
    const at = words.indexOf("=");
    const name = (at < 0 ? words : words.slice(0, at)).trim();
    const written =
      at < 0
        ? ""
        : words
            .slice(at + 1)
            .trim()
            .replace(/^"(.*)"$/, "$1");
    const target = targetNames.find((each) => each === aliasOf(name));
    if (at < 0 || target === undefined) {
      const hint = didYouMean(name, targetNames) ?? `one of ${targetNames.join(", ")}`;
      report(
        "mapping/unknown-target",
        `Fieldbrief has no column "${name}" to fill`,
        at < 0 ? `write ${name}="Header of your table"` : hint,
      );
      continue;
    }
    if (written === "") {
      none.push(target);
      continue;
    }
    const exact = header.indexOf(written);
    const index =
      exact >= 0 ? exact : header.findIndex((each) => foldHeader(each) === foldHeader(written));
    const found = header[index];
    if (found === undefined) {
      const hint = didYouMean(written, header) ?? `its columns: ${header.slice(0, 40).join(", ")}`;
      report("mapping/unknown-column", `"${file}" has no column "${written}"`, hint);
    } else if (columns.some((column) => column.target === target || column.index === index))
      report(
        "mapping/column-twice",
        `"${words}" gives a column that another --column has given`,
        "say each once",
      );
    else columns.push({ target, index, header: found, why: "you said so" });
  }
  return { columns, none, diagnostics };
}

function aliasOf(name: string): string {
  const aliases: Readonly<Record<string, string>> = {
    target: "target_type",
    place: "place_written",
    location: "place_written",
    notes: "note",
    link: "url",
    perpetrator: "attributed_to",
  };
  return aliases[name] ?? name;
}
