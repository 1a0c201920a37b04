import type { Style, Theme } from "./theme.ts";

/**
 * The style each kind of node has by default; a theme must hold all of them. `document` is what every
 * other style is based on unless it says otherwise.
 */
export const defaultStyles = [
  "document",
  "section",
  "heading-1",
  "heading-2",
  "heading-3",
  "heading-4",
  "paragraph",
  "list",
  "list-item",
  "table",
  "table-head",
  "table-cell",
  "table-foot",
  "caption",
  "figure",
  "figure-source",
  "key-figures",
  "key-figure",
  "key-figure-value",
  "key-figure-label",
  "key-figure-note",
  "callout",
  "quotation",
  "attribution",
  "columns",
  "column",
  "contents",
  "contents-entry-1",
  "contents-entry-2",
  "contents-entry-3",
  "note",
  "note-reference",
  "citation",
  "link",
  "strong",
  "emphasis",
  "figure-value",
  "span",
  "page-head",
  "page-foot",
] as const;

export type StyleName = (typeof defaultStyles)[number];

/** Returns the complete style of a block: its default style, and over it what its class declares. */
export function styleOf(theme: Theme, base: StyleName, className?: string): Style {
  const style = theme.styles[base];
  if (style === undefined) throw new Error(`the theme has no style "${base}"`);
  const declared = className === undefined ? undefined : theme.declared[className];
  return declared === undefined ? style : { ...style, ...declared };
}

/** Returns what an inline node changes in the text around it: its default style and its class. */
export function inlineStyleOf(theme: Theme, base: StyleName, className?: string): Partial<Style> {
  const declared = className === undefined ? undefined : theme.declared[className];
  return { ...theme.declared[base], ...declared };
}
