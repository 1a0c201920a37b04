import { bounds } from "../count/index.ts";
import { countSuffixes } from "./database.ts";
import { closingIndex, isToken, type Token, tokenize } from "./tokenize.ts";

/** Something wrong in SQL text, at an offset of the text as written. */
export interface SqlFinding {
  readonly code: string;
  readonly message: string;
  readonly offset: number;
  readonly hint?: string;
}

/** SQL without `count_of` and `total_of`, and the way back from its offsets to those of the text as written. */
export interface ExpandedSql {
  readonly sql: string;
  readonly findings: readonly SqlFinding[];
  /** `expanded` tells whether the offset lies in what stands for a `count_of` or `total_of`. */
  originOf(offset: number): { readonly offset: number; readonly expanded: boolean };
}

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** How the columns of a total end, in their order: its ends, how many are approximate, then its parts. */
export const totalSuffixes: readonly string[] = [
  "low",
  "high",
  "approximate",
  ...bounds.map((bound) => bound.replaceAll("-", "_")),
];

const usage = {
  count_of: "write `count_of(killed) AS killed`",
  total_of: "write `total_of(killed) AS killed`, or `total_of(killed) FILTER (WHERE …) AS killed`",
};

/**
 * Expands `count_of(x) AS y` to the five columns of a count and `total_of(x) AS y` to the aggregates of
 * a total, in SQL that runs on every engine. No line break is added.
 */
export function expandCounts(sql: string): ExpandedSql {
  const tokens = tokenize(sql);
  const replacements: Replacement[] = [];
  const findings: SqlFinding[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token === undefined || !isToken(tokens[index + 1], "(")) continue;
    const name = token.text.toLowerCase();
    if (token.kind !== "word" || (name !== "count_of" && name !== "total_of")) continue;
    const replacement = replacementAt(sql, tokens, index);
    if (replacement === undefined) {
      const message = `\`${name}\` needs a column and a name`;
      findings.push({ code: "database/count-of", message, offset: token.start, hint: usage[name] });
    } else replacements.push(replacement);
  }
  return { ...splice(sql, replacements), findings };
}

// `count_of ( [qualifier .] measure ) [FILTER ( WHERE condition )] AS alias`
function replacementAt(
  sql: string,
  tokens: readonly Token[],
  index: number,
): Replacement | undefined {
  const close = closingIndex(tokens, index + 1);
  const inside = tokens.slice(index + 2, close);
  const measure = inside.at(-1);
  const isPlain = inside.length === 1 || (inside.length === 3 && isToken(inside[1], "."));
  if (close < 0 || !isPlain || measure?.kind !== "word") return undefined;
  const column = `${inside.length === 3 ? `${inside[0]?.text}.` : ""}${measure.text}`;
  const isTotal = isToken(tokens[index], "total_of");
  const filter =
    isTotal && isToken(tokens[close + 1], "filter") ? readFilter(tokens, close + 2) : noFilter;
  if (filter === undefined) return undefined;
  const next = filter === noFilter ? close + 1 : filter.next;
  const alias = tokens[next + 1];
  if (!isToken(tokens[next], "as") || alias?.kind !== "word") return undefined;
  const condition = filter === noFilter ? undefined : sql.slice(filter.start, filter.end);
  const text = isTotal
    ? totalColumns(column, alias.text, condition)
    : countColumns(column, alias.text);
  return { start: tokens[index]?.start ?? 0, end: alias.end, text };
}

interface Filter {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

const noFilter: Filter = { start: 0, end: 0, next: 0 };

function readFilter(tokens: readonly Token[], open: number): Filter | undefined {
  const close = closingIndex(tokens, open);
  const [first, last] = [tokens[open + 2], tokens[close - 1]];
  if (!isToken(tokens[open], "(") || !isToken(tokens[open + 1], "where") || close < open + 3)
    return undefined;
  return first && last && { start: first.start, end: last.end, next: close + 1 };
}

function countColumns(column: string, alias: string): string {
  return countSuffixes.map((suffix) => `${column}_${suffix} AS ${alias}_${suffix}`).join(", ");
}

// The rules of totals: values add; the total is open above once a stated part is; an unknown adds nothing.
function totalColumns(column: string, alias: string, condition: string | undefined): string {
  const and = condition === undefined ? "" : ` AND (${condition})`;
  const filter = (what: string): string => `FILTER (WHERE ${what}${and})`;
  const bound = `${column}_bound`;
  const stated = filter(`${bound} <> 'unknown'`);
  const open = `count(*) ${filter(`${bound} <> 'unknown' AND ${column}_high IS NULL`)}`;
  const expressions = [
    `coalesce(sum(${column}_low) ${stated}, 0)`,
    `CASE WHEN ${open} = 0 THEN coalesce(sum(${column}_high) ${stated}, 0) END`,
    `count(*) ${filter(`${column}_approximate AND ${bound} <> 'unknown'`)}`,
    ...bounds.map((name) => `count(*) ${filter(`${bound} = '${name}'`)}`),
  ];
  return expressions.map((text, index) => `${text} AS ${alias}_${totalSuffixes[index]}`).join(", ");
}

function splice(
  sql: string,
  replacements: readonly Replacement[],
): Pick<ExpandedSql, "sql" | "originOf"> {
  let text = "";
  let copied = 0;
  // Where each expansion stands in the new text, with the stretch it stands for in the old.
  const spans: { start: number; end: number; from: number; to: number }[] = [];
  for (const { start, end, text: inserted } of replacements) {
    text += sql.slice(copied, start);
    spans.push({ start: text.length, end: text.length + inserted.length, from: start, to: end });
    text += inserted;
    copied = end;
  }
  return {
    sql: text + sql.slice(copied),
    originOf(offset) {
      let shift = 0;
      for (const span of spans) {
        if (offset < span.start) break;
        if (offset < span.end) return { offset: span.from, expanded: true };
        shift = span.to - span.end;
      }
      return { offset: offset + shift, expanded: false };
    },
  };
}
