import { type Diagnostic, didYouMean, excerptOf, positionAt } from "../diagnostic.ts";
import { countSuffixes, lineageSuffix, type Query } from "./database.ts";
import type { ExpandedSql, SqlFinding } from "./expand.ts";
import { hintFor } from "./sql-hints.ts";
import { isToken, tokenize } from "./tokenize.ts";

/** Turns a finding at an offset of a query's text into a diagnostic with line, column and excerpt. */
export function diagnosticAt(query: Query, finding: SqlFinding): Diagnostic {
  const { line, column } = positionAt(query.sql, finding.offset);
  const excerpt = excerptOf(query.sql, line);
  return {
    severity: "error",
    code: finding.code,
    message: finding.message,
    place: { file: query.file, line, column },
    ...(finding.hint === undefined ? {} : { hint: finding.hint }),
    ...(excerpt === undefined ? {} : { excerpt }),
  };
}

/** Returns where a query begins, after the comments that describe it. */
export function startOf(query: Query): number {
  return tokenize(query.sql)[0]?.start ?? 0;
}

/** What an engine says of a query it refuses; `offset` counts in the SQL it was given. */
export interface EngineError {
  readonly message: string;
  readonly offset?: number;
  /** A name it does not know, what it is the name of, and the names that would do. */
  readonly unknown?: {
    readonly kind: "column" | "table" | "function";
    readonly name: string;
    readonly candidates: readonly string[];
  };
  /** What is found, and what to do about it, where its words alone do not tell. */
  readonly code?: string;
  readonly hint?: string;
}

const codes = {
  column: "database/unknown-column",
  table: "database/unknown-table",
  function: "database/unknown-function",
} as const;

/** Words an engine's error as a diagnostic that points into the query as it was written. */
export function explainError(query: Query, expanded: ExpandedSql, error: EngineError): Diagnostic {
  const origin =
    error.offset === undefined
      ? { offset: guessedOffset(query, error.message), expanded: false }
      : expanded.originOf(error.offset);
  if (error.unknown === undefined) {
    const hint = / does not take /.test(error.message)
      ? "take another column, or make of it what is wanted: CAST(… AS integer)"
      : (error.hint ?? hintFor(error.message));
    return diagnosticAt(query, {
      code: error.code ?? "database/sql",
      message: error.message.replace(/ - scalar subqueries can only .*$/, ""),
      offset: origin.offset,
      ...(hint === undefined ? {} : { hint }),
    });
  }
  const { kind, name, candidates } = error.unknown;
  // Of a count only its name was written, not that of one of its five columns.
  const written = (text: string): string => (origin.expanded ? withoutSuffix(text) : text);
  const names = [...new Set(candidates.map(written))];
  const isCount = kind === "column" && candidates.includes(`${name}_low`);
  const hint =
    (isCount && !origin.expanded
      ? `it is a count: write count_of(${name}) AS ${name}, or total_of(${name}) AS ${name} for a group`
      : undefined) ??
    didYouMean(written(name), names) ??
    (names.length > 0 ? `there are ${names.join(", ")}` : undefined);
  return diagnosticAt(query, {
    code: codes[kind],
    message: `unknown ${origin.expanded && kind === "column" ? "count" : kind} "${written(name)}"`,
    offset: origin.offset,
    ...(hint === undefined ? {} : { hint }),
  });
}

// An engine does not say which subquery gave too many rows; one by itself is the one.
function guessedOffset(query: Query, message: string): number {
  const tokens = tokenize(query.sql);
  const inner = tokens.filter(
    (token, index) =>
      isToken(token, "(") &&
      isToken(tokens[index + 1], "select") &&
      !["from", "join", "in", "exists", "as"].some((word) => isToken(tokens[index - 1], word)),
  );
  const [only, ...others] = /subquery/.test(message) ? inner : [];
  return only !== undefined && others.length === 0 ? only.start : startOf(query);
}

function withoutSuffix(name: string): string {
  return name.replace(new RegExp(`_(?:${[...countSuffixes, lineageSuffix].join("|")})$`), "");
}
