import { RecentMap } from "../text/index.ts";
import type { NarrativeFile } from "./context.ts";
import type { Findings } from "./finding.ts";
import { partialKey } from "./layers.ts";
import { type Narrative, parseNarrative } from "./narrative/read-narrative.ts";
import { isStatement, type Program, parseTemplate } from "./syntax.ts";
import type { Template, TemplateFile } from "./template.ts";

/** The files that a document is rendered from, by what they are; lines end in a line feed alone. */
export interface Files {
  readonly main: TemplateFile;
  readonly partials: ReadonlyMap<string, TemplateFile>;
  readonly narratives: ReadonlyMap<string, TemplateFile>;
}

/** The syntax trees of the files. A broken file has none. */
export interface Programs {
  readonly main: Program | undefined;
  readonly partials: ReadonlyMap<string, Program | undefined>;
  readonly narratives: ReadonlyMap<string, Narrative>;
}

/** Gathers the files of a template and of the narrative. */
export function gatherFiles(
  { main, partials }: Template,
  narrative: Readonly<Record<string, NarrativeFile>>,
): Files {
  const unify = ([name, file]: readonly [string, TemplateFile]): readonly [
    string,
    TemplateFile,
  ] => [name, withLineFeeds(file)];
  return {
    main: withLineFeeds(main),
    partials: new Map([...partials].map(unify)),
    narratives: new Map(Object.entries(narrative).map(unify)),
  };
}

// Handlebars, HTML and Markdown do not agree on what ends a line; places must.
function withLineFeeds({ text, ...file }: TemplateFile): TemplateFile {
  return { ...file, text: text.replace(/\r\n?/g, "\n") };
}

/** Returns the text of each file by the name that findings give it. */
export function textsOf({ main, partials, narratives }: Files): Map<string, string> {
  const files = [main, ...partials.values(), ...narratives.values()];
  return new Map(files.map(({ file, text }) => [file, text]));
}

type TemplatePrograms = Pick<Programs, "main" | "partials">;

// By file and text: of a template that changed most files are as they were, and audiences may read different words of a
// narrative under one name. What is found wrong is found again.
const parsedTexts = new RecentMap<string, Program>(400);
const parsedNarratives = new RecentMap<string, Narrative>(100);

// All editions of a template share them.
const parsedTemplates = new WeakMap<Template, TemplatePrograms>();

/** Parses the files; what is wrong with their grammar are findings. A template without any is parsed once. */
export function parseFiles(template: Template, files: Files, findings: Findings): Programs {
  let parsed = parsedTemplates.get(template);
  if (parsed === undefined) {
    parsed = parsePrograms(files, findings);
    if (findings.diagnostics.length === 0) parsedTemplates.set(template, parsed);
  }
  const narratives = new Map<string, Narrative>();
  for (const [name, file] of files.narratives) {
    const narrative = parseOnce(file, parsedNarratives, findings, parseNarrative);
    if (narrative !== undefined) narratives.set(name, narrative);
  }
  return { ...parsed, narratives };
}

type Parse<T> = (file: TemplateFile, findings: Findings) => T | undefined;

function parseOnce<T>(
  file: TemplateFile,
  known: RecentMap<string, T>,
  findings: Findings,
  parse: Parse<T>,
): T | undefined {
  const key = `${file.file}\n${file.text}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = findings.diagnostics.length;
  const result = parse(file, findings);
  if (result !== undefined && findings.diagnostics.length === found) known.set(key, result);
  return result;
}

const parseText: Parse<Program> = ({ text, file }, findings) => parseTemplate(text, file, findings);

function parsePrograms(files: Files, findings: Findings): TemplatePrograms {
  const parse = (each: TemplateFile): Program | undefined => {
    const program = parseOnce(each, parsedTexts, findings, parseText);
    return program && keyed(program, (name) => partialKey(name, each, files.partials));
  };
  const main = parse(files.main);
  const partials = new Map([...files.partials].map(([name, file]) => [name, parse(file)]));
  return { main, partials };
}

// A file that prints the same partials as before is the same program: what was made of it still holds.
const keyedPrograms = new WeakMap<Program, RecentMap<string, Program>>();
const keyingsKept = 4;

function keyed(program: Program, keyOf: (name: string) => string): Program {
  const names: string[] = [];
  const result = withKeys(program, (name) => {
    const key = keyOf(name);
    names.push(key);
    return key;
  });
  const known = keyedPrograms.get(program) ?? new RecentMap<string, Program>(keyingsKept);
  keyedPrograms.set(program, known);
  const before = known.get(names.join("\n"));
  if (before !== undefined) return before;
  known.set(names.join("\n"), result);
  return result;
}

// Names partials by their keys: what a file means by `base/<name>` goes by the folder that it is in.
function withKeys(program: Program, keyOf: (name: string) => string): Program {
  const body = program.body.map((statement): hbs.AST.Statement => {
    if (!isStatement(statement)) return statement;
    if (statement.type === "PartialStatement") {
      const { name } = statement;
      if (name.type !== "PathExpression" || !("original" in name)) return statement;
      const path = { ...name, original: keyOf(String(name.original)) };
      const renamed: hbs.AST.PartialStatement = { ...statement, name: path };
      return renamed;
    }
    if (statement.type !== "BlockStatement") return statement;
    const { program: inside, inverse } = statement;
    const block: hbs.AST.BlockStatement = {
      ...statement,
      ...(inside && { program: withKeys(inside, keyOf) }),
      ...(inverse && { inverse: withKeys(inverse, keyOf) }),
    };
    return block;
  });
  return { ...program, body };
}
