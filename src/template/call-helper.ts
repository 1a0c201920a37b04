import { type Place, ReportError } from "../diagnostic.ts";
import { Arguments } from "./helpers/arguments.ts";
import type { Helper } from "./helpers/helper.ts";
import { HelperError } from "./helpers/helper-error.ts";
import { fieldPrefix, holderPrefix } from "./holder.ts";
import { clean } from "./mark.ts";
import type { Rendering } from "./rendering.ts";
import { isRecord } from "./value.ts";

type HandlebarsHelper = (this: unknown, ...given: unknown[]) => unknown;

/** Returns the helpers as Handlebars calls them; what one of them throws becomes a finding. */
export function helpersFor(rendering: Rendering): Record<string, HandlebarsHelper> {
  return Object.fromEntries(
    rendering.vocabulary.all.map((helper) => [helper.name, callable(helper, rendering)]),
  );
}

function callable(helper: Helper, rendering: Rendering): HandlebarsHelper {
  return function (this: unknown, ...given: unknown[]): unknown {
    const options = readOptions(given.at(-1));
    const body = (): string => options.body(this);
    const args = matchArguments(helper, given.slice(0, -1), options.hash);
    const { place } = options;
    try {
      const value = helper.run({ helper, place, arguments: args, rendering, body });
      return typeof value === "string" ? clean(value) : value;
    } catch (error) {
      const [message, hint, code] = problemOf(error);
      const finding = { code, message: `{{${helper.name}}}: ${message}` };
      rendering.findings.report(place, { ...finding, hint: hint ?? `see ${helper.example}` });
      return "";
    }
  };
}

// A helper's own error, or what the language says of a message or a date; anything else is a bug.
function problemOf(error: unknown): readonly [string, string | undefined, string] {
  if (error instanceof HelperError) return [error.message, error.hint, error.code];
  if (error instanceof RangeError && !/call stack/.test(error.message))
    return [error.message, "a date is written 2022-05-25", "template/helper"];
  if (!(error instanceof ReportError)) throw error;
  const [first] = error.diagnostics;
  const isValue = first?.code === "language/message-value";
  const hint = isValue ? 'give each value by its name: {{t "key" name=value}}' : first?.hint;
  return [first?.message ?? error.message, hint, "template/message"];
}

interface Options {
  readonly hash: Readonly<Record<string, unknown>>;
  readonly place: Place;
  readonly body: (context: unknown) => string;
}

// Handlebars' types leave `loc` out, which it hands to every helper.
function readOptions(given: unknown): Options {
  if (!isRecord(given)) throw new Error("Handlebars called a helper without options");
  const { hash, loc, fn } = given;
  return {
    hash: isRecord(hash) ? hash : {},
    place: readPlace(loc),
    body: (context) => (typeof fn === "function" ? String(fn(context)) : ""),
  };
}

function readPlace(loc: unknown): Place {
  const start = isRecord(loc) ? loc["start"] : undefined;
  if (!isRecord(loc) || !isRecord(start)) throw new Error("Handlebars told no place");
  const column = Number(start["column"]) + 1;
  return { file: String(loc["source"]), line: Number(start["line"]), column };
}

function matchArguments(
  { params, named = [] }: Helper,
  given: readonly unknown[],
  hash: Readonly<Record<string, unknown>>,
): Arguments {
  const values = new Map<string, unknown>();
  const others = new Map<string, unknown>();
  const holders = new Map<string, unknown>();
  const fields = new Map<string, unknown>();
  for (const [index, { name }] of params.entries())
    if (index < given.length) values.set(name, given[index]);
  const names = new Set([...params, ...named].map(({ name }) => name));
  for (const [name, value] of Object.entries(hash)) {
    if (name.startsWith(fieldPrefix)) fields.set(name.slice(fieldPrefix.length), value);
    else if (name.startsWith(holderPrefix)) holders.set(name.slice(holderPrefix.length), value);
    else if (names.has(name)) values.set(name, value);
    else others.set(name, value);
  }
  return new Arguments({
    named: values,
    rest: given.slice(params.length),
    others,
    holders,
    fields,
  });
}
