import type { SceneItem } from "../chart/index.ts";
import type { Diagnostic, Place } from "../diagnostic.ts";
import { children, type Document, type Node } from "../document/index.ts";
import { type FontSet, missingGlyphs } from "../text/index.ts";

/**
 * Finds every character of a document that no font has, with the place of the text it stands in: drawn all
 * the same it would be an empty box, and lost to whoever copies the text (PDF/UA-1 7.21.8).
 */
export function checkGlyphs(document: Document, fonts: FontSet): readonly Diagnostic[] {
  const findings: Diagnostic[] = [];
  const check = (text: string, place: Place | undefined): void => {
    findings.push(...missingGlyphs(text, fonts, place));
  };
  for (const text of Object.values(document.furniture)) check(text, document.place);
  const walk = (node: Node, around: Place | undefined): void => {
    const place = node.place ?? around;
    if (node.type === "text") check(node.value, place);
    if (node.type === "figure") for (const text of textsOf(node.scene.items)) check(text, place);
    for (const child of children(node)) walk(child, place);
  };
  walk(document, undefined);
  return findings;
}

function textsOf(items: readonly SceneItem[]): readonly string[] {
  return items.flatMap((item) => {
    if (item.type === "group") return textsOf(item.items);
    return item.type === "text" ? [item.text] : [];
  });
}
