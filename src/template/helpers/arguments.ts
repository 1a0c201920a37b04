import type { Count, Total } from "../../count/index.ts";
import type { Inline } from "../../document/index.ts";
import { isFragment } from "../fragment.ts";
import { isFigure } from "../value.ts";
import { HelperError } from "./helper-error.ts";

interface Given {
  readonly named: ReadonlyMap<string, unknown>;
  /** Further arguments by position. */
  readonly rest: readonly unknown[];
  /** Further arguments by name. */
  readonly others: ReadonlyMap<string, unknown>;
  /** For some arguments, the row or list that the value was taken from. */
  readonly holders: ReadonlyMap<string, unknown>;
  /** The name of the field that the holder has it in. */
  readonly fields: ReadonlyMap<string, unknown>;
}

/** What a value was taken from: the row that has it in a field, or the list that was counted. */
export interface Holder {
  readonly from: unknown;
  readonly field: string | undefined;
}

/**
 * The arguments of one call by name. What a template says is checked before; what the data hold shows
 * only now, so every reading checks again, and throws a HelperError that names the argument.
 */
export class Arguments {
  readonly rest: readonly unknown[];
  readonly others: ReadonlyMap<string, unknown>;
  private readonly given: Given;

  constructor(given: Given) {
    this.given = given;
    this.rest = given.rest;
    this.others = given.others;
  }

  /** Tells whether an argument was given, and is not null. */
  has(name: string): boolean {
    const value = this.any(name);
    return value !== undefined && value !== null;
  }

  any(name: string): unknown {
    return this.given.named.get(name);
  }

  /** What an argument's value was taken from. */
  holder(name: string): Holder {
    const field = this.given.fields.get(name);
    return {
      from: this.given.holders.get(name),
      field: typeof field === "string" ? field : undefined,
    };
  }

  text(name: string): string {
    const value = this.any(name);
    if (typeof value === "string") return value;
    throw this.wrong(name, "text");
  }

  number(name: string): number {
    const value = this.any(name);
    if (typeof value === "number") return value;
    throw this.wrong(name, "a number");
  }

  figure(name: string): number | Count | Total {
    const value = this.any(name);
    if (isFigure(value)) return value;
    throw this.wrong(name, "a number, a count or a total");
  }

  list(name: string): readonly unknown[] {
    const value = this.any(name);
    if (Array.isArray(value)) return value;
    throw this.wrong(name, "a list");
  }

  /** One of the words; the first of them where the argument is not given. */
  choice<const Word extends string>(name: string, words: readonly [Word, ...Word[]]): Word {
    if (!this.has(name)) return words[0];
    const value = this.any(name);
    const word = words.find((each) => each === value);
    if (word !== undefined) return word;
    throw new HelperError(`${name}="${String(value)}"`, `write one of ${words.join(", ")}`);
  }

  /** Words as nodes, whether they came as text or with figures in them. */
  inlines(name: string): readonly Inline[] {
    const value = this.any(name);
    if (typeof value === "string") return [{ type: "text", value }];
    if (isFragment(value) && value.flow === "inline") return value.nodes;
    throw this.wrong(name, "text");
  }

  private wrong(name: string, wanted: string): HelperError {
    if (this.has(name)) return new HelperError(`"${name}" is not ${wanted}`);
    const hint = "the data say nothing here: put {{#if …}} around it, and say so in {{else}}";
    return new HelperError(`"${name}" has no value`, hint, "template/empty-value");
  }
}
