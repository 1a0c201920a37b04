import type { Inline, Span } from "../../document/index.ts";
import { isFragment } from "../fragment.ts";
import { scalar } from "../shape.ts";
import type { Helper, HelperCall } from "./helper.ts";
import { HelperError } from "./helper-error.ts";

const closings = ["comma", "and"] as const;

/** `{{list row.group_name (term "measure" row.measure)}}` prints "US troops, killed". */
export const list: Helper = {
  name: "list",
  about:
    "Prints words one after the other, with the language's commas between; empty ones left out.",
  example: '{{list row.town row.province_name style="and"}}',
  params: [],
  rest: "words",
  named: [
    { name: "style", takes: closings, optional: true, about: 'and: the last comma becomes "and"' },
  ],
  gives: () => scalar("inline"),
  run({ arguments: args, rendering }) {
    const items = args.rest.flatMap((item) => {
      const nodes = nodesOf(item);
      return nodes.length === 0 ? [] : [nodes];
    });
    const { separator, list: sentence } = rendering.context.language;
    // What stands between two items is what is left of a list of two empty ones.
    const last = args.choice("style", closings) === "and" ? sentence(["", ""]) : separator;
    const nodes = items.flatMap((item, index): readonly Inline[] => {
      if (index === 0) return item;
      const value = index === items.length - 1 ? last : separator;
      return [{ type: "text", value }, ...item];
    });
    return rendering.fragment({ flow: "inline", nodes });
  },
};

function nodesOf(item: unknown): readonly Inline[] {
  if (item === undefined || item === null || item === "") return [];
  if (typeof item === "string") return [{ type: "text", value: item }];
  if (isFragment(item) && item.flow === "inline") return item.nodes;
  throw new HelperError("an item of the list is not text");
}

/** `{{quote row.verbatim lang=briefing.dataLanguage}}` prints the words of a source in quotation marks. */
export const quote: Helper = {
  name: "quote",
  about:
    "Prints words as they were printed, in the page's quotation marks, marked as being in their own language.",
  example: "{{quote row.verbatim lang=briefing.dataLanguage}}",
  params: [{ name: "words", takes: "text", about: "What was said" }],
  named: [
    { name: "lang", takes: "text", optional: true, about: "Its language; the page's unless told" },
    { name: "class", takes: "style", optional: true, about: "A style of the theme" },
  ],
  strings: ["label.quotation"],
  gives: () => scalar("inline"),
  run: (call) => call.rendering.fragment({ flow: "inline", nodes: [quotation(call)] }),
};

function quotation({ arguments: args, place, rendering }: HelperCall): Span {
  const { language } = rendering.context;
  const text: Inline = { type: "text", value: args.text("words") };
  const lang = args.has("lang") ? languageTag(args.text("lang")) : language.tag;
  const words: Inline =
    lang === language.tag ? text : { type: "span", place, lang, children: [text] };
  const parts = language.messageParts<Inline>("label.quotation", { words: { part: words } });
  return {
    type: "span",
    place,
    ...(args.has("class") && { style: args.text("class") }),
    children: parts.map((part) =>
      typeof part === "string" ? { type: "text", value: part } : part,
    ),
  };
}

// BCP 47, as far as its form goes.
function languageTag(tag: string): string {
  if (/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag)) return tag;
  throw new HelperError(`"${tag}" is no language`, 'write a tag such as lang="fa-AF"');
}
