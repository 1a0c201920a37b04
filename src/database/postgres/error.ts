import type { EngineError } from "../explain-error.ts";
import type { Relation } from "../served/relation.ts";
import { hintFor, nameType } from "../sql-hints.ts";
import { isToken, tokenize } from "../tokenize.ts";

/** What a server says of a statement that it refuses. */
export interface ServerError {
  readonly message: string;
  /** SQLSTATE. */
  readonly code: string;
  /** Counted in characters, from 1. */
  readonly position: number | undefined;
}

/** Reads what a server says of a statement, which may be in any language: what it is of is known by its code and place. */
export function readServerError(
  { message, code, position }: ServerError,
  sql: string,
  relations: readonly Relation[],
): EngineError {
  const offset = position === undefined ? undefined : unitsIn(sql, position - 1);
  const at = offset === undefined ? {} : { offset };
  const names = offset === undefined ? [] : namesAt(sql, offset);
  const name = names.at(-1);
  if (code === undefinedColumn && name !== undefined) {
    const candidates = relations.flatMap(({ tables }) => tables.flatMap(({ columns }) => columns));
    return { ...at, message, unknown: { kind: "column", name, candidates } };
  }
  if (code === undefinedTable && names[0] !== undefined) {
    const candidates = relations.flatMap(({ tables }) => tables.map((table) => table.name));
    return { ...at, message, unknown: { kind: "table", name: names[0], candidates } };
  }
  if (code === undefinedFunction && name !== undefined) {
    const given = /\((.*)\)/.exec(message)?.[1]?.split(", ").map(typeName).join(" and ");
    return { ...at, message: `"${name}" does not take ${given ?? "what it is given"}` };
  }
  if (code === divisionByZero)
    return {
      code: "database/number-range",
      message: "the query divides by zero",
      hint: "divide by what may be 0 as … / nullif(…, 0), which gives NULL there",
    };
  const line = message.split("\n", 1)[0] ?? "";
  const hint = hintFor(line) ?? hints[code] ?? hints[code.slice(0, 2)];
  return { ...at, message: line, ...(hint === undefined ? {} : { hint }) };
}

const undefinedColumn = "42703";
const undefinedTable = "42P01";
const undefinedFunction = "42883";
const divisionByZero = "22012";

// PostgreSQL 15, appendix A: by code, else by class.
const hints: Readonly<Record<string, string>> = {
  "21000": "let the SELECT in brackets give one row: an aggregate, or ORDER BY … LIMIT 1",
  "22": "compare and cast only what can be read so",
  "42601":
    "look right before it: a comma too many or too few, a misspelt keyword, a bracket that is open",
  "42702": "say of which table: incidents.id, or of its other name, i.id",
  "42803": "name the column after GROUP BY, or make one value of many: min(…), max(…)",
  "42804":
    "the branches of a CASE, and the parts of a UNION, have values of one type: CAST(… AS text)",
};

function typeName(type: string): string {
  return nameType(
    /^(?:text|character varying|unknown)$/.test(type) ? "VARCHAR" : type.toUpperCase(),
  );
}

// `i.titel`: the names that stand at an offset, with dots between.
function namesAt(sql: string, offset: number): readonly string[] {
  const names: string[] = [];
  const tokens = tokenize(sql.slice(offset, offset + longestName));
  for (let index = 0; index < tokens.length; index += 2) {
    const { kind, text } = tokens[index] ?? {};
    if (text === undefined || (kind !== "word" && kind !== "quoted")) break;
    names.push(kind === "quoted" ? text.slice(1, -1) : text);
    if (!isToken(tokens[index + 1], ".")) break;
  }
  return names;
}

// A few names of 63 bytes, in quotes, with blanks.
const longestName = 400;

function unitsIn(sql: string, characters: number): number {
  let units = 0;
  for (let left = characters; left > 0 && units < sql.length; left--)
    units += (sql.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
  return units;
}
