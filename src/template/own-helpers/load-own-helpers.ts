import { findingIn } from "../../config/index.ts";
import type { Diagnostic, Place } from "../../diagnostic.ts";
import { type Code, type Outcome, openSandbox, type Problem } from "../../sandbox/index.ts";
import { vocabularyWith } from "../helpers/registry.ts";
import type { FolderReader } from "../read-folder.ts";
import type { OwnHelper } from "../template.ts";
import { isRecord } from "../value.ts";
import { readDeclaration } from "./declaration.ts";
import { linkFiles } from "./link-files.ts";
import { ownHelper, type Source } from "./own-helper.ts";

/** The helpers that a template brings, and what is wrong with their files. */
export interface OwnHelpers {
  readonly helpers: readonly OwnHelper[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Loads the helpers of a template's folders; of those of one name the first is taken. */
export async function loadOwnHelpers(readers: readonly FolderReader[]): Promise<OwnHelpers> {
  const { linked, holding, diagnostics } = await linkFiles(readers);
  if (diagnostics.length > 0 || holding.length === 0) return { helpers: [], diagnostics };
  const { exports } = openSandbox(linked);
  for (const [index, outcome] of exports.entries()) {
    const code = linked[index]?.code;
    // What comes after it may only fail because of it.
    if (code !== undefined && "problem" in outcome)
      return { helpers: [], diagnostics: [failed(outcome.problem, code)] };
  }
  const found = holding.map((index) => readExports({ linked, index }, exports[index]));
  const byName = new Map<string, OwnHelper>();
  for (const { helpers } of found)
    for (const helper of helpers) if (!byName.has(helper.name)) byName.set(helper.name, helper);
  return {
    helpers: [...byName.values()],
    diagnostics: found.flatMap((each) => each.diagnostics),
  };
}

function failed({ message, place }: Problem, code: Code): Diagnostic {
  const finding = {
    code: "sandbox/failed",
    message: `the file cannot be loaded: ${message}`,
    hint: "mend what the line does; a file is run once before its helpers are called",
  };
  return findingIn(code.text, place ?? startOf(code), finding);
}

function readExports(source: Source, outcome: Outcome | undefined): OwnHelpers {
  const code = source.linked[source.index]?.code;
  const value = outcome !== undefined && "value" in outcome ? outcome.value : undefined;
  if (code === undefined) return { helpers: [], diagnostics: [] };
  if (!isRecord(value)) return { helpers: [], diagnostics: [noExport(code)] };
  const helpers: OwnHelper[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [name, declared] of Object.entries(value)) {
    const place = code.fields.get(name) ?? startOf(code);
    const declaration = readDeclaration(name, declared);
    if (isTaken(name)) diagnostics.push(findingIn(code.text, place, taken(name)));
    else if (typeof declaration === "string")
      diagnostics.push(findingIn(code.text, place, wrong(name, declaration)));
    else helpers.push(ownHelper(name, declaration, source));
  }
  return { helpers, diagnostics };
}

function startOf({ file }: Code): Place {
  return { file, line: 1, column: 1 };
}

const shipped = vocabularyWith();
const ofHandlebars = ["if", "unless", "each", "with", "else", "this", "lookup", "log"];

function isTaken(name: string): boolean {
  return shipped.find(name) !== undefined || ofHandlebars.includes(name);
}

function taken(name: string): Parameters<typeof findingIn>[2] {
  return {
    code: "template/helper-name",
    message: `"${name}" is a helper of the program`,
    hint: "give it a name of its own: what a built-in helper prints must mean the same in every template",
  };
}

const form =
  '{ about: "…", params: [{ name: "row", takes: "row", about: "…" }], run({ row }, { figure }) { … } }';

function wrong(name: string, what: string): Parameters<typeof findingIn>[2] {
  return {
    code: "template/helper-declaration",
    message: `helper "${name}": ${what}`,
    hint: `a helper is ${form}`,
  };
}

function noExport(code: Code): Diagnostic {
  return findingIn(code.text, startOf(code), {
    code: "template/helper-declaration",
    message: "the file exports no helpers",
    hint: `write export default { name: ${form} }`,
  });
}
