import Handlebars from "handlebars";
import { helpersFor } from "./call-helper.ts";
import type { Vocabulary } from "./helpers/registry.ts";
import { instrument } from "./instrument.ts";
import type { Origin } from "./origin.ts";
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

interface Compiling {
  readonly origins: Origin[];
  readonly vocabulary: Vocabulary;
}

/** Compiles a checked syntax tree; what the marks in its text mean is added to `origins`. */
export function compile(
  program: Program,
  partials: ReadonlyMap<string, Program | undefined>,
  { origins, vocabulary }: Compiling,
): Compiled {
  const known = {
    ...ofHandlebars,
    ...Object.fromEntries(vocabulary.all.map(({ name }) => [name, true])),
  };
  const options = { knownHelpers: known, knownHelpersOnly: true, preventIndent: true };
  const compiled = (each: Program): HandlebarsTemplateDelegate =>
    handlebars.compile(instrument(each, origins, vocabulary), options);
  const main = compiled(program);
  const others = Object.fromEntries(
    [...partials].flatMap(([name, each]) => (each === undefined ? [] : [[name, compiled(each)]])),
  );
  return (values, rendering) =>
    main(values, {
      helpers: helpersFor(rendering),
      partials: others,
      allowProtoPropertiesByDefault: false,
      allowProtoMethodsByDefault: false,
    });
}
