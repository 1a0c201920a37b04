import { didYouMean } from "../../diagnostic.ts";
import type { Finding } from "../finding.ts";
import type { Helper, Parameter, Takes } from "../helpers/helper.ts";
import { describe, type ScalarKind, type Shape } from "../shape.ts";
import { literalOf } from "../syntax.ts";
import type { Checking, Names } from "./checking.ts";

/** One argument, and what it must be. */
export interface Subject {
  readonly helper: Helper;
  readonly name: string;
  readonly takes: Takes;
  readonly parameter: Parameter | undefined;
  readonly value: hbs.AST.Expression;
  readonly shape: Shape;
}

/** All arguments of the call, by name. */
export interface Beside {
  readonly shapes: ReadonlyMap<string, Shape>;
  readonly values: ReadonlyMap<string, hbs.AST.Expression>;
}

/** Returns what is wrong with an argument, if anything is. */
export function problemWith(
  subject: Subject,
  beside: Beside,
  checking: Checking,
): Finding | undefined {
  const { takes, shape } = subject;
  if (shape.kind === "any") return undefined;
  if (typeof takes !== "string") return outOfChoice(subject, takes);
  switch (takes) {
    case "any":
      return shape.kind === "block" ? wrongKind(subject, "a value") : undefined;
    case "query":
    case "chart":
    case "string":
    case "narrative":
    case "style":
      return unknownLiteral(subject, takes, checking.names);
    case "statement":
    case "source":
      return unknownRecord(subject, takes, checking.names);
    case "strings":
      return unknownGroup(subject, checking.names.string);
    case "key":
      return unknownKey(subject, beside.shapes.get("in"));
    case "column":
      return unknownColumn(subject, beside.shapes.get("list"));
    case "columns":
      return unknownColumns(subject, beside, checking);
    default:
      return isOneOf(shape, kinds[takes]) || isIsoDate(subject)
        ? missingFields(subject)
        : wrongKind(subject, wanted[takes]);
  }
}

type Kinded = Exclude<
  Takes,
  Listed | readonly string[] | "any" | "strings" | `column${string}` | "key"
>;

const kinds: Readonly<Record<Kinded, readonly (ScalarKind | "record" | "list")[]>> = {
  text: ["text"],
  words: ["text", "inline"],
  number: ["number"],
  value: ["number", "count", "total"],
  date: ["date"],
  boolean: ["boolean"],
  plain: ["text", "number", "boolean", "date", "null", "attribution"],
  condition: ["text", "number", "boolean", "date", "null", "list", "record", "attribution"],
  part: ["text", "inline", "number", "count", "total"],
  list: ["list"],
  row: ["record"],
};

const wanted: Readonly<Record<Kinded, string>> = {
  text: "text",
  words: "text, or text with figures in it",
  number: "a number",
  value: "a number, a count or a total",
  date: "a date",
  boolean: "true or false",
  plain: "a value that can be compared",
  condition: "a value that can be missing",
  part: "text, a number, a count or a total",
  list: "a list",
  row: "a row",
};

function isOneOf(shape: Shape, allowed: readonly string[]): boolean {
  return allowed.includes(shape.kind);
}

// What a helper reads of a row: a field that is not there is no field that is empty.
function missingFields({ helper, parameter, shape }: Subject): Finding | undefined {
  if (shape.kind !== "record") return undefined;
  const missing = (parameter?.needs ?? []).filter((name) => !shape.fields.has(name));
  if (missing.length === 0) return undefined;
  const names = missing.join(", ");
  return {
    code: "template/unknown-field",
    message: `{{${helper.name}}} reads ${names}, which ${shape.name} does not have`,
    hint: `select ${names} in the query`,
  };
}

function isIsoDate({ takes, value }: Subject): boolean {
  return takes === "date" && /^\d{4}(-\d\d){0,2}$/.test(String(literalOf(value) ?? ""));
}

function wrongKind({ helper, name, shape, takes }: Subject, what: string): Finding {
  return {
    code: shape.kind === "attribution" ? "template/bare-attribution" : "template/wrong-argument",
    message: `"${name}" of {{${helper.name}}} is ${what}, not ${describe(shape)}`,
    hint: instead(shape, takes) ?? `write it as ${helper.example}`,
  };
}

// How to make of what is given what is wanted.
function instead({ kind }: Shape, takes: Takes): string | undefined {
  if (kind === "attribution") return "write it with its ground: (attribution row)";
  const isFigure = kind === "number" || kind === "count" || kind === "total";
  if (takes === "words" && isFigure) return "write it as a figure: (figure …)";
  if ((takes === "words" || takes === "part") && kind === "date")
    return "write it as a date: (date …)";
  if ((takes === "plain" || takes === "condition") && (kind === "count" || kind === "total"))
    return "ask whether it says a number, (known …), or compare in the query";
  if (takes === "value" && kind === "date") return "print a date with {{date …}}";
  if (takes === "value" && kind === "list")
    return 'count its rows, (count …), or add a column, (total … "killed")';
  if (takes === "row" && kind === "list")
    return "take one of its rows: {{#each … as |row|}} or (first …)";
  if (takes === "list" && kind === "text") return "name a query without quotes: queries.incidents";
  return undefined;
}

