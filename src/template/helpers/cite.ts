import { didYouMean } from "../../diagnostic.ts";
import type { Citation, Inline } from "../../document/index.ts";
import { scalar } from "../shape.ts";
import type { Helper, HelperCall } from "./helper.ts";
import { HelperError } from "./helper-error.ts";

/** `{{cite "amnesty"}}` prints a mark such as [3] that leads to the source's entry. */
export const cite: Helper = {
  name: "cite",
  about: "Prints the mark of a source, or of several with ; between their ids.",
  example: "{{cite row.source_ids}}",
  params: [{ name: "source", takes: "source", about: "The id of a source" }],
  gives: () => scalar("inline"),
  run(call) {
    const ids = call.arguments
      .text("source")
      .split(";")
      .map((id) => id.trim())
      .filter((id) => id !== "");
    if (ids.length === 0)
      throw new HelperError("no source to cite", "name one", "template/empty-value");
    const nodes = ids.flatMap((id, index): Inline[] => [
      ...(index === 0 ? [] : [{ type: "text", value: " " } as const]),
      citationOf(id, call),
    ]);
    return call.rendering.fragment({ flow: "inline", nodes });
  },
};

/** Returns the mark of a source. Its number is put in when the whole document is known. */
export function citationOf(id: string, { place, rendering }: HelperCall): Citation {
  const { sources } = rendering.context;
  const ids = sources.map((source) => source.id);
  if (!ids.includes(id))
    throw new HelperError(`unknown source "${id}"`, didYouMean(id, ids), "template/unknown-source");
  return { type: "citation", source: id, url: `#source-${id}`, place, children: [] };
}
