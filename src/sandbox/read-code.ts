import type { Program } from "acorn";
import { type Diagnostic, type Place, positionAt } from "../diagnostic.ts";
import { type CodeFile, type Fault, faultIn, parse } from "./parse.ts";
import { checkPolicy } from "./policy.ts";
import { stripTypes } from "./strip-types.ts";
import { writeModule } from "./write-module.ts";

/** A file of code, checked and ready to be run. */
export interface Code extends CodeFile {
  /** What stands in the first line before the file's own first character. */
  readonly start: string;
  readonly body: string;
  readonly imports: readonly ImportOf[];
  /** Where the fields of the object stand that it exports by default, as far as it is written out. */
  readonly fields: ReadonlyMap<string, Place>;
}

/** What a file names behind `from`, and where. */
export interface ImportOf {
  readonly specifier: string;
  readonly place: Place;
}

/** Code unless something is wrong with it, and what is. */
export interface ReadCode {
  readonly code: Code | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a file of JavaScript, or of TypeScript by its ending, against the policy that code of a project is under. */
export function readCode(file: CodeFile): ReadCode {
  const read = readProgram(file);
  if ("faults" in read) return refused(file, read.faults);
  const { program, text } = read;
  const written = writeModule(text, program);
  const faults = [...checkPolicy(program), ...written.faults];
  if (faults.length > 0) return refused(file, faults);
  const placeAt = (offset: number): Place => ({
    file: file.file,
    ...positionAt(file.text, offset),
  });
  const imports = written.imports.map(({ specifier, offset }) => ({
    specifier,
    place: placeAt(offset),
  }));
  const { start, body } = written;
  return {
    code: { ...file, start, body, imports, fields: fieldsOf(program, placeAt) },
    diagnostics: [],
  };
}

type ReadProgram =
  | { readonly program: Program; readonly text: string }
  | { readonly faults: readonly Fault[] };

function readProgram({ file, text }: CodeFile): ReadProgram {
  const language = file.endsWith(".ts") ? "ts" : "js";
  const program = parse(text, language);
  if ("code" in program) return { faults: [program] };
  if (language === "js") return { program, text };
  const stripped = stripTypes(text, program);
  if (stripped.faults.length > 0) return stripped;
  // What is left must be JavaScript.
  const left = parse(stripped.text, "js");
  return "code" in left ? { faults: [left] } : { program: left, text: stripped.text };
}

function refused(file: CodeFile, faults: readonly Fault[]): ReadCode {
  const inOrder = [...faults].sort((a, b) => a.offset - b.offset);
  return { code: undefined, diagnostics: inOrder.map((fault) => faultIn(file, fault)) };
}

// export default { name: … }, also as defineHelpers({ name: … }).
function fieldsOf(
  { body }: Program,
  placeAt: (offset: number) => Place,
): ReadonlyMap<string, Place> {
  const exported = body.find((statement) => statement.type === "ExportDefaultDeclaration");
  const value = exported?.declaration;
  const object = value?.type === "CallExpression" ? value.arguments[0] : value;
  if (object?.type !== "ObjectExpression") return new Map();
  return new Map(
    object.properties.flatMap((property) => {
      if (property.type !== "Property" || property.computed) return [];
      const { key } = property;
      const name =
        key.type === "Identifier"
          ? key.name
          : key.type === "Literal"
            ? String(key.value)
            : undefined;
      return name === undefined ? [] : [[name, placeAt(key.start)] as const];
    }),
  );
}
