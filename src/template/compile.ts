import Handlebars from "handlebars";
import { helpersFor } from "./call-helper.ts";
import type { Vocabulary } from "./helpers/registry.ts";
import { instrument } from "./instrument.ts";
import type { Origin, Origins } from "./origin.ts";
import type { Rendering } from "./rendering.ts";
import type { Program } from "./syntax.ts";

// An instance of its own, so that nothing registered elsewhere in the process can be called.
const handlebars = Handlebars.create();

const ofHandlebars = {
  helperMissing: false,
  blockHelperMissing: false,
  log: false,
  each: true,
  if: true,
  unless: true,
  with: true,
};

/** Renders a compiled syntax tree, with marks in its text. */
export type Compiled = (values: unknown, rendering: Rendering) => string;

/** A template that can be rendered, and what the marks in its text mean. */
export interface CompiledTemplate {
  readonly compiled: Compiled;
  readonly origins: Origins;
}

interface CompiledFile {
  readonly number: number;
  readonly delegate: HandlebarsTemplateDelegate;
  readonly origins: readonly Origin[];
}

// Most files are the same in all editions, and when one of a template is written anew.
const compiledFiles = new WeakMap<Vocabulary, WeakMap<Program, CompiledFile>>();
// Marks are gone before anything is printed: their numbers need no more than be different.
let files = 0;

/** Compiles checked syntax trees: that of a main file or of a narrative, and those of the partials that it prints. */
export function compile(
  program: Program,
  partials: ReadonlyMap<string, Program | undefined>,
  vocabulary: Vocabulary,
): CompiledTemplate {
  const main = compileFile(program, vocabulary);
  const others = [...partials].flatMap(([name, each]) =>
    each === undefined ? [] : [{ name, ...compileFile(each, vocabulary) }],
  );
  const delegates = Object.fromEntries(others.map(({ name, delegate }) => [name, delegate]));
  return {
    compiled: (values, rendering) =>
      main.delegate(values, {
        helpers: helpersFor(rendering),
        partials: delegates,
        allowProtoPropertiesByDefault: false,
        allowProtoMethodsByDefault: false,
      }),
    origins: new Map([main, ...others].map(({ number, origins }) => [number, origins])),
  };
}

function compileFile(program: Program, vocabulary: Vocabulary): CompiledFile {
  const own = compiledFiles.get(vocabulary) ?? new WeakMap<Program, CompiledFile>();
  compiledFiles.set(vocabulary, own);
  const known = own.get(program);
  if (known !== undefined) return known;
  const knownHelpers = {
    ...ofHandlebars,
    ...Object.fromEntries(vocabulary.all.map(({ name }) => [name, true])),
  };
  const options = { knownHelpers, knownHelpersOnly: true, preventIndent: true };
  const [number, origins]: [number, Origin[]] = [files++, []];
  const marked = instrument(program, { file: number, origins, vocabulary });
  const file = { number, origins, delegate: handlebars.compile(marked, options) };
  own.set(program, file);
  return file;
}
