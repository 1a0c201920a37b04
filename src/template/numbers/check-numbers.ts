import { type Diagnostic, excerptOf, type Place, positionAt } from "../../diagnostic.ts";
import { messageLiterals } from "../../language/index.ts";
import type { NarrativeFile } from "../context.ts";
import { collectFindings, type Findings } from "../finding.ts";
import { type Vocabulary, vocabularyWith } from "../helpers/registry.ts";
import { gatherFiles, parseFiles } from "../parse-files.ts";
import { type Program, parseTemplate, placeOf } from "../syntax.ts";
import type { Template, TemplateFile } from "../template.ts";
import { constantsIn, unusedConstants } from "./constants.ts";
import { type FindNumbers, type FoundNumber, numberFinder } from "./find-numbers.ts";
import { printedLiterals } from "./literal-numbers.ts";
import { narrativeWords, printedWords } from "./printed-words.ts";

/** Where a template's numbers are looked for. */
export interface NumberCheck {
  /** Those that editions are in. */
  readonly languages: readonly string[];
  /** By `<name>.<language>`. */
  readonly narrative: ReadonlyMap<string, NarrativeFile>;
}

/**
 * Reports every number that would be printed though no helper prints it: in templates, messages and narrative. Digits
 * are errors; number words, whose list may be wrong of a phrase, are warnings. Quotations and statements are theirs
 * who said them, and {@link Constant}s say why they need no source.
 */
export function checkNumbers(
  template: Template,
  { languages, narrative }: NumberCheck,
): readonly Diagnostic[] {
  const anywhere = numberFinder([...new Set(["en", ...languages])]);
  const vocabulary = vocabularyWith(template.ownHelpers);
  const { programs, files } = templateFiles(template);
  const narratives = [...narrative].flatMap(([name, file]) => {
    const language = languages.find((tag) => name.endsWith(`.${tag}`));
    return language === undefined ? [] : [{ file, find: numberFinder([language]) }];
  });
  const textOf = (key: string): readonly string[] =>
    languages.flatMap((tag) => template.strings.get(tag)?.[key] ?? []);
  return [
    ...files.flatMap((file) => inText(file, printedWords(file.text), anywhere)),
    ...programs.flatMap((program, index) =>
      inCalls(program, files[index], { find: anywhere, vocabulary }),
    ),
    ...languages.flatMap((tag) => inMessages(template, tag)),
    ...narratives.flatMap(({ file, find }) => [
      ...inText(file, narrativeWords(file.text), find),
      ...inCalls(parseTemplate(file.text, file.file, unheard()), file, { find, vocabulary }),
    ]),
    ...unusedConstants(template.constants, textOf),
  ];
}

function templateFiles(template: Template): {
  readonly files: readonly TemplateFile[];
  readonly programs: readonly (Program | undefined)[];
} {
  const files = gatherFiles(template, {});
  const { main, partials } = parseFiles(template, files, unheard());
  return {
    files: [files.main, ...files.partials.values()],
    programs: [main, ...[...files.partials.keys()].map((name) => partials.get(name))],
  };
}

// What is wrong with their grammar is told when they are rendered.
function unheard(): Findings {
  return collectFindings(new Map());
}

function inText({ file, text }: TemplateFile, words: string, find: FindNumbers): Diagnostic[] {
  return find(words).map((found) =>
    finding(found, { file, ...positionAt(text, found.offset) }, { hint: inFileHint, text }),
  );
}

function inCalls(
  program: Program | undefined,
  file: TemplateFile | undefined,
  { find, vocabulary }: { readonly find: FindNumbers; readonly vocabulary: Vocabulary },
): readonly Diagnostic[] {
  if (program === undefined || file === undefined) return [];
  return printedLiterals(program, vocabulary).flatMap(({ value, node }) =>
    find(String(value)).map((found) =>
      finding(found, placeOf(node), { hint: inCallHint, text: file.text }),
    ),
  );
}

function inMessages({ strings, stringPlaces, constants }: Template, tag: string): Diagnostic[] {
  const find = numberFinder([tag]);
  return Object.entries(strings.get(tag) ?? {}).flatMap(([key, text]) => {
    const known = constantsIn(constants, key);
    const left = messageLiterals(text).map((words) =>
      known.reduce((rest, constant) => rest.replaceAll(constant, " "), words),
    );
    return left.flatMap(find).map((found) => ({
      ...finding(found, stringPlaces(tag, key), { hint: inMessageHint }),
      excerpt: text,
    }));
  });
}

const inFileHint =
  'take it from the data, {{figure …}} or {{plural …}}; a date is {{date "…"}}; a name is {{constant "…" reason="…"}}';
const inCallHint =
  'take it from a query; of a name or a law write (constant "…" reason="…") in its place';
const inMessageHint =
  "write {n} and hand the figure in; of a name or a law say so under constants in template.yaml";

function finding(
  { words, isDigits }: FoundNumber,
  place: Place,
  { hint, text }: { readonly hint: string; readonly text?: string },
): Diagnostic {
  const excerpt = text === undefined ? undefined : excerptOf(text, place.line ?? 1);
  return {
    severity: isDigits ? "error" : "warning",
    code: "template/loose-number",
    message: `the number "${words}" comes from no data`,
    place,
    hint,
    ...(excerpt !== undefined && { excerpt }),
  };
}
