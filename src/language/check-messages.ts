import { type Diagnostic, didYouMean, type Place } from "../diagnostic.ts";
import { countMessages } from "./count-wording.ts";
import { directionOf } from "./direction.ts";
import type { Messages } from "./language.ts";
import { argumentsOf, literalsOf, type ParsedMessage, parseMessage } from "./message.ts";

export interface CheckMessages {
  readonly tag: string;
  /** Where a message stands; for a key that is missing, where it should stand. */
  readonly placeOf: (key: string) => Place;
  /** The messages of the language that the others are translated from. */
  readonly reference?: Messages;
  /** Whether that language is printed too; else messages that it lacks are told only where one of its own may be meant. */
  readonly isReferencePrinted?: boolean;
  /** Keys that must be there besides those that word counts. */
  readonly required?: readonly string[];
}

/** Returns what is wrong with a language's messages: syntax, keys and values that are asked for. */
export function checkMessages(messages: Messages, options: CheckMessages): readonly Diagnostic[] {
  return [
    ...Object.entries(messages).flatMap(([key, text]) => checkMessage(key, text, options)),
    ...missingKeys(messages, options),
  ];
}

function checkMessage(key: string, text: string, options: CheckMessages): readonly Diagnostic[] {
  const { tag, reference, placeOf } = options;
  const finding = (code: string, message: string, hint: string): Diagnostic => ({
    ...{ severity: "error", code, message, hint },
    place: placeOf(key),
    excerpt: text,
  });
  const parsed = parseMessage(text);
  if ("error" in parsed) {
    const where = `at character ${parsed.offset + 1}`;
    const message = `message "${key}" cannot be read ${where}: ${parsed.error}`;
    return [finding("language/message-syntax", message, syntaxHint(parsed.error))];
  }
  const { names, unsupported } = argumentsOf(parsed);
  const findings: Diagnostic[] = unsupported.map((name) =>
    finding(
      "language/message-format",
      `message "${key}" formats the value "${name}" by itself`,
      `write {${name}}: numbers, dates and counts come in as the language writes them`,
    ),
  );
  const original = reference && Object.hasOwn(reference, key) ? reference[key] : undefined;
  if (reference !== undefined && original === undefined)
    return [...findings, ...unknownKey(key, reference, options)];
  if (text === original && isInOtherScript(parsed, tag))
    findings.push({
      ...finding(
        "language/untranslated",
        `message "${key}" is still in the language translated from`,
        "translate it",
      ),
      severity: "warning",
    });
  const expected = original === undefined ? parsed : parseMessage(original);
  if ("error" in expected) return findings;
  const expectedNames = argumentsOf(expected).names;
  const strangers = [...names].filter((name) => !expectedNames.has(name));
  const forgotten = [...expectedNames].filter((name) => !names.has(name));
  return [
    ...findings,
    ...strangers.map((name) =>
      finding(
        "language/message-values",
        `message "${key}" asks for a value "${name}" that it is not given`,
        didYouMean(name, expectedNames) ?? `it is given ${list(expectedNames)}`,
      ),
    ),
    ...forgotten.map((name) =>
      finding(
        "language/message-values",
        `message "${key}" leaves out the value "${name}"`,
        `the original is: ${original}`,
      ),
    ),
  ];
}

// Latin words in a language that is written in other letters.
function isInOtherScript(message: ParsedMessage, tag: string): boolean {
  return directionOf(tag) === "rtl" && /\p{Script=Latin}{2}/u.test(literalsOf(message).join(" "));
}

function missingKeys(messages: Messages, options: CheckMessages): readonly Diagnostic[] {
  const { reference = {}, required = [], tag, placeOf } = options;
  const needed = new Set([...countMessages, ...required, ...Object.keys(reference)]);
  return [...needed]
    .filter((key) => !Object.hasOwn(messages, key))
    .map((key) => ({
      severity: "error",
      code: "language/missing-message",
      message: `no message "${key}" for ${tag}`,
      place: placeOf(key),
      hint: Object.hasOwn(reference, key)
        ? `the original is: ${reference[key]}`
        : `add it: \`${key.split(".").at(-1)}:\` below \`${key.split(".").slice(0, -1).join(".")}\``,
    }));
}

// What words of the data are called: data that are in one language name some that no other language has.
const isOfData = /^(?:category|part|method|target-type|country)\./;

function unknownKey(
  key: string,
  reference: Messages,
  { placeOf, isReferencePrinted = true }: CheckMessages,
): readonly Diagnostic[] {
  if (!isReferencePrinted && isOfData.test(key)) return [];
  const near = didYouMean(key, Object.keys(reference));
  if (!isReferencePrinted && near === undefined) return [];
  return [
    {
      severity: "warning",
      code: "language/unknown-message",
      message: `message "${key}" is not in the language translated from`,
      place: placeOf(key),
      hint: near ?? "add it to the strings of that language, or take it out",
    },
  ];
}

function syntaxHint(error: string): string {
  if (error === "missing other clause") return "plural and select end with other {…}";
  return "a value is written {name}; a brace that is meant as such, '{'";
}

function list(names: ReadonlySet<string>): string {
  return names.size === 0 ? "none" : [...names].map((name) => `{${name}}`).join(", ");
}
