import type { Inline } from "../../document/index.ts";
import { type MessageValues, pluralNumber } from "../../language/index.ts";
import type { Fragment } from "../fragment.ts";
import { isFragment } from "../fragment.ts";
import { isolate } from "../isolate.ts";
import { type Shape, scalar } from "../shape.ts";
import { isFigure } from "../value.ts";
import { figureValue } from "./figure-value.ts";
import type { Helper, HelperCall } from "./helper.ts";
import { HelperError } from "./helper-error.ts";

/** `{{t "part.intro" killed=row.killed}}` prints a message of strings.<lang>.yaml. */
export const t: Helper = {
  name: "t",
  about: "Prints a message, with values put in; numbers and counts stay figures.",
  example: '{{t "headline.killed" killed=row.killed}}',
  params: [{ name: "key", takes: "string", about: "The key of the message" }],
  others: "part",
  gives: (shapes) => scalar([...shapes.values()].every(isWords) ? "text" : "inline"),
  run: (call) => write(call, call.arguments.text("key"), call.arguments.others),
};

/** `{{plural row.incidents "incidents"}}` prints "3 incidents": the message gets the figure as {n}. */
export const plural: Helper = {
  name: "plural",
  about:
    "Prints a message whose form goes by a number; the number is the value {n} of the message.",
  example: '{{plural row.incidents "count.incidents"}}',
  params: [
    { name: "n", takes: "value", about: "What the form goes by" },
    { name: "key", takes: "string", about: "The key of the message" },
  ],
  others: "part",
  gives: () => scalar("inline"),
  run(call) {
    const { arguments: args } = call;
    const values = new Map(args.others).set("n", args.figure("n"));
    return write(call, args.text("key"), values);
  },
};

/** `{{term "method" row.method}}` prints the message `method.suicide-bombing`. */
export const term: Helper = {
  name: "term",
  about: "Prints the message for a word of the data: its key is the group, a dot and the word.",
  example: '{{term "method" row.method}}',
  params: [
    { name: "group", takes: "strings", about: "The front of the keys" },
    { name: "word", takes: "text", about: "The word of the data" },
  ],
  gives: () => scalar("text"),
  run: (call) =>
    write(call, `${call.arguments.text("group")}.${call.arguments.text("word")}`, new Map()),
};

/** `{{terms "target-group" row.target_groups}}` prints the messages for several words, with commas between. */
export const terms: Helper = {
  name: "terms",
  about: "Prints the messages for words of the data that are joined by ;, with commas between.",
  example: '{{terms "target-group" row.target_groups}}',
  params: [
    { name: "group", takes: "strings", about: "The front of the keys" },
    { name: "words", takes: "text", about: "The words of the data, joined by ;" },
  ],
  gives: () => scalar("text"),
  run(call) {
    const { arguments: args, rendering } = call;
    const words = args
      .text("words")
      .split(";")
      .map((word) => word.trim());
    return words
      .filter((word) => word !== "")
      .map((word) => write(call, `${args.text("group")}.${word}`, new Map()))
      .join(rendering.context.language.separator);
  },
};

type Part = string | readonly Inline[];

function isWords(shape: Shape): boolean {
  return shape.kind === "text" || shape.kind === "any";
}

function write(
  call: HelperCall,
  key: string,
  given: ReadonlyMap<string, unknown>,
): string | Fragment {
  const values: MessageValues<Part> = Object.fromEntries(
    [...given].map(([name, value]) => [name, valueFor(name, value, call)]),
  );
  refuseAgain(key, call);
  const parts = call.rendering.context.language.messageParts<Part>(key, values);
  if (parts.every((part) => typeof part === "string")) return parts.join("");
  const nodes = parts.flatMap((part): readonly Inline[] =>
    typeof part === "string" ? [{ type: "text", value: part }] : part,
  );
  return call.rendering.fragment({ flow: "inline", nodes });
}

// Looking for the nearest key takes time, and a word of the data may be missing in every row.
function refuseAgain(key: string, { place, rendering }: HelperCall): void {
  const { language } = rendering.context;
  if (language.has(key)) return;
  const failure = [key, place.file, place.line, place.column].join("\n");
  if (rendering.failures.has(failure))
    throw new HelperError(`no message "${key}" for ${language.tag}`, undefined, "template/message");
  rendering.failures.add(failure);
}

function valueFor(name: string, value: unknown, call: HelperCall): MessageValues<Part>[string] {
  if (typeof value === "string")
    return { part: isolate(value, call.rendering.context.language), word: value };
  if (isFigure(value)) {
    const holder = call.arguments.holder(name);
    return { part: [figureValue(value, call, { holder })], number: pluralNumber(value) };
  }
  if (isFragment(value) && value.flow === "inline") {
    const only = value.nodes.find((node) => node.type === "figureValue");
    return { part: value.nodes, ...(only && { number: pluralNumber(only.value) }) };
  }
  const hint = "the data say nothing here: put {{#if …}} around it, and say so in {{else}}";
  throw new HelperError(`the value "${name}" is empty`, hint, "template/empty-value");
}
