import { didYouMean } from "../../diagnostic.ts";
import type { FigureValue, Inline } from "../../document/index.ts";
import type { StatedFigure, Statement } from "../../incident/index.ts";
import { lookup } from "../../language/index.ts";
import { scalar } from "../shape.ts";
import { isRecord } from "../value.ts";
import { citationOf } from "./cite.ts";
import { figureValue } from "./figure-value.ts";
import type { Helper, HelperCall } from "./helper.ts";
import { HelperError } from "./helper-error.ts";

/** `{{statement "attacks-since-takeover"}}` prints a statement's text, its figures and its source. */
export const statement: Helper = {
  name: "statement",
  about: "Prints the text of a statement, with its figures as figures and the mark of its source.",
  example: '{{statement "attacks-since-takeover"}}',
  params: [{ name: "id", takes: "statement", about: "The id of a statement, or the statement" }],
  named: [{ name: "cite", takes: "boolean", optional: true, about: "false leaves the mark out" }],
  gives: () => scalar("inline"),
  run(call) {
    const found = statementOf(call);
    const mark: readonly Inline[] =
      call.arguments.any("cite") === false
        ? []
        : [{ type: "text", value: " " }, citationOf(found.source, call)];
    return call.rendering.fragment({ flow: "inline", nodes: [...textOf(found, call), ...mark] });
  },
};

/** `{{stated "attacks-since-takeover" "killed"}}` prints one figure of a statement. */
export const stated: Helper = {
  name: "stated",
  about: "Prints one figure of a statement, without its text.",
  example: '{{stated "attacks-since-takeover" "killed"}}',
  params: [
    { name: "id", takes: "statement", about: "The id of a statement, or the statement" },
    { name: "figure", takes: "text", about: "The name of the figure in it" },
  ],
  gives: () => scalar("inline"),
  run(call) {
    const node = statedFigure(call.arguments.text("figure"), call);
    return call.rendering.fragment({ flow: "inline", nodes: [node] });
  },
};

/** Returns one figure of the statement that a call names. */
export function statedFigure(name: string, call: HelperCall): FigureValue {
  return statedValue(statementOf(call), name, call);
}

function statementOf({ arguments: args, rendering }: HelperCall): Statement {
  const given = args.any("id");
  const id = isRecord(given) ? given["id"] : args.text("id");
  const { statements } = rendering.context;
  const found = statements.find((each) => each.id === id);
  if (found !== undefined) return found;
  const hint = didYouMean(
    String(id),
    statements.map((each) => each.id),
  );
  throw new HelperError(`unknown statement "${String(id)}"`, hint, "template/unknown-statement");
}

function textOf(found: Statement, call: HelperCall): Inline[] {
  const { tag } = call.rendering.context.language;
  const text = lookup(found.text, tag);
  if (text === undefined)
    throw new HelperError(
      `statement "${found.id}" has no text in ${tag}`,
      `write \`${tag}:\` under its \`text:\``,
      "template/untranslated",
    );
  return text.split(/(\{[^{}]*\})/).flatMap((part): Inline[] => {
    if (part === "") return [];
    if (!part.startsWith("{")) return [{ type: "text", value: part }];
    return [statedValue(found, part.slice(1, -1).trim(), call)];
  });
}

function statedValue(found: Statement, name: string, call: HelperCall): FigureValue {
  const figure: StatedFigure | undefined = found.figures.find((each) => each.name === name);
  if (figure === undefined) {
    const names = found.figures.map((each) => each.name);
    const hint = didYouMean(name, names) ?? `it has ${names.join(", ") || "none"}`;
    throw new HelperError(
      `statement "${found.id}" has no figure "${name}"`,
      hint,
      "template/unknown-figure",
    );
  }
  return figureValue(figure.count, call, {
    derivation: {
      id: `statement/${found.id}.${figure.name}`,
      kind: "stated",
      source: found.place.file,
      column: figure.name,
      where: { id: found.id },
      lineage: { mode: "of", measure: "figure", ids: [`statement/${found.id}`] },
    },
  });
}
