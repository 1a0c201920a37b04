import { type Context, createContext, Script } from "node:vm";
import type { Place } from "../diagnostic.ts";
import type { Code } from "./read-code.ts";
import { realm } from "./realm.ts";

/** What code gave, or why it gave nothing. */
export type Outcome = { readonly value: unknown } | { readonly problem: Problem };

/** What code threw, and where; it has no place where it was stopped because it did not end. */
export interface Problem {
  readonly kind: "thrown" | "stopped";
  readonly message: string;
  readonly place?: Place;
}

/** Code to be run, with the indexes of what it imports among the code before it; -1 is the program's own module. */
export interface Linked {
  readonly code: Code;
  readonly imports: readonly number[];
}

/** Code that runs apart from the program. */
export interface Sandbox {
  /** What each file exports by default, functions as marks, in the order that they were given in. */
  readonly exports: readonly Outcome[];
  /** Calls `run` of a field of what a file exports by default. */
  readonly call: (index: number, name: string, given: Given) => Outcome;
}

/** What a call hands in. */
export interface Given {
  /** JSON of values as the realm revives them. */
  readonly values: string;
  readonly language: string;
}

// A guard against what never ends, and no measure: it only ever makes a build fail.
const patience = 3000;

const door = "fieldbrief";
const prefix = "project:";
const setUp = new Script(realm, { filename: "fieldbrief:realm" });

/**
 * Opens a context that knows the language alone, and runs code in it. node:vm is no wall against an attacker: this keeps
 * a project's own, trusted code from what would make its output another one elsewhere.
 */
export function openSandbox(linked: readonly Linked[]): Sandbox {
  const globals: object = Object.create(null);
  const context = createContext(globals, { codeGeneration: { strings: false, wasm: false } });
  Object.defineProperty(globals, door, { value: setUp.runInContext(context) });
  let stopped: Problem | undefined;
  const run = (script: Script): Outcome => {
    if (stopped !== undefined) return { problem: stopped };
    const outcome = outcomeOf(script, context);
    if ("problem" in outcome && outcome.problem.kind === "stopped") stopped = outcome.problem;
    return outcome;
  };
  const exports = linked.map((each) => run(scriptOf(each)));
  return {
    exports,
    call: (index, name, { values, language }) => {
      const given = [index + 1, name, values, language].map((each) => JSON.stringify(each));
      return run(new Script(`${door}.call(${given.join(",")})`));
    },
  };
}

// The same code runs once for each edition.
const scripts = new WeakMap<Code, Script>();

function scriptOf({ code, imports }: Linked): Script {
  const known = scripts.get(code);
  if (known !== undefined) return known;
  const { file, start, body } = code;
  const before = `${door}.add([${imports.map((index) => index + 1)}],${start}`;
  const options = { filename: `${prefix}${file}`, columnOffset: -before.length };
  const script = new Script(`${before}${body})`, options);
  scripts.set(code, script);
  return script;
}

function outcomeOf(script: Script, context: Context): Outcome {
  try {
    return readOutcome(JSON.parse(String(script.runInContext(context, { timeout: patience }))));
  } catch (error) {
    if (!hasTimedOut(error)) throw error;
    return {
      problem: { kind: "stopped", message: `did not end within ${patience / 1000} seconds` },
    };
  }
}

// It is an error of the context, not of the program.
function hasTimedOut(error: unknown): boolean {
  return (
    typeof error === "object" &&
    error !== null &&
    "code" in error &&
    error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT"
  );
}

function readOutcome(told: unknown): Outcome {
  if (typeof told !== "object" || told === null) return { value: undefined };
  if (!("problem" in told)) return { value: "value" in told ? told.value : undefined };
  const { message = "", at = "" } = Object(told.problem);
  return { problem: { kind: "thrown", message: String(message), ...placeOf(String(at)) } };
}

function placeOf(at: string): { readonly place?: Place } {
  const [, file, line, column] = /^project:(.*):(\d+):(\d+)$/s.exec(at) ?? [];
  if (file === undefined) return {};
  return { place: { file, line: Number(line), column: Number(column) } };
}
