import type { ImportDeclaration, Program } from "acorn";
import { namesIn } from "./bindings.ts";
import type { Fault } from "./parse.ts";

/** A file that is imported, and where. */
export interface Import {
  readonly specifier: string;
  readonly offset: number;
}

/** A module as a function: of what its imports export, and of the object that its own exports go to. */
interface WrittenModule {
  /** Stands in the first line, before its first character. */
  readonly start: string;
  /** As long as the file up to its end, so that every place stays. */
  readonly body: string;
  readonly imports: readonly Import[];
  readonly faults: readonly Fault[];
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Writes a module as the text of a function, which the sandbox calls: Node's own modules know no context. */
export function writeModule(text: string, { body }: Program): WrittenModule {
  const imports: Import[] = [];
  const bindings: string[] = [];
  const parts: Part[] = [];
  for (const statement of body)
    if (statement.type === "ImportDeclaration") {
      bindings.push(bindingOf(statement, imports.length));
      imports.push({ specifier: String(statement.source.value), offset: statement.source.start });
      parts.push({ edit: blank(text, statement.start, statement.end) });
    } else parts.push(exportOf(statement, text));
  const start = `function($in,$out){"use strict";${bindings.join("")}`;
  const edits = parts.flatMap(({ edit }) => edit ?? []);
  const exported = parts.flatMap(({ names = [] }) => names);
  const assignments = exported.map(([as, name]) => `$out.${as}=${name};`).join("");
  return {
    start,
    body: `${applied(text, edits)}\n${assignments}}`,
    imports,
    faults: parts.flatMap(({ fault }) => fault ?? []),
  };
}

/** What becomes of a statement of a module. */
interface Part {
  readonly edit?: Edit;
  /** Names that it exports, and what they are called inside. */
  readonly names?: readonly (readonly [as: string, name: string])[];
  readonly fault?: Fault;
}

function exportOf(statement: Program["body"][number], text: string): Part {
  switch (statement.type) {
    case "ExportDefaultDeclaration":
      // As an expression, so that a function or class without a name may follow.
      return { edit: exportDefault(text, statement.start, statement.declaration.start) };
    case "ExportAllDeclaration":
      return { fault: reexport(statement.start) };
    case "ExportNamedDeclaration": {
      const { source, declaration, specifiers, start, end } = statement;
      if (source) return { fault: reexport(start) };
      if (declaration)
        return {
          edit: blank(text, start, declaration.start),
          names: namesOf(declaration).map((name) => [name, name]),
        };
      const names = specifiers.flatMap(({ local, exported }) =>
        local.type === "Identifier" && exported.type === "Identifier"
          ? [[exported.name, local.name] as const]
          : [],
      );
      return { edit: blank(text, start, end), names };
    }
    default:
      return {};
  }
}

function bindingOf({ specifiers }: ImportDeclaration, index: number): string {
  return specifiers
    .map((each) => {
      if (each.type === "ImportNamespaceSpecifier")
        return `const ${each.local.name}=$in[${index}];`;
      const name =
        each.type === "ImportDefaultSpecifier"
          ? "default"
          : each.imported.type === "Identifier"
            ? each.imported.name
            : String(each.imported.value);
      return `const {${JSON.stringify(name)}:${each.local.name}}=$in[${index}];`;
    })
    .join("");
}

type Declaration = NonNullable<
  Extract<Program["body"][number], { type: "ExportNamedDeclaration" }>["declaration"]
>;

function namesOf(declaration: Declaration): readonly string[] {
  return declaration.type === "VariableDeclaration"
    ? declaration.declarations.flatMap(({ id }) => namesIn(id))
    : [declaration.id.name];
}

function reexport(offset: number): Fault {
  return {
    code: "sandbox/import",
    offset,
    message: "an export of what another file exports",
    hint: "import it, then export it",
  };
}

function blank(text: string, start: number, end: number): Edit {
  return { start, end, text: text.slice(start, end).replace(/[^\r\n\u2028\u2029]/g, " ") };
}

function exportDefault(text: string, start: number, end: number): Edit {
  const word = "$out.default=";
  const spaces = blank(text, start, end).text;
  return { start, end, text: `${word}${spaces.slice(word.length)}` };
}

function applied(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const edit of edits) {
    parts.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  return [...parts, text.slice(at)].join("");
}
