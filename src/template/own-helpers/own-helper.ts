import { type Linked, openSandbox, type Problem, type Sandbox } from "../../sandbox/index.ts";
import type { Helper, HelperCall, Parameter } from "../helpers/helper.ts";
import { HelperError } from "../helpers/helper-error.ts";
import type { Rendering } from "../rendering.ts";
import { scalar } from "../shape.ts";
import type { OwnHelper } from "../template.ts";
import type { Declaration, DeclaredParameter } from "./declaration.ts";
import { handOver } from "./hand-over.ts";
import { printResult } from "./print-result.ts";

/** Where a helper's code is. */
export interface Source {
  readonly linked: readonly Linked[];
  readonly index: number;
}

/** Makes a helper of what helpers.js declares. */
export function ownHelper(name: string, declared: Declaration, source: Source): OwnHelper {
  const params = declared.params.filter(({ named }) => named !== true).map(parameterOf);
  const named = declared.params.filter((each) => each.named === true).map(parameterOf);
  const helper: Helper = {
    name,
    about: declared.about,
    example: declared.example ?? exampleOf(name, params, named),
    params,
    named,
    printsText: true,
    gives: () => scalar("inline"),
    run: (call) => run(call, source),
  };
  return { ...helper, file: source.linked[source.index]?.code.file ?? "" };
}

function parameterOf({ name, takes, optional, needs, about }: DeclaredParameter): Parameter {
  return { name, takes, about, ...(optional && { optional }), ...(needs && { needs }) };
}

function exampleOf(
  name: string,
  params: readonly Parameter[],
  named: readonly Parameter[],
): string {
  const needed = named.filter(({ optional }) => optional !== true);
  const values = [...params.map((each) => each.name), ...needed.map((each) => `${each.name}=…`)];
  return `{{${[name, ...values].join(" ")}}}`;
}

function run(call: HelperCall, { linked, index }: Source): unknown {
  const { helper, arguments: args, rendering } = call;
  if (stopped.has(rendering)) return "";
  const params = [...helper.params, ...(helper.named ?? [])];
  const handed = handOver(
    params.map(({ name, takes }) => ({ name, takes, value: args.any(name) })),
  );
  const outcome = sandboxOf(rendering, linked).call(index, helper.name, {
    values: handed.json,
    language: rendering.context.language.tag,
  });
  if ("problem" in outcome && outcome.problem.kind === "stopped") stopped.add(rendering);
  if ("problem" in outcome) throw failure(outcome.problem, linked[index]);
  const pieces = Array.isArray(outcome.value) ? outcome.value : [];
  return rendering.fragment({ flow: "inline", nodes: printResult(pieces, handed, call) });
}

function failure({ message, place }: Problem, linked: Linked | undefined): HelperError {
  const file =
    place === undefined ? linked?.code.file : `${place.file}:${place.line}:${place.column}`;
  return new HelperError(message, `mend the helper at ${file}`, "template/helper-failed");
}

// Nothing is called any more where one call did not end: that is told once.
const stopped = new WeakSet<Rendering>();

// One for each rendering: what code remembers from call to call must not reach another edition.
const sandboxes = new WeakMap<Rendering, Sandbox>();

function sandboxOf(rendering: Rendering, linked: readonly Linked[]): Sandbox {
  const known = sandboxes.get(rendering) ?? openSandbox(linked);
  sandboxes.set(rendering, known);
  return known;
}
