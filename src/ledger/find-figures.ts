import { parseCount } from "../count/index.ts";
import { bracket } from "../figure/index.ts";
import { toAscii } from "./digits.ts";
import type { WrittenFigure, WrittenLedger, WrittenOccurrence } from "./written-ledger.ts";

/** Figures that fit what was asked for, and by what: each with where it is printed so. */
export interface Found {
  readonly by: "id" | "row" | "words";
  readonly figures: readonly {
    readonly figure: WrittenFigure;
    readonly printed: readonly WrittenOccurrence[];
  }[];
}

/**
 * Finds figures by id (`headline.killed`), by the row of the query that they are of, or by their words as printed, in
 * digits of any script, with or without their bound; `page` keeps those that are printed on it.
 */
export function findFigures({ figures }: WrittenLedger, asked: string, page?: number): Found {
  const name = asked.replace(/\p{Cf}/gu, "").trim();
  const there = figures.flatMap((figure) => {
    const printed = figure.printed.filter((one) => page === undefined || one.page === page);
    return printed.length > 0 ? [{ figure, printed }] : [];
  });
  const byId = there.filter(({ figure }) => figure.id === name);
  if (byId.length > 0) return { by: "id", figures: byId };
  const byRow = there.filter(({ figure }) => rowOf(figure) === name);
  if (byRow.length > 0) return { by: "row", figures: byRow };
  const [exact, near] = wordTests(asked);
  const byWords = (test: (words: string, figure: WrittenFigure) => boolean): Found["figures"] =>
    there.flatMap(({ figure, printed }) => {
      const fitting = printed.filter(({ words }) => test(words, figure));
      return fitting.length > 0 ? [{ figure, printed: fitting }] : [];
    });
  const found = byWords(exact);
  return { by: "words", figures: found.length > 0 ? found : byWords(near) };
}

/** Returns what figures may be asked for by, to tell a slip from. */
export function namesIn({ figures }: WrittenLedger): readonly string[] {
  return [...new Set(figures.flatMap((figure) => [figure.id, rowOf(figure) ?? []].flat()))];
}

function rowOf({ kind, issue, source, where }: WrittenFigure): string | undefined {
  return kind === "cell" && issue === undefined ? `${source}${bracket(where)}` : undefined;
}

type Test = (words: string, figure: WrittenFigure) => boolean;

// A number alone is asked for with any bound; other words as they are or, where nothing is printed so, by what
// they say: "at least 285" is printed "≥ 285" in a table.
function wordTests(asked: string): readonly [Test, Test] {
  const sought = fold(asked);
  if (/^\d+(?:\.\d+)?%?$/.test(sought)) {
    const isIn: Test = (words) => numbersIn(fold(words)).join(" ") === numbersIn(sought).join(" ");
    return [isIn, () => false];
  }
  const same: Test = (words) => [fold(words), withoutRemark(fold(words))].includes(sought);
  const { count } = parseCount(sought);
  if (count === undefined || count.bound === "unknown") return [same, () => false];
  return [
    same,
    (_, { value }) => {
      const own = parseCount(typeof value === "object" ? value.total : String(value)).count;
      return own?.bound === count.bound && own.low === count.low && own.high === count.high;
    },
  ];
}

function withoutRemark(words: string): string {
  return words.replace(/\s*\([^()]*\)$/, "");
}

function numbersIn(folded: string): readonly string[] {
  return folded.match(/\d+(?:\.\d+)?/g) ?? [];
}

// Digits, letters and spaces of one kind; no marks, no grouping, no quotation marks.
function fold(words: string): string {
  return toAscii(words)
    .replace(/(?<=\p{Nd})[,٬'’\u2009\u202f](?=\p{Nd}{3}(?!\p{Nd}))/gu, "")
    .replaceAll("٫", ".")
    .replaceAll("٪", "%")
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}"'“”„«»]/gu, "")
    .replace(/[يى]/g, "ی")
    .replaceAll("ك", "ک")
    .replace(/\s+/gu, " ")
    .replace(/(?<=[<>≤≥≈~]) /gu, "")
    .trim()
    .toLowerCase();
}
