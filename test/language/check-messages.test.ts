import { describe, expect, test } from "vitest";
import { checkMessages, type Messages } from "../../src/language/index.ts";
import { englishMessages, messagesOf } from "../support/language.ts";

const placeOf = (key: string) => ({ file: `strings.en.yaml#${key}`, line: 1 });

function codes(messages: Messages, reference?: Messages): string[] {
  const options = { tag: "en", placeOf, ...(reference && { reference }) };
  return checkMessages({ ...englishMessages, ...messages }, options).map(
    ({ code, message }) => `${code}: ${message}`,
  );
}

describe("checking messages", () => {
  test("finds nothing wrong with the sample's own", () => {
    expect(checkMessages(englishMessages, { tag: "en", placeOf })).toEqual([]);
  });

  test.each([
    ["{n", "at character 1: expect argument closing brace"],
    ["ab {n, plural, one {# killed}}", "at character 30: missing other clause"],
    ["{n, plura, other {}}", "invalid argument type"],
  ])("points at what cannot be read in %j", (text, message) => {
    const [finding, ...others] = codes({ bad: text });
    expect(finding).toContain('language/message-syntax: message "bad" cannot be read');
    expect(finding).toContain(message);
    expect(others).toEqual([]);
  });

  test("finds words that were copied and not translated, but no values and no signs", () => {
    const reference = { ...messagesOf("en"), a: "{n} killed", b: "{n} / {all}", c: "IS-K" };
    const own = { ...messagesOf("fa-AF"), a: "{n} killed", b: "{n} / {all}", c: "داعش (IS-K)" };
    const found = checkMessages(own, { tag: "fa-AF", placeOf, reference });
    expect(found.map(({ severity, code, message }) => [severity, code, message])).toEqual([
      ["warning", "language/untranslated", 'message "a" is still in the language translated from'],
    ]);
  });

  test("refuses formats that would follow another locale's habits", () => {
    expect(codes({ when: "on {day, date, long}", much: "{n, number, ::percent}" })).toEqual([
      'language/message-format: message "when" formats the value "day" by itself',
      'language/message-format: message "much" formats the value "n" by itself',
    ]);
  });

  test("finds keys that are missing, and keys that are not in the original", () => {
    const reference = { ...englishMessages, title: "Title", period: "Period" };
    expect(codes({ titel: "Title", period: "Period" }, reference)).toEqual([
      'language/unknown-message: message "titel" is not in the language translated from',
      'language/missing-message: no message "title" for en',
    ]);
  });

  test.each([
    [true, ["method.words", "own.section", "titel"]],
    [false, ["titel"]],
  ])("owes nothing to an original that is not printed: %s", (isReferencePrinted, keys) => {
    const reference = { ...messagesOf("en"), title: "Title" };
    const own = { title: "عنوان", titel: "عنوان", "method.words": "انفجار", "own.section": "بخش" };
    const found = checkMessages(
      { ...messagesOf("fa-AF"), ...own },
      { tag: "fa-AF", placeOf, reference, isReferencePrinted },
    );
    const unknown = found.filter(({ code }) => code === "language/unknown-message");
    expect(unknown.map(({ place }) => place)).toEqual(expect.arrayContaining(keys.map(placeOf)));
    expect(unknown).toHaveLength(keys.length);
  });

  test("finds values that a translation forgets or invents", () => {
    const reference = { ...englishMessages, of: "{part} of {whole}" };
    expect(codes({ of: "{part} of {hole}" }, reference)).toEqual([
      'language/message-values: message "of" asks for a value "hole" that it is not given',
      'language/message-values: message "of" leaves out the value "whole"',
    ]);
  });

  test("asks for the wordings of counts in every language", () => {
    const { "count.at-least": _, ...rest } = englishMessages;
    const findings = checkMessages(rest, { tag: "en", placeOf });
    expect(findings.map(({ message, place }) => [message, place])).toEqual([
      ['no message "count.at-least" for en', placeOf("count.at-least")],
    ]);
  });
});
