import { array, number, textString } from "./syntax.ts";

/**
 * Returns the page labels of ISO 32000-1 12.4.2 for labels as printed: a range counts on for as long as
 * they do in Western digits; whatever else is printed is a prefix without a number.
 */
export function pageLabels(labels: readonly string[]): string {
  const ranges: (string | number)[] = [];
  let expected: string | undefined;
  labels.forEach((label, index) => {
    const { prefix, value } = parseLabel(label);
    if (expected === undefined || label !== expected) {
      const style = value === undefined ? "" : `/S/D/St ${number(value)}`;
      ranges.push(index, `<<${style}${prefix === "" ? "" : `/P${textString(prefix)}`}>>`);
    }
    expected = value === undefined ? undefined : `${prefix}${value + 1}`;
  });
  return `<</Nums${array(ranges)}>>`;
}

function parseLabel(label: string): { readonly prefix: string; readonly value?: number } {
  const match = /^(.*?)([1-9][0-9]{0,8})$/.exec(label);
  const [, prefix = "", digits = ""] = match ?? [];
  return match === null ? { prefix: label } : { prefix, value: Number(digits) };
}
