import { type Helper, helpers, type Parameter, type Template } from "../template/index.ts";
import type { ArgumentEntry, HelperEntry } from "./template-reference.ts";

/** Describes every helper: those of the program in the order of the reference, then those of the template. */
export function describeHelpers({ ownHelpers = [] }: Template): readonly HelperEntry[] {
  return [
    ...helpers.map(describeHelper),
    ...ownHelpers.map((helper) => ({ ...describeHelper(helper), file: helper.file })),
  ];
}

function describeHelper(helper: Helper): HelperEntry {
  const { name, about, example, block, params, rest, named = [], others } = helper;
  return {
    name,
    about,
    example,
    block: block === true,
    arguments: [
      ...params.map((parameter) => entry(parameter, "position")),
      ...further(rest, "position", "and further ones"),
      ...named.map((parameter) => entry(parameter, "name")),
      ...further(others, "name", "any other name"),
    ],
  };
}

function entry(
  { name, takes, optional, about }: Parameter,
  by: ArgumentEntry["by"],
): ArgumentEntry {
  return { name, by, takes: wordsOf(takes), optional: optional === true, about };
}

function further(
  takes: Parameter["takes"] | undefined,
  by: ArgumentEntry["by"],
  about: string,
): readonly ArgumentEntry[] {
  return takes === undefined
    ? []
    : [{ name: "…", by, takes: wordsOf(takes), optional: true, about }];
}

function wordsOf(takes: Parameter["takes"]): string {
  return typeof takes === "string" ? takes : takes.join(" or ");
}
