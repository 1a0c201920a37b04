import type { CheckOptions } from "../build.ts";

/** The words of the command line that say which editions. */
export interface ChoiceOptions {
  readonly edition: readonly string[] | undefined;
  readonly period: string | undefined;
  readonly language: string | undefined;
  readonly audience: string | undefined;
  readonly all: boolean;
  readonly shard: string | undefined;
}

/** Returns the choice of editions that the command line names. */
export function choiceOf(options: ChoiceOptions): Omit<CheckOptions, "project"> {
  const { edition, period, language, audience, all, shard } = options;
  return {
    editions: edition,
    period,
    languages: listOf(language),
    audiences: listOf(audience),
    all,
    shard,
  };
}

function listOf(text: string | undefined): readonly string[] | undefined {
  return text?.split(",").map((name) => name.trim());
}
