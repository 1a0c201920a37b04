import { columnOffset } from "../column-offset.ts";
import type { ExpandedSql } from "../expand.ts";
import type { EngineError } from "../explain-error.ts";
import type { Explained } from "../served/engine.ts";
import type { Relation } from "../served/relation.ts";
import { nameType } from "../sql-hints.ts";
import { isToken, tokenize } from "../tokenize.ts";
import type { Statement } from "./statement.ts";

/** What a server says of a statement that it refuses. */
export interface ServerError {
  readonly message: string;
  /** Of ClickHouse, `47`. */
  readonly code: string;
}

interface Asked {
  readonly expanded: ExpandedSql;
  readonly relations: readonly Relation[];
  readonly statement: Statement;
}

/** Reads what a server says of a statement, without the statement itself, which it repeats. */
export function explainServerError(
  { message: said, code }: ServerError,
  { expanded, relations, statement }: Asked,
): Explained {
  const { originOf } = expanded;
  const message = withoutScope(said);
  const written = /[`']([^`']+)[`']/.exec(message)?.[1] ?? "";
  const name = written.split(".").at(-1) ?? "";
  const at = (offset: number | undefined): Pick<EngineError, "offset"> =>
    offset === undefined ? {} : { offset };
  if (code === unknownIdentifier) {
    const kind = isTable(message, written, expanded) ? "table" : "column";
    const candidates = relations.flatMap(({ tables }) =>
      kind === "table"
        ? tables.map((table) => table.name)
        : tables.flatMap(({ columns }) => columns),
    );
    const unknown = {
      kind,
      name: kind === "table" ? (written.split(".")[0] ?? "") : name,
      candidates,
    } as const;
    return { said: { ...at(offsetOf(expanded.sql, written)), message, unknown }, originOf };
  }
  if (code === unknownTable) {
    const candidates = relations.flatMap(({ tables }) => tables.map((table) => table.name));
    const unknown = { kind: "table", name: written, candidates } as const;
    return { said: { ...at(offsetOf(expanded.sql, written)), message, unknown }, originOf };
  }
  if (code === syntaxError) {
    const bytes = /failed at position (\d+)/.exec(message)?.[1];
    const sign = /\(([^()]*|[()])\)/.exec(message)?.[1];
    const offset = bytes === undefined ? undefined : unitsIn(statement.sql, Number(bytes) - 1);
    return {
      said: {
        ...at(offset === undefined ? undefined : statement.inExpanded(offset)),
        message: `syntax error${sign === undefined ? "" : ` at or near "${sign}"`}`,
      },
      originOf,
    };
  }
  const types = /^Illegal types? (.+?) of arguments? .*function (\w+)/.exec(message);
  if (types !== null) {
    const [, given = "", of = ""] = types;
    const names = given.split(/, | and /).map(typeName);
    const offset = offsetOf(expanded.sql, of.toLowerCase());
    return {
      said: { ...at(offset), message: `"${of}" does not take ${names.join(" and ")}` },
      originOf,
    };
  }
  if (code === duplicate) {
    const twice = /for alias (\S+)$/.exec(message)?.[1] ?? "";
    const offset = columnOffset(tokenize(expanded.sql), twice);
    const finding = { code: "database/duplicate-column", hint: "name one with AS" };
    return { said: { offset, message: `two columns are named "${twice}"`, ...finding }, originOf };
  }
  const ofColumn = /^Column `?([\w.]+)`? is not under aggregate/.exec(message)?.[1];
  const hint = hints[code];
  return {
    said: {
      ...at(ofColumn === undefined ? undefined : offsetOf(expanded.sql, ofColumn)),
      ...(code === divisionByZero && { code: "database/number-range" }),
      message: code === divisionByZero ? "the query divides by zero" : message,
      ...(hint && { hint }),
    },
    originOf,
  };
}

const unknownIdentifier = "47";
const unknownTable = "60";
const syntaxError = "62";
const duplicate = "179";
const divisionByZero = "153";

// src/Common/ErrorCodes.cpp of ClickHouse.
const hints: Readonly<Record<string, string>> = {
  "6": "compare and cast only what can be read so",
  "38": "compare and cast only what can be read so",
  "41": "compare and cast only what can be read so",
  "53": "the branches of a CASE, and the parts of a UNION, have values of one type: CAST(… AS text)",
  "70": "a number with a fraction is none without: floor(… + 0.5) in the place of the CAST",
  "72": "compare and cast only what can be read so",
  "125": "let the SELECT in brackets give one row: an aggregate, or ORDER BY … LIMIT 1",
  "153": "divide by what may be 0 as … / nullif(…, 0), which gives NULL there",
  "184": "aggregate in a WITH first, then over that",
  "207": "say of which table: incidents.id, or of its other name, i.id",
  "215": "name the column after GROUP BY, or make one value of many: min(…), max(…)",
  "386":
    "the branches of a CASE, and the parts of a UNION, have values of one type: CAST(… AS double precision)",
  "403": "give the JOIN a condition that two columns are equal, one of each table",
};

// What follows repeats the statement, with all that was handed on with it.
function withoutScope(message: string): string {
  const cut = message.search(
    /[.:]?\s+(?:In|in) (?:scope|query)\b|: (?:While|while) |\. Maybe you meant| \[/,
  );
  return (cut < 0 ? message : message.slice(0, cut)).split("\n", 1)[0]?.slice(0, 300).trim() ?? "";
}

// `j.id`, where no table is named j.
function isTable(message: string, written: string, { sql }: ExpandedSql): boolean {
  const [table, column] = written.split(".");
  if (column === undefined || /cannot be resolved from (?:table|subquery)/.test(message))
    return false;
  return !tokenize(sql).some(
    (token, index, all) => isToken(token, table ?? "") && !isToken(all[index + 1], "."),
  );
}

function offsetOf(sql: string, written: string): number | undefined {
  const [first = "", second] = written.split(".");
  const found = (name: string, next?: string): number | undefined =>
    tokenize(sql).find(
      (token, index, all) =>
        bare(token.text) === name &&
        (next === undefined || (all[index + 2] && bare(all[index + 2]?.text ?? "") === next)),
    )?.start;
  return second === undefined ? found(first) : (found(first, second) ?? found(second));
}

function bare(text: string): string {
  return text.toLowerCase().replace(/^"|"$/g, "");
}

function typeName(type: string): string {
  const plain = type.replace(/Nullable\((.*)\)/, "$1");
  return nameType(
    plain === "String"
      ? "VARCHAR"
      : plain === "Bool"
        ? "BOOLEAN"
        : plain.replace(/^Date32$/, "Date").toUpperCase(),
  );
}

function unitsIn(sql: string, bytes: number): number {
  return new TextDecoder().decode(new TextEncoder().encode(sql).subarray(0, bytes)).length;
}
