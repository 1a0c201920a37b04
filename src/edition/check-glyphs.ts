import type { SceneItem } from "../chart/index.ts";
import type { Diagnostic, Place } from "../diagnostic.ts";
import { children, type Document, type Node } from "../document/index.ts";
import { lettersOf } from "../language/index.ts";
import { type FontSet, missingCharacters, missingGlyphs } from "../text/index.ts";

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

/** Reports the letters that a language is written with and no font has, whether or not a text has them today. */
export function checkLetters(
  tag: string,
  fonts: FontSet,
  place: Place | undefined,
): readonly Diagnostic[] {
  const missing = missingCharacters(lettersOf(tag), fonts);
  if (missing.length === 0) return [];
  const most = 12;
  const more = missing.length > most ? ` and ${missing.length - most} more` : "";
  return [
    {
      severity: "warning",
      code: "theme/missing-letters",
      message: `no font has ${missing.slice(0, most).join(" ")}${more}, which ${tag} is written with`,
      hint: "add a family that has them to `fonts`; those of fieldbrief:briefing have all",
      ...(place && { place }),
    },
  ];
}

function textsOf(items: readonly SceneItem[]): readonly string[] {
  return items.flatMap((item) => {
    if (item.type === "group") return textsOf(item.items);
    return item.type === "text" ? [item.text] : [];
  });
}
