import { didYouMean } from "../../diagnostic.ts";
import type { Finding } from "../finding.ts";
import type { Helper, Literals, Parameter, Takes } from "../helpers/helper.ts";
import type { Shape } from "../shape.ts";
import { literalOf, pairsOf, placeOf } from "../syntax.ts";
import type { Checking } from "./checking.ts";
import { problemWith } from "./takes.ts";

/** A call of a known helper. */
interface CheckedCall {
  readonly call: hbs.AST.Node & {
    readonly path: hbs.AST.Node;
    readonly params: readonly hbs.AST.Expression[];
    readonly hash: hbs.AST.Hash | undefined;
  };
  readonly helper: Helper;
  readonly shapeOf: (expression: hbs.AST.Expression) => Shape;
}

interface Argument {
  readonly name: string;
  readonly takes: Takes;
  readonly parameter: Parameter | undefined;
  readonly value: hbs.AST.Expression;
}

/** Checks the arguments of a call; returns what the helper gives for them. */
export function checkArguments(call: CheckedCall, checking: Checking): Shape {
  const given = matchArguments(call, checking);
  const shapes = new Map(given.map(({ name, value }) => [name, call.shapeOf(value)]));
  const values = new Map(given.map(({ name, value }) => [name, value]));
  for (const { name, takes, parameter, value } of given) {
    const shape = shapes.get(name);
    if (shape === undefined) continue;
    const subject = { helper: call.helper, name, takes, parameter, value, shape };
    const finding = problemWith(subject, { shapes, values }, checking);
    if (finding !== undefined) checking.findings.report(placeOf(value), finding);
  }
  reportMissing(call, new Set(shapes.keys()), checking);
  return call.helper.gives(shapes, literalsOf(values));
}

function literalsOf(values: ReadonlyMap<string, hbs.AST.Expression>): Literals {
  return new Map(
    [...values].flatMap(([name, value]) => {
      const literal = literalOf(value);
      return literal === undefined ? [] : [[name, literal] as const];
    }),
  );
}

// Pairs what is written with the helper's parameters; what has none is reported and left out.
function matchArguments({ call, helper }: CheckedCall, checking: Checking): Argument[] {
  const { params, rest, named = [], others } = helper;
  const given: Argument[] = [];
  for (const [index, value] of call.params.entries()) {
    const parameter = params[index];
    if (parameter !== undefined)
      given.push({ name: parameter.name, takes: parameter.takes, parameter, value });
    else if (rest !== undefined)
      given.push({ name: `${index}`, takes: rest, parameter: undefined, value });
    else checking.findings.report(placeOf(value), tooMany(helper, index));
  }
  for (const pair of pairsOf(call)) {
    const parameter = [...params, ...named].find(({ name }) => name === pair.key);
    const takes = parameter?.takes ?? others;
    if (takes === undefined) checking.findings.report(placeOf(pair), unknownName(helper, pair.key));
    else given.push({ name: pair.key, takes, parameter, value: pair.value });
  }
  return given;
}

function reportMissing(
  { call, helper }: CheckedCall,
  given: ReadonlySet<string>,
  checking: Checking,
): void {
  for (const { name, optional, about } of [...helper.params, ...(helper.named ?? [])]) {
    if (optional || given.has(name)) continue;
    const finding: Finding = {
      code: "template/missing-argument",
      message: `{{${helper.name}}} needs "${name}": ${about.charAt(0).toLowerCase()}${about.slice(1)}`,
      hint: `write it as ${helper.example}`,
    };
    checking.findings.report(placeOf(call), finding);
  }
}

function tooMany({ name, params, example }: Helper, index: number): Finding {
  const most = params.length === 0 ? "no value" : `at most ${params.length}`;
  return {
    code: "template/wrong-argument",
    message: `{{${name}}} takes ${most} by position; this is number ${index + 1}`,
    hint: `write it as ${example}`,
  };
}

function unknownName(helper: Helper, key: string): Finding {
  const names = [...helper.params, ...(helper.named ?? [])].map(({ name }) => name);
  const known = names.length === 0 ? "it takes none by name" : `it takes ${names.join(", ")}`;
  return {
    code: "template/unknown-argument",
    message: `{{${helper.name}}} has no argument "${key}"`,
    hint: didYouMean(key, names) ?? known,
  };
}
