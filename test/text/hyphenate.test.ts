import { describe, expect, test } from "vitest";
import { hyphenations } from "../../src/text/hyphenate.ts";
import { breakParagraph, type TextSpan } from "../../src/text/index.ts";
import { vazirmatn as fonts, span } from "./fonts.ts";

function hyphenated(text: string): string {
  let [result, from] = ["", 0];
  for (const place of hyphenations(text)) {
    result += `${text.slice(from, place)}-`;
    from = place;
  }
  return result + text.slice(from);
}

function lines(spans: readonly TextSpan<string>[], width: number, hyphenate = true): string[] {
  return breakParagraph(spans, { fonts, direction: "ltr", width, hyphenate }).map(({ fragments }) =>
    fragments
      .map(({ run }) => run.text)
      .join("")
      .trim(),
  );
}

describe("hyphens", () => {
  test("stand where English words may be broken, three letters or more from their ends", () => {
    expect(hyphenated("responsibility, displacement and approximately (verification).")).toBe(
      "respon-si-bil-ity, dis-place-ment and approx-i-mate-ly (ver-i-fi-ca-tion).".replace(
        "mate-ly",
        "mately",
      ),
    );
  });

  test.each([
    ["short words", "people killed attack"],
    ["names and what else is capitalised", "Afghanistan ANGEHÖRIGE Responsibility UNAMA"],
    [
      "words with hyphens, digits or strokes",
      "improvised-explosive covid19infection civilian/military",
    ],
    ["addresses", "www.organization.org international@example.org https://x.org/investigations"],
    ["words that are quoted", "“an investigation of “approximately” 60"],
    ["other letters", "présentation مسئولیت‌پذیری"],
  ])("do not stand in %s", (_, text) => {
    expect(hyphenated(text)).toBe(text);
  });

  test("end a narrow line, as soft hyphens, where much room would be left", () => {
    const words = [span("an investigation by")];
    expect(lines(words, 50)).toEqual(["an investi\u00ad", "gation by"]);
    expect(lines(words, 50, false)).toEqual(["an", "investigati", "on by"]);
    expect(lines([span("attributed to responsibility")], 75)).toEqual([
      "attributed to",
      "responsibility",
    ]);
  });

  test("stand only in words of a language that there are patterns for", () => {
    const words = [span("an ", { lang: "de" }), span("investigation ", { lang: "de" })];
    expect(lines([...words, span("investigation", { lang: "en-GB" })], 50)).toEqual([
      "an",
      "investigati",
      "on investi\u00ad",
      "gation",
    ]);
  });
});
