import type { LinkItem } from "../layout/index.ts";
import { array, byteString, number, reference, textString } from "./syntax.ts";

/** What a link's annotation is told beside its item. */
export interface LinkContext {
  readonly pageHeight: number;
  /** Its key in the parent tree. */
  readonly structParent: number;
  /** Object number of its page. */
  readonly page: number;
}

/**
 * Returns the annotation of an active area, in PDF syntax. It is printed and visible (ISO 19005-2 6.3.2)
 * and says what the link says (ISO 14289-1 7.18.5).
 */
export function linkAnnotation(item: LinkItem, context: LinkContext): string {
  const { x, y, width, height, url, text } = item;
  const bottom = context.pageHeight - y - height;
  const entries = [
    `/Rect${array([x, bottom, x + width, bottom + height].map(number))}`,
    `/Border[0 0 0]/F 4/P ${reference(context.page)}`,
    `/StructParent ${context.structParent}/Contents${textString(text.trim() || url)}`,
    url.startsWith("#") ? `/Dest${byteString(url.slice(1))}` : opening(url),
  ];
  return `<</Type/Annot/Subtype/Link${entries.join("")}>>`;
}

// A URI is written in ASCII (ISO 32000-1 12.6.4.7), as the URL standard serializes it.
function opening(url: string): string {
  return `/A<</S/URI/URI${byteString(new URL(url).href)}>>`;
}
