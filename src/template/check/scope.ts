import { didYouMean, type Place } from "../../diagnostic.ts";
import type { Finding } from "../finding.ts";
import { any, describe, type RecordShape, type Shape } from "../shape.ts";
import { placeOf } from "../syntax.ts";

/** What names mean at one spot of a template. */
export interface Scope {
  /** The context, then those around it that `../` reaches. */
  readonly stack: readonly Shape[];
  /** Block parameters: `as |row|`. */
  readonly names: ReadonlyMap<string, Shape>;
  /** `@index` and the like, without the `@`. */
  readonly data: ReadonlyMap<string, Shape>;
  readonly root: Shape;
  /** Names of blocks around a partial, which it does not see. */
  readonly hidden: ReadonlySet<string>;
}

/** Returns the scope of a template's first line. */
export function rootScope(root: Shape): Scope {
  return { stack: [root], names: new Map(), data: new Map(), root, hidden: new Set() };
}

/** Returns the scope inside a block that has `context` as its own. */
export function entering(scope: Scope, context: Shape): Scope {
  return { ...scope, stack: [context, ...scope.stack] };
}

/** Returns the scope inside a partial: it sees its context and `@` names, nothing of the blocks around. */
export function intoPartial(scope: Scope, context: Shape): Scope {
  const hidden = new Set([...scope.hidden, ...scope.names.keys()]);
  return { ...scope, stack: [context], names: new Map(), hidden };
}

type Report = (place: Place, finding: Finding) => void;

/**
 * Returns what a path means; reports the first part of it that does not exist. `helpers` are names that a
 * single word could have meant instead.
 */
export function resolvePath(
  path: hbs.AST.PathExpression,
  scope: Scope,
  report: Report,
  helpers: readonly string[] = [],
): Shape {
  const start = startOf(path, scope);
  if ("finding" in start) {
    report(placeOf(path), start.finding);
    return any;
  }
  let shape = start.shape;
  for (const [index, part] of path.parts.slice(start.used).entries()) {
    const next = memberOf(shape, part);
    if (next === undefined) {
      const head = start.bare && index === 0 ? { scope, helpers } : undefined;
      report(placeOfPart(path, start.used + index), missingMember(shape, part, head));
      return any;
    }
    shape = next;
  }
  return shape;
}

type Start =
  | { readonly shape: Shape; readonly used: number; readonly bare: boolean }
  | { readonly finding: Finding };

function startOf(path: hbs.AST.PathExpression, scope: Scope): Start {
  const head = path.parts[0] ?? "";
  if (path.data) {
    if (head === "root") return { shape: scope.root, used: 1, bare: false };
    const shape = scope.data.get(head);
    if (shape !== undefined) return { shape, used: 1, bare: false };
    return { finding: unknownData(head, scope) };
  }
  const bare = path.depth === 0 && !/^(\.\/|\.$|this\b)/.test(path.original);
  const named = bare ? scope.names.get(head) : undefined;
  if (named !== undefined) return { shape: named, used: 1, bare: false };
  const shape = scope.stack[path.depth];
  if (shape !== undefined) return { shape, used: 0, bare };
  return { finding: outOfReach(path.original, scope.stack.length - 1) };
}

function outOfReach(path: string, around: number): Finding {
  const blocks = around === 1 ? "1 block" : `${around} blocks`;
  return {
    code: "template/unknown-field",
    message: `"${path}" leads out of the template: it stands in ${blocks} that ../ can leave`,
    hint: "take a ../ out, or start at the top with @root; a partial sees its own context alone",
  };
}

function unknownData(name: string, scope: Scope): Finding {
  const known = ["root", ...scope.data.keys()];
  return {
    code: "template/unknown-field",
    message: `unknown name "@${name}"`,
    hint:
      didYouMean(
        `@${name}`,
        known.map((each) => `@${each}`),
      ) ??
      (scope.data.size === 0
        ? "@index, @first and @last stand inside {{#each}}"
        : `it is one of ${known.map((each) => `@${each}`).join(", ")}`),
  };
}