function outOfChoice(subject: Subject, words: readonly string[]): Finding | undefined {
  const literal = literalOf(subject.value);
  if (literal === undefined || words.includes(String(literal))) return undefined;
  return {
    code: "template/wrong-argument",
    message: `${subject.name}="${literal}" of {{${subject.helper.name}}}`,
    hint: didYouMean(String(literal), words) ?? `write one of ${words.join(", ")}`,
  };
}

type Listed = "style" | "query" | "chart" | "string" | "narrative" | "statement" | "source";

const files: Readonly<Record<Listed, string>> = {
  style: "define `NAME` under styles in theme.yaml",
  query: "write queries/NAME.sql",
  chart: "write charts/NAME.vl.json",
  string: "add NAME to strings.<language>.yaml",
  narrative: "write NAME.<language>.md in the narrative folder",
  statement: "add it to the statements",
  source: "add it to the sources",
};

const called: Readonly<Record<Listed, string>> = {
  style: "style",
  query: "query",
  chart: "chart",
  string: "message",
  narrative: "narrative",
  statement: "statement",
  source: "source",
};

// Names that must be known before anything is rendered, so that what they name can be made ready.
function unknownLiteral(subject: Subject, takes: Listed, names: Names): Finding | undefined {
  const name = literalOf(subject.value);
  if (typeof name === "string") return unknownName(name, takes, names);
  return {
    code: "template/wrong-argument",
    message: `"${subject.name}" of {{${subject.helper.name}}} is not written out`,
    hint: `name the ${called[takes]} in quotes, so that it can be checked before the build`,
  };
}

const unknownCodes: Readonly<Record<Listed, string>> = {
  style: "template/unknown-style",
  query: "template/unknown-query",
  chart: "template/unknown-chart",
  string: "template/unknown-message",
  narrative: "template/unknown-narrative",
  statement: "template/unknown-statement",
  source: "template/unknown-source",
};

function unknownRecord(subject: Subject, takes: Listed, names: Names): Finding | undefined {
  const literal = literalOf(subject.value);
  if (typeof literal === "string")
    return literal
      .split(";")
      .map((id) => unknownName(id.trim(), takes, names))
      .find((finding) => finding !== undefined);
  if (subject.shape.kind === "text") return undefined;
  if (takes === "statement" && subject.shape.kind === "record") return undefined;
  return wrongKind(subject, `the id of a ${called[takes]}`);
}

function unknownName(name: string, takes: Listed, names: Names): Finding | undefined {
  if (names[takes].includes(name)) return undefined;
  return {
    code: unknownCodes[takes],
    message: `unknown ${called[takes]} "${name}"`,
    hint: didYouMean(name, names[takes]) ?? files[takes].replace("NAME", name),
  };
}

function unknownGroup(subject: Subject, keys: readonly string[]): Finding | undefined {
  const group = String(literalOf(subject.value) ?? "");
  if (group !== "" && keys.some((key) => key.startsWith(`${group}.`))) return undefined;
  const groups = new Set(keys.flatMap((key) => key.split(".").slice(0, -1)));
  return {
    code: "template/unknown-message",
    message: `no message begins with "${group}."`,
    hint: didYouMean(group, groups) ?? `add ${group}.<word> to strings.<language>.yaml`,
  };
}

function unknownColumn(subject: Subject, list: Shape | undefined): Finding | undefined {
  const name = literalOf(subject.value);
  const row = list?.kind === "list" ? list.item : undefined;
  if (typeof name !== "string") return wrongKind(subject, "the name of a field, in quotes");
  if (row?.kind !== "record") return undefined;
  const shape = row.fields.get(name);
  const holds = subject.parameter?.holds;
  if (shape === undefined) return missingColumn(name, row.name, [...row.fields.keys()]);
  if (holds === undefined || shape.kind === holds || shape.kind === "any") return undefined;
  return {
    code: "template/wrong-argument",
    message: `"${name}" of ${row.name} is ${describe(shape)}, not a ${holds}`,
    hint:
      shape.kind === "total"
        ? "totals are added in the query: total_of(…)"
        : "write count_of(…) in the query",
  };
}

function unknownKey(subject: Subject, shape: Shape | undefined): Finding | undefined {
  const key = literalOf(subject.value);
  if (shape?.kind !== "record" || key === undefined || shape.fields.has(String(key)))
    return undefined;
  return missingColumn(String(key), shape.name, [...shape.fields.keys()]);
}

function unknownColumns(subject: Subject, beside: Beside, checking: Checking): Finding | undefined {
  const names = literalOf(subject.value);
  if (typeof names !== "string") return wrongKind(subject, "names of columns, in quotes");
  const query = beside.values.get("query");
  const row = checking.rows.get(String(query === undefined ? "" : literalOf(query)));
  if (row?.kind !== "record") return undefined;
  for (const name of names.split(",").map((each) => each.trim())) {
    const shape = row.fields.get(name);
    if (shape === undefined) return missingColumn(name, row.name, [...row.fields.keys()]);
    if (shape.kind === "attribution")
      return {
        code: "template/bare-attribution",
        message: `the column "${name}" names who is held responsible, and not by whom`,
        hint: "write the table as HTML, with {{attribution row}} in its cell",
      };
  }
  return undefined;
}

function missingColumn(name: string, row: string, columns: readonly string[]): Finding {
  return {
    code: "template/unknown-field",
    message: `${row} has no field "${name}"`,
    hint: didYouMean(name, columns) ?? `it has ${columns.join(", ")}`,
  };
}
