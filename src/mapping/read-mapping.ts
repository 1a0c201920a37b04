import { checkSchema, findingIn, readYaml, type Yaml, type YamlPath } from "../config/index.ts";
import { type Diagnostic, hasErrors } from "../diagnostic.ts";
import { type Target, targetNames } from "./columns.ts";
import { mappingSchema, type WrittenMapping } from "./mapping-schema.ts";

/** A mapping.yaml, and the way back from its values to their lines. */
export interface MappingFile {
  readonly written: WrittenMapping;
  readonly yaml: Yaml;
}

/** A mapping.yaml, or what is wrong with it. */
export interface ReadMapping {
  readonly file?: MappingFile;
  readonly diagnostics: readonly Diagnostic[];
}

const isNumber = /^(?:(?:killed|wounded|casualties)(?:_low|_high)?|latitude|longitude)$/;

/** Reads a mapping.yaml. `file` is the name that findings carry. */
export function readMapping(text: string, file: string): ReadMapping {
  const yaml = readYaml(text, file);
  const { value, diagnostics } = checkSchema(mappingSchema, yaml, "mapping");
  if (value === undefined) return { diagnostics };
  const found = [...diagnostics, ...checkTogether(value, yaml)];
  return hasErrors(found)
    ? { diagnostics: found }
    : { file: { written: value, yaml }, diagnostics: found };
}

/** Returns the columns that a mapping names, in the order of our own. */
export function columnsIn({ columns }: WrittenMapping): readonly (readonly [Target, string])[] {
  return targetNames.flatMap((target) => {
    const header = columns[target];
    return header === undefined ? [] : [[target, header] as const];
  });
}

// What no value says by itself: a column that is two figures, or read and not read.
function checkTogether(written: WrittenMapping, yaml: Yaml): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const report = (path: YamlPath, code: string, message: string, hint: string): void => {
    found.push(findingIn(yaml.text, yaml.placeOf(path), { code, message, hint }));
  };
  const columns = columnsIn(written);
  for (const [index, [target, header]] of columns.entries()) {
    const before = columns.slice(0, index).find(([other, same]) => {
      const isFigure = isNumber.test(other) && isNumber.test(target);
      return same === header && isFigure;
    });
    if (before !== undefined)
      report(
        ["columns", target],
        "mapping/column-twice",
        `"${header}" is ${before[0]} already`,
        "a column is one figure: name another, or take one of the two out",
      );
  }
  for (const [index, header] of written.unread.entries()) {
    const read = columns.find(([, same]) => same === header);
    if (read !== undefined)
      report(
        ["unread", index],
        "mapping/read-and-unread",
        `"${header}" is ${read[0]}, and is not to be read`,
        "take it out of unread, or out of columns",
      );
  }
  for (const target of targetNames)
    if (written.constants[target] !== undefined && written.columns[target] !== undefined)
      report(
        ["constants", target],
        "mapping/constant-beside-column",
        `${target} is the column "${written.columns[target]}", and the same in every row`,
        "keep one of the two: a constant is for what the table has no column for",
      );
  if (written.words.category !== undefined)
    for (const [cell, word] of Object.entries(written.words.category))
      if (word === "all")
        report(
          ["words", "category", cell],
          "mapping/bad-value",
          'the part "all" is the sum over all parts',
          "give it another word",
        );
  return found;
}