function memberOf(shape: Shape, part: string): Shape | undefined {
  if (shape.kind === "any") return any;
  if (shape.kind === "record") return shape.fields.get(part);
  if (shape.kind !== "list") return undefined;
  if (part === "length") return { kind: "number" };
  return /^\d+$/.test(part) ? shape.item : undefined;
}

/** A name at the front of a path, which could have been meant for something else. */
interface Head {
  readonly scope: Scope;
  readonly helpers: readonly string[];
}

function missingMember(shape: Shape, part: string, head: Head | undefined): Finding {
  if (shape.kind === "record") return missingField(shape, part, head);
  const message = `${describe(shape)} has no field "${part}"`;
  const near = head && (elsewhere(part, head.scope) ?? didYouMean(part, candidates([], head)));
  if (near !== undefined) return { code: "template/unknown-field", message, hint: near };
  return {
    code: "template/unknown-field",
    message,
    hint: hints[shape.kind]?.replace("NAME", part) ?? "take what follows the last dot away",
  };
}

const hints: Partial<Record<Shape["kind"], string>> = {
  list: "go through its rows: {{#each … as |row|}}{{row.NAME}}{{/each}}",
  count: "print it whole: {{figure …}}",
  total: "print it whole: {{figure …}}",
  date: "print it with {{date …}}",
};

function missingField(shape: RecordShape, part: string, head: Head | undefined): Finding {
  const names = [...shape.fields.keys(), ...(shape.others ?? [])];
  const near =
    (head && elsewhere(part, head.scope)) ??
    didYouMean(part, head ? candidates(names, head) : names);
  const all = names.length === 0 ? "none" : names.join(", ");
  if (shape.holds === "query")
    return {
      code: "template/unknown-query",
      message: `unknown query "${part}"`,
      hint: near ?? `write queries/${part}.sql; the template has ${all}`,
    };
  const orHelper = head?.helpers.length ? ", nor is there a helper of that name" : "";
  const message = `${shape.name} has no field "${part}"${orHelper}`;
  const more = shape.query === undefined ? "" : `; more is selected in queries/${shape.query}.sql`;
  return { code: "template/unknown-field", message, hint: near ?? `it has ${all}${more}` };
}

function candidates(names: readonly string[], { scope, helpers }: Head): readonly string[] {
  // Any short word is near to a shorter helper: eq, or, t.
  return [...scope.names.keys(), ...names, ...helpers.filter((name) => name.length > 3)];
}

// A bare name that a block around would know: the most frequent slip inside {{#each}}.
function elsewhere(part: string, scope: Scope): string | undefined {
  if (scope.hidden.has(part))
    return `hand it in where the partial is printed, {{> … ${part}=${part}}}: it sees no names of the blocks around`;
  const depth = scope.stack.findIndex((shape) => shape.kind === "record" && shape.fields.has(part));
  if (depth > 0) return `write ${"../".repeat(depth)}${part}: it belongs to a block around`;
  const isAtTop = scope.root.kind === "record" && scope.root.fields.has(part);
  return isAtTop ? `write @root.${part}: it stands at the top of the context` : undefined;
}

// Within the path as it is written, on one line. Brackets, as in rows.[0], are not in `original`.
function placeOfPart(path: hbs.AST.PathExpression, index: number): Place {
  const place = placeOf(path);
  const hasBrackets = path.loc.end.column - path.loc.start.column > path.original.length;
  let offset = path.data ? 1 : 0;
  let brackets = 0;
  for (const part of path.parts.slice(0, index)) {
    offset = Math.max(offset, path.original.indexOf(part, offset) + part.length);
    if (hasBrackets && !/^[A-Za-z_]/.test(part)) brackets += 2;
  }
  const found = path.original.indexOf(path.parts[index] ?? "", offset);
  return found < 0 ? place : { ...place, column: (place.column ?? 1) + found + brackets };
}
