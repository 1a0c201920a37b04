import type { Place } from "../diagnostic.ts";
import { collectFindings } from "./finding.ts";
import {
  isExpression,
  isStatement,
  literalOf,
  type Program,
  pairsOf,
  parseTemplate,
  placeOf,
} from "./syntax.ts";
import type { Template } from "./template.ts";

/** A chart that a template prints, and the query that it names for it. */
export interface ChartCall {
  readonly name: string;
  readonly query: string | undefined;
  readonly place: Place;
}

/**
 * Returns the charts that a template prints, wherever it may, so that they can be drawn before it is
 * rendered. What cannot be parsed has none; {@link renderTemplate} says why.
 */
export function chartCalls(template: Template): readonly ChartCall[] {
  const silent = collectFindings(new Map());
  return [template.main, ...template.partials.values()].flatMap(({ file, text }) => {
    const program = parseTemplate(text, file, silent);
    return program === undefined ? [] : callsIn(program);
  });
}

function callsIn({ body }: Program): readonly ChartCall[] {
  return body.flatMap((statement): readonly ChartCall[] => {
    if (!isStatement(statement)) return [];
    if (statement.type === "BlockStatement")
      return [statement.program, statement.inverse].flatMap((branch: Program | undefined) =>
        branch === undefined ? [] : callsIn(branch),
      );
    return statement.type === "MustacheStatement" ? callOf(statement) : [];
  });
}

function callOf(mustache: hbs.AST.MustacheStatement): readonly ChartCall[] {
  const { path } = mustache;
  if (!isExpression(path) || path.type !== "PathExpression" || path.original !== "chart") return [];
  const pairs = new Map(pairsOf(mustache).map(({ key, value }) => [key, literalOf(value)]));
  const [first] = mustache.params;
  const name = first === undefined ? pairs.get("name") : literalOf(first);
  const query = pairs.get("query");
  if (typeof name !== "string") return [];
  return [{ name, query: typeof query === "string" ? query : undefined, place: placeOf(mustache) }];
}
