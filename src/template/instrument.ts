import type { Vocabulary } from "./helpers/registry.ts";
import { withHolders } from "./holder.ts";
import { markOf } from "./mark.ts";
import { type Origin, originOf } from "./origin.ts";
import { isStatement, type Program, type Statement } from "./syntax.ts";

/**
 * Returns a copy of a syntax tree in which a mark precedes every statement, so that whatever is rendered
 * from it can be traced to its line (what the marks mean is added to `origins`), and in which calls that
 * print figures also get the row or list that the figure is taken from.
 */
export function instrument(program: Program, origins: Origin[], vocabulary: Vocabulary): Program {
  const body = program.body.flatMap((statement): hbs.AST.Statement[] => {
    if (!isStatement(statement) || statement.type === "CommentStatement") return [statement];
    const value = markOf(origins.push(originOf(statement)) - 1);
    const mark: Mark = { type: "ContentStatement", loc: statement.loc, value, original: value };
    return [mark, withParts(statement, origins, vocabulary)];
  });
  return { ...program, body };
}

// Handlebars' types say that `original` is a pair of flags; it is the text before white space control.
interface Mark extends hbs.AST.Statement {
  readonly value: string;
  readonly original: string;
}

function withParts(statement: Statement, origins: Origin[], vocabulary: Vocabulary): Statement {
  if (statement.type === "MustacheStatement") return withHolders(statement, vocabulary);
  if (statement.type !== "BlockStatement") return statement;
  const { program, inverse } = statement;
  return {
    ...withHolders(statement, vocabulary),
    ...(program && { program: instrument(program, origins, vocabulary) }),
    ...(inverse && { inverse: instrument(inverse, origins, vocabulary) }),
  };
}
