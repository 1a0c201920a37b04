import { type Place, positionAt } from "../diagnostic.ts";
import { placeOf, type Statement } from "./syntax.ts";

/** A stretch of a template file: a piece of its text, or a tag whose output follows. */
export interface Origin {
  readonly place: Place;
  /** The text as it is in the file; of a tag, nothing. */
  readonly text: string;
  /** How much of it was cut off at the front, such as a line break after a tag that stands alone. */
  readonly start: number;
}

/** What the marks in rendered text mean: the origins of each compiled file by its number. */
export type Origins = ReadonlyMap<number, readonly Origin[]>;

/** Returns where the output of a statement comes from. */
export function originOf(statement: Statement): Origin {
  const place = placeOf(statement);
  if (statement.type !== "ContentStatement") return { place, text: "", start: 0 };
  const text = String(statement.original);
  // White space control cuts the ends off; what is left begins at the first character that both have.
  const start = Math.max(0, text.search(/\S|$/) - statement.value.search(/\S|$/));
  return { place, text, start };
}

/** Returns where the character stands that comes `length` after the first one of the output. */
export function placeWithin({ place, text, start }: Origin, length: number): Place {
  const { line, column } = positionAt(text, Math.min(start + length, text.length));
  if (line === 1) return { ...place, column: (place.column ?? 1) + column - 1 };
  return { ...place, line: (place.line ?? 1) + line - 1, column };
}
