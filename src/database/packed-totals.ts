import { bounds } from "../count/index.ts";
import { closingIndex, isToken, type Token } from "./tokenize.ts";

/**
 * How many counts are open above and how many approximate, then how many there are of each bound: what a total counts,
 * three numbers to a column, so that an engine adds up three columns instead of counting nine times.
 */
const counted: readonly ("open" | "approximate" | (typeof bounds)[number])[] = [
  "open",
  "approximate",
  ...bounds,
];

// Of 64 bits that are added up in 128: two thousand million rows in each place.
const perPack = 3;
const place = 2n ** 31n;

/** How the columns end that hold what a total counts, behind the name of the count. */
export const packSuffixes: readonly string[] = Array.from(
  { length: Math.ceil(counted.length / perPack) },
  (_, index) => `packed_${index + 1}`,
);

/** Tells whether a column is a pack of a count. */
export function isPack(column: string): boolean {
  return packSuffixes.some((suffix) => column.endsWith(`_${suffix}`));
}

/** SQL for the ends of a count. */
interface CountSql {
  readonly high: string;
  readonly bound: string;
  readonly approximate: string;
}

/** Returns SQL for each of the packs of a count. */
export function packsOf({ high, bound, approximate }: CountSql): readonly string[] {
  const terms = counted.map((one, index) => {
    const condition =
      one === "open"
        ? `${bound} <> 'unknown' AND ${high} IS NULL`
        : one === "approximate"
          ? `${approximate} AND ${bound} <> 'unknown'`
          : `${bound} = '${one}'`;
    return `CASE WHEN ${condition} THEN CAST(${place ** BigInt(index % perPack)} AS bigint) ELSE 0 END`;
  });
  return packSuffixes.map((_, pack) =>
    terms.slice(pack * perPack, (pack + 1) * perPack).join(" + "),
  );
}

/** What a total counts, as SQL that adds up packs; `sumOf` is the sum of a pack. */
export function countsOfPacks(sumOf: (suffix: string) => string): {
  readonly open: string;
  readonly approximate: string;
  readonly parts: readonly string[];
} {
  const [open = "", approximate = "", ...parts] = counted.map((_, index) => {
    const sum = `coalesce(${sumOf(packSuffixes[Math.floor(index / perPack)] ?? "")}, 0)`;
    const at = index % perPack;
    const higher = at === 0 ? sum : `(${sum} // ${place ** BigInt(at)})`;
    return at === perPack - 1 ? higher : `(${higher} % ${place})`;
  });
  return { open, approximate, parts };
}

/**
 * Tells whether packs can come out of `count_of` in a query: not where columns are told by their places, between which
 * they would stand.
 */
export function isPackable(tokens: readonly Token[]): boolean {
  if (!tokens.some((token) => isToken(token, "count_of"))) return true;
  return !tokens.some((token, index) =>
    token.kind === "number"
      ? ["by", ","].some((word) => isToken(tokens[index - 1], word))
      : isToken(token, "(") && namesPlaces(tokens, index),
  );
}

// `name ( column, … ) AS (` of a WITH, or `( SELECT … ) [AS] name ( column, … )`
function namesPlaces(tokens: readonly Token[], open: number): boolean {
  const close = closingIndex(tokens, open);
  const isName = (token: Token | undefined): boolean =>
    token?.kind === "word" || token?.kind === "quoted";
  const isList = tokens
    .slice(open + 1, close)
    .every((token, index) => (index % 2 === 0 ? isName(token) : isToken(token, ",")));
  if (!isName(tokens[open - 1]) || !isList) return false;
  const isCommon = ["(", "not", "materialized"].some((word) => isToken(tokens[close + 2], word));
  if (isToken(tokens[close + 1], "as") && isCommon) return true;
  const end = isToken(tokens[open - 2], "as") ? open - 3 : open - 2;
  if (!isToken(tokens[end], ")")) return false;
  const start = tokens.findIndex(
    (token, index) => isToken(token, "(") && closingIndex(tokens, index) === end,
  );
  return !isToken(tokens[start + 1], "values");
}
