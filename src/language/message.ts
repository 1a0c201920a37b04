import { IntlMessageFormat } from "intl-messageformat";
import type { PluralForm } from "./locale.ts";

/** A message as parsed; opaque outside this folder. */
export type ParsedMessage = readonly Element[];

type Element = ReturnType<IntlMessageFormat["getAst"]>[number];

/** A value that is not plain text: `part` goes where it is placed, `number` chooses the plural, `word` the select. */
export interface PlacedValue<Part> {
  readonly part: Part;
  readonly number?: number;
  readonly word?: string;
}

export type MessageValues<Part = never> = Readonly<
  Record<string, string | number | PlacedValue<Part>>
>;

// `TYPE` of @formatjs/icu-messageformat-parser, which intl-messageformat does not re-export.
const kind = {
  literal: 0,
  argument: 1,
  number: 2,
  date: 3,
  time: 4,
  select: 5,
  plural: 6,
  pound: 7,
} as const;

/** Why a message cannot be parsed; `offset` counts from 0. */
export interface MessageError {
  readonly error: string;
  readonly offset: number;
}

/** Parses an ICU message. `<` is a plain character: messages hold no markup. */
export function parseMessage(text: string): ParsedMessage | MessageError {
  const known = parsedMessages.get(text) ?? parse(text);
  if (parsedMessages.size >= messagesKept) parsedMessages.clear();
  parsedMessages.set(text, known);
  return known;
}

// A message is parsed to be checked, again beside each of its translations, and to be written.
const parsedMessages = new Map<string, ParsedMessage | MessageError>();
const messagesKept = 5000;

function parse(text: string): ParsedMessage | MessageError {
  // Most are plain words: nothing in them has a meaning to the parser.
  if (!/[{}']/.test(text)) return text === "" ? [] : [{ type: kind.literal, value: text }];
  try {
    // Not by making an IntlMessageFormat, which looks its locale up each time.
    return IntlMessageFormat.__parse?.(text, { ignoreTag: true }) ?? [];
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return {
      error: error.message.toLowerCase().replaceAll("_", " "),
      offset: offsetOf(error),
    };
  }
}

// The parser adds `location: {start: {offset}}` to its SyntaxError, which has no type for it.
function offsetOf(error: unknown): number {
  const location = Reflect.get(Object(error), "location");
  return Number(Reflect.get(Object(Reflect.get(Object(location), "start")), "offset") ?? 0);
}

/** How numbers are written and plurals chosen. */
export interface MessageRules {
  readonly number: (value: number) => string;
  readonly plural: (value: number) => PluralForm;
  readonly ordinal: (value: number) => PluralForm;
}

/** Thrown by {@link writeMessage} where a message and its values do not fit together. */
export class ValueError extends Error {
  override readonly name = "ValueError";
  /** The value that is missing. */
  readonly value: string | undefined;
  constructor(message: string, value?: string) {
    super(message);
    this.value = value;
  }
}

/** Writes a message: text, with parts where values hold some, neighbouring text joined. */
export function writeMessage<Part>(
  message: ParsedMessage,
  values: MessageValues<Part>,
  rules: MessageRules,
): readonly (string | Part)[] {
  const parts: (string | Part)[] = [];
  const put = (part: string | Part): void => {
    const last = parts.at(-1);
    if (typeof part === "string" && typeof last === "string") parts[parts.length - 1] = last + part;
    else if (part !== "") parts.push(part);
  };
  writeElements(message, { values, rules, put });
  return parts;
}

interface Writing<Part> {
  readonly values: MessageValues<Part>;
  readonly rules: MessageRules;
  readonly put: (part: string | Part) => void;
  /** What `#` stands for. */
  readonly pound?: string | number | PlacedValue<Part>;
}

function writeElements<Part>(elements: readonly Element[], writing: Writing<Part>): void {
  for (const element of elements) {
    if (element.type === kind.literal) writing.put(element.value);
    else if (element.type === kind.pound) place(writing.pound ?? "#", writing);
    else if (element.type === kind.argument || element.type === kind.number)
      place(valueFor(element.value, writing), writing);
    else if (element.type === kind.plural || element.type === kind.select)
      writeChoice(element, writing);
    else throw new ValueError(`has a part that is not supported; write dates as {name}`);
  }
}

function place<Part>(value: string | number | PlacedValue<Part>, writing: Writing<Part>): void {
  if (typeof value === "string") writing.put(value);
  else writing.put(typeof value === "number" ? writing.rules.number(value) : value.part);
}

function valueFor<Part>(
  name: string,
  { values }: Writing<Part>,
): string | number | PlacedValue<Part> {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  if (value === undefined) throw new ValueError(`needs a value for "${name}"`, name);
  return value;
}

type Choice = Extract<Element, { options: unknown }>;

function writeChoice<Part>(element: Choice, writing: Writing<Part>): void {
  const value = valueFor(element.value, writing);
  if (element.type === kind.select) {
    const word = typeof value === "object" ? value.word : String(value);
    if (word === undefined)
      throw new ValueError(`needs a word for "${element.value}", to choose by`);
    writeElements(optionOf(element.options, word), writing);
    return;
  }
  const number = typeof value === "object" ? value.number : value;
  if (typeof number !== "number")
    throw new ValueError(`needs a number for "${element.value}", to choose a plural form by`);
  const rules = element.pluralType === "ordinal" ? writing.rules.ordinal : writing.rules.plural;
  const exact = `=${number}`;
  const form = Object.hasOwn(element.options, exact) ? exact : rules(number - element.offset);
  const pound = element.offset === 0 ? value : number - element.offset;
  writeElements(optionOf(element.options, form), { ...writing, pound });
}

// `other` is always there: the parser insists on it.
function optionOf(options: Choice["options"], name: string): readonly Element[] {
  return (Object.hasOwn(options, name) ? options[name] : options["other"])?.value ?? [];
}

/** What a message asks for: the names of its values, and parts that are not supported. */
export interface MessageArguments {
  readonly names: ReadonlySet<string>;
  readonly unsupported: readonly string[];
}

/** Returns what a parsed message asks for. */
export function argumentsOf(message: ParsedMessage): MessageArguments {
  const names = new Set<string>();
  const unsupported: string[] = [];
  const visit = (elements: readonly Element[]): void => {
    for (const element of elements) {
      if (element.type === kind.literal || element.type === kind.pound) continue;
      names.add(element.value);
      if (element.type === kind.plural || element.type === kind.select)
        for (const option of Object.values(element.options)) visit(option.value);
      else if (
        element.type === kind.number ? Boolean(element.style) : element.type !== kind.argument
      )
        unsupported.push(element.value);
    }
  };
  visit(message);
  return { names, unsupported };
}

/** Returns the names of the values that a message as written asks for; none of one that cannot be parsed. */
export function messageArguments(text: string): readonly string[] {
  const parsed = parseMessage(text);
  return "error" in parsed ? [] : [...argumentsOf(parsed).names];
}

/** Returns the words that a message says whatever its values, those of each choice included. */
export function literalsOf(message: ParsedMessage): readonly string[] {
  return message.flatMap((element) => {
    if (element.type === kind.literal) return [element.value];
    if (element.type !== kind.plural && element.type !== kind.select) return [];
    return Object.values(element.options).flatMap(({ value }) => literalsOf(value));
  });
}

/** Returns the words of a message as written, as {@link literalsOf} does; none of one that cannot be parsed. */
export function messageLiterals(text: string): readonly string[] {
  const parsed = parseMessage(text);
  return "error" in parsed ? [] : literalsOf(parsed);
}
