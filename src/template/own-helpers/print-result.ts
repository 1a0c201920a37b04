import type { Inline } from "../../document/index.ts";
import { isFragment } from "../fragment.ts";
import { Arguments } from "../helpers/arguments.ts";
import { date } from "../helpers/date.ts";
import { figure } from "../helpers/figure.ts";
import type { Helper, HelperCall } from "../helpers/helper.ts";
import { HelperError } from "../helpers/helper-error.ts";
import { clean } from "../mark.ts";
import { isFigure, isRecord } from "../value.ts";
import { checkWords } from "./check-words.ts";
import type { HandedOver } from "./hand-over.ts";

/** Returns what a helper of one's own has given as nodes: its words, and what the program prints in its place. */
export function printResult(
  pieces: readonly unknown[],
  handed: HandedOver,
  call: HelperCall,
): readonly Inline[] {
  const joined: unknown[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (typeof piece === "string" && typeof last === "string")
      joined[joined.length - 1] = last + piece;
    else joined.push(piece);
  }
  return joined.flatMap((piece): readonly Inline[] => {
    if (typeof piece !== "string") return printed(piece, handed, call);
    const value = clean(piece);
    checkWords(value, handed.texts, call);
    return value === "" ? [] : [{ type: "text", value }];
  });
}

function printed(piece: unknown, { held }: HandedOver, call: HelperCall): readonly Inline[] {
  if (!isRecord(piece)) throw new Error("the sandbox told no piece");
  const of = held[Number(piece["of"])];
  switch (piece["print"]) {
    case "part":
      return isFragment(of) && of.flow === "inline" ? of.nodes : [];
    case "figure":
      return printFigure(piece, Number(piece["of"]), of, call);
    case "date":
      return printDate(piece, of, call);
    default:
      throw new HelperError(
        `it gave ${wordsFor(String(piece["kind"]))} in the place of text`,
        "return text, what figure(…) or date(…) give, or a list of these",
        "template/helper-result",
      );
  }
}

function wordsFor(kind: string): string {
  if (kind === "undefined" || kind === "null") return "nothing";
  return kind === "object" ? "an object" : `a ${kind}`;
}

function printFigure(
  piece: Readonly<Record<string, unknown>>,
  id: number,
  of: unknown,
  call: HelperCall,
): readonly Inline[] {
  const name = String(piece["field"]);
  const { helper, arguments: args } = call;
  const parameter = [...helper.params, ...(helper.named ?? [])].find((each) => each.name === name);
  const value = isRecord(of) ? of[name] : undefined;
  if (!isFigure(value) || (id === 0 && parameter?.takes !== "value"))
    throw new HelperError(
      `figure(…, "${name}"): no number, count or total of that name was handed in`,
      id === 0
        ? `declare it with takes: "value", and hand the figure in`
        : "name a column of the row that holds one",
      "template/helper-result",
    );
  const holder = id === 0 ? args.holder(name) : { from: of, field: name };
  return runBuiltIn(figure, call, {
    named: { value, style: piece["style"] },
    holders: { value: holder.from },
    fields: { value: holder.field },
  });
}

function printDate(
  piece: Readonly<Record<string, unknown>>,
  of: unknown,
  call: HelperCall,
): readonly Inline[] {
  const fieldOf = (name: unknown): unknown => (isRecord(of) ? of[String(name)] : undefined);
  const { field, to, style } = piece;
  return runBuiltIn(date, call, {
    named: { value: fieldOf(field), style, ...(to !== undefined && { to: fieldOf(to) }) },
  });
}

interface BuiltInArguments {
  readonly named: Readonly<Record<string, unknown>>;
  readonly holders?: Readonly<Record<string, unknown>>;
  readonly fields?: Readonly<Record<string, unknown>>;
}

function runBuiltIn(
  helper: Helper,
  call: HelperCall,
  { named, holders = {}, fields = {} }: BuiltInArguments,
): readonly Inline[] {
  const made = helper.run({
    ...call,
    arguments: new Arguments({
      named: new Map(Object.entries(named)),
      rest: [],
      others: new Map(),
      holders: new Map(Object.entries(holders)),
      fields: new Map(Object.entries(fields)),
    }),
  });
  return isFragment(made) && made.flow === "inline" ? made.nodes : [];
}
