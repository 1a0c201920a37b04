import type { Vocabulary } from "./helpers/registry.ts";
import { withHolders } from "./holder.ts";
import { markOf } from "./mark.ts";
import { type Origin, originOf } from "./origin.ts";
import { isStatement, type Program, type Statement } from "./syntax.ts";

/**
 * Returns a copy of a syntax tree in which a mark precedes every statement, so that whatever is rendered
 * from it can be traced to its line (what the marks mean is added to `origins`, those of the file of that number), and in
 * which calls that print figures also get the row or list that the figure is taken from.
 */
export function instrument(program: Program, into: Instrumenting): Program {
  const body = program.body.flatMap((statement): hbs.AST.Statement[] => {
    if (!isStatement(statement) || statement.type === "CommentStatement") return [statement];
    const value = markOf(into.file, into.origins.push(originOf(statement)) - 1);
    const mark: Mark = { type: "ContentStatement", loc: statement.loc, value, original: value };
    return [mark, withParts(statement, into)];
  });
  return { ...program, body };
}

interface Instrumenting {
  readonly file: number;
  readonly origins: Origin[];
  readonly vocabulary: Vocabulary;
}

// Handlebars' types say that `original` is a pair of flags; it is the text before white space control.
interface Mark extends hbs.AST.Statement {
  readonly value: string;
  readonly original: string;
}

function withParts(statement: Statement, into: Instrumenting): Statement {
  const { vocabulary } = into;
  if (statement.type === "MustacheStatement") return withHolders(statement, vocabulary);
  if (statement.type !== "BlockStatement") return statement;
  const { program, inverse } = statement;
  return {
    ...withHolders(statement, vocabulary),
    ...(program && { program: instrument(program, into) }),
    ...(inverse && { inverse: instrument(inverse, into) }),
  };
}
