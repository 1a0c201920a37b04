// What to do about what DuckDB says of a query, by the beginning of its words.
const hints: readonly (readonly [RegExp, string])[] = [
  [
    /^syntax error at end of input/,
    "the query ends too early: close what is open, and say what follows the last word",
  ],
  [
    /^syntax error/,
    "look right before it: a comma too many or too few, a misspelt keyword, a bracket that is open",
  ],
  [
    /^more than one row returned by a subquery/,
    "let the SELECT in brackets give one row: an aggregate, or ORDER BY … LIMIT 1",
  ],
  [
    /^could not convert|^invalid date field|can't be cast|^conversion error/,
    "compare and cast only what can be read so: TRY_CAST(… AS integer) gives NULL for the others",
  ],
  [
    /must appear in the GROUP BY clause|^column .* must appear/,
    "name the column after GROUP BY, or make one value of many: min(…), string_agg(…, ', ')",
  ],
  [
    /does not have a column named "\w+_bound"/,
    "what an inner query has added up is added up again by total_from(…) AS …",
  ],
  [
    /does not have a column named "\w+_of"/,
    "the inner query says which incidents it counts: number_of(id) AS … in the place of count(*)",
  ],
  [
    /does not have a column named "\w+_(?:low|approximate)"/,
    "the inner query adds it up: total_of(…) AS …, or passes it on: count_of(…) AS …",
  ],
  [/does not have a column named/, "name a column that the inner query selects"],
  [/^WHERE clause cannot contain aggregates/i, "conditions on groups follow GROUP BY: HAVING …"],
  [/^aggregate function calls cannot be nested/i, "aggregate in a WITH first, then over that"],
  [
    /^cannot take (?:logarithm|square root)/i,
    "leave out what has none: CASE WHEN … > 0 THEN … END",
  ],
  [/^ambiguous reference/i, "say of which table: incidents.id, or of its other name, i.id"],
  [/^overflow|out of range/i, "numbers go up to 9007199254740991"],
];

/** Returns what to do about what an engine says of a query, where something is to be said. */
export function hintFor(message: string): string | undefined {
  return hints.find(([pattern]) => pattern.test(message))?.[1];
}

/** Names a type of SQL as designers know it. */
export function nameType(type: string): string {
  if (/^(?:VARCHAR|STRING_LITERAL)$/.test(type)) return "text";
  if (/INT|DECIMAL|DOUBLE|FLOAT/.test(type) && type !== "INTERVAL") return "a number";
  if (type === "DATE") return "a date";
  if (type === "BOOLEAN") return "true or false";
  return type.toLowerCase();
}
