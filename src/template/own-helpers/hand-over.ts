import { isFragment } from "../fragment.ts";
import type { Takes } from "../helpers/helper.ts";
import { isFigure } from "../value.ts";

/** Values as they cross into the sandbox: text alone, with numbers in the place of what must be found again. */
export interface HandedOver {
  readonly json: string;
  /** What the numbers stand for; 0 is the arguments themselves. */
  readonly held: readonly unknown[];
  /** Every text in the values but dates: the numbers in them are words of the data. */
  readonly texts: readonly string[];
}

interface Argument {
  readonly name: string;
  readonly takes: Takes;
  readonly value: unknown;
}

/** Writes the arguments of a call for the sandbox. */
export function handOver(given: readonly Argument[]): HandedOver {
  const held: unknown[] = [Object.fromEntries(given.map(({ name, value }) => [name, value]))];
  const texts: string[] = [];
  const hold = (value: unknown): number => held.push(value) - 1;
  const fieldsOf = (record: object): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(record)
        // Who is held responsible is printed by {{attribution}} alone, which says by whom.
        .filter(([name]) => name !== "attributed_to")
        .map(([name, value]) => [name, write(value)]),
    );
  const write = (value: unknown): unknown => {
    if (typeof value === "string") {
      if (!isoDate.test(value)) texts.push(value);
      return value;
    }
    if (typeof value !== "object" || value === null) return value ?? null;
    if (isFragment(value)) return ["part", hold(value)];
    if (Array.isArray(value)) return ["list", value.map(write)];
    if (isFigure(value)) return ["record", boundsOf(value)];
    return ["record", fieldsOf(value), hold(value)];
  };
  // A word that is chosen from a list is no word of the data.
  const values = given.map(({ name, takes, value }) => [
    name,
    typeof takes === "string" ? write(value) : (value ?? null),
  ]);
  return { json: JSON.stringify(["record", Object.fromEntries(values), 0]), held, texts };
}

const isoDate = /^\d{4}(-\d\d){0,2}$/;

// Not its words: what a source wrote is quoted by {{figure}}.
function boundsOf(figure: object): Record<string, unknown> {
  const { bound, low, high, approximate } = Object(figure);
  return { bound, low, high, approximate };
}
