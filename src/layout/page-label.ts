import { writePageNumber } from "../language/index.ts";

/** Returns what a page is called in print: its number in the digits of the document's language. */
export function pageLabel(index: number, lang: string): string {
  return writePageNumber(index + 1, lang);
}
