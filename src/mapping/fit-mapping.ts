import { findingIn } from "../config/index.ts";
import { type Diagnostic, didYouMean, hasErrors } from "../diagnostic.ts";
import { foldHeader, type Target, targetNames } from "./columns.ts";
import { foldTags, isTag } from "./hxl-tags.ts";
import type { Mapping } from "./propose.ts";
import { columnsIn, type MappingFile } from "./read-mapping.ts";
import type { Sheet } from "./read-sheet.ts";
import type { MappedWord, WordKind } from "./words.ts";

/** A mapping of a table's columns, or why a mapping.yaml does not fit it. */
export interface Fitted {
  readonly mapping?: Mapping;
  readonly diagnostics: readonly Diagnostic[];
}

/** Folds the header of a column: hashtags of HXL by their attributes in any order, others as `foldHeader` does. */
export function foldColumn(header: string): string {
  return isTag(header) ? foldTags(header) : foldHeader(header);
}

/**
 * Finds the columns of a mapping in a table. A column that is not there is an error, with what it may be called now; one
 * that the mapping does not know is told, and is not read.
 */
export function fitMapping(
  { written, yaml }: MappingFile,
  { header, file }: Pick<Sheet, "header" | "file">,
): Fitted {
  const diagnostics: Diagnostic[] = [];
  const columns = columnsIn(written);
  const known = new Set([...columns.map(([, name]) => name), ...written.unread].map(foldColumn));
  const isNew = (name: string): boolean => !known.has(foldColumn(name));
  const others = header.filter(isNew);
  const found = columns.flatMap(([target, name]) => {
    const index = indexOf(name, header);
    if (index !== undefined)
      return [{ target, index, header: header[index] ?? name, why: "mapping.yaml" }];
    const place = yaml.placeOf(["columns", target]);
    const rest = others.length === 0 ? "" : `columns that are not known: ${others.join(", ")}`;
    diagnostics.push(
      findingIn(yaml.text, place, {
        code: "mapping/missing-column",
        message: `"${file}" has no column "${name}", which is ${target}`,
        hint:
          didYouMean(name, others) ??
          (rest ||
            `its columns: ${header.slice(0, 40).join(", ")}; take the line out where there is none`),
      }),
    );
    return [];
  });
  if (hasErrors(diagnostics)) return { diagnostics };
  for (const name of others)
    diagnostics.push({
      severity: "warning",
      code: "mapping/new-column",
      message: `the mapping does not know the column "${name}", which is not read`,
      hint: "name it in columns of mapping.yaml, or in unread",
      place: { file },
    });
  const read = new Set(found.map(({ index }) => index));
  return {
    mapping: {
      columns: found,
      left: header.filter((_, index) => !read.has(index)),
      constants: constantsOf(written.constants),
      words: wordsOf(written.words),
      presets: presetsOf(written.words),
    },
    diagnostics,
  };
}

// As it is written, else where one column alone is called so but for case, marks and punctuation.
function indexOf(name: string, header: readonly string[]): number | undefined {
  const exact = header.indexOf(name);
  if (exact >= 0) return exact;
  const folded = foldColumn(name);
  const alike = header.flatMap((each, index) => (foldColumn(each) === folded ? [index] : []));
  return folded !== "" && alike.length === 1 ? alike[0] : undefined;
}

type Written = MappingFile["written"];

const kinds: Partial<Record<Target, WordKind>> = {
  category: "category",
  method: "method",
  target_type: "target-type",
};

function entriesOf<V>(record: Partial<Readonly<Record<Target, V | undefined>>>): [Target, V][] {
  return targetNames.flatMap((target): [Target, V][] => {
    const value = record[target];
    return value === undefined ? [] : [[target, value]];
  });
}

function constantsOf(constants: Written["constants"]): ReadonlyMap<Target, string> {
  return new Map(entriesOf(constants));
}

function wordsOf(words: Written["words"]): ReadonlyMap<Target, ReadonlyMap<string, string>> {
  return new Map(
    entriesOf(words)
      .filter(([target]) => kinds[target] === undefined)
      .map(([target, of]) => [
        target,
        new Map(Object.entries(of).map(([cell, word]) => [cell.toLowerCase(), word])),
      ]),
  );
}

function presetsOf(words: Written["words"]): readonly MappedWord[] {
  return entriesOf(words).flatMap(([target, of]) => {
    const kind = kinds[target];
    if (kind === undefined) return [];
    return Object.entries(of).map(([written, word]) => ({ kind, word, written }));
  });
}
