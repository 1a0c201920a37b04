import type { HelperCall } from "../helpers/helper.ts";
import { HelperError } from "../helpers/helper-error.ts";
import { type FoundNumber, numberFinder } from "../numbers/find-numbers.ts";

const hint =
  'print a figure with figure(row, "column") and a date with date(row, "column"): they know where it comes from';

/**
 * Finds numbers in what a helper of one's own has written: digits are an error, words a warning, as in templates. What
 * stands in a text that it was given is a word of the data.
 */
export function checkWords(value: string, texts: readonly string[], call: HelperCall): void {
  const { helper, place, rendering } = call;
  const find = numberFinder([rendering.context.language.tag]);
  const given = new Set(texts.flatMap((text) => find(text).map(({ words }) => words)));
  const loose = find(value).filter(({ words }) => !given.has(words));
  const digits = loose.find(({ isDigits }) => isDigits);
  if (digits !== undefined) throw new HelperError(messageOf(digits), hint, "template/loose-number");
  for (const found of loose)
    rendering.findings.report(place, {
      severity: "warning",
      code: "template/loose-number",
      message: `{{${helper.name}}}: ${messageOf(found)}`,
      hint,
    });
}

function messageOf({ words }: FoundNumber): string {
  return `the number "${words}" comes from no data`;
}
