import type { Document, Node } from "../document/index.ts";
import { type WebFont, writeHtml } from "../html/index.ts";
import type { Language } from "../language/index.ts";
import type { Page } from "../layout/index.ts";
import { blocksOf, pagePicture } from "../picture/index.ts";
import type { FontSet } from "../text/index.ts";
import type { Theme } from "../theme/index.ts";
import { isSamePage, type PageFrames } from "./same-page.ts";
import type { Shelf } from "./shelf.ts";
import { spotsOf } from "./spot.ts";
import type { ToldPage } from "./told.ts";

/** How a document is shown. */
export interface Look {
  readonly theme: Theme;
  readonly fonts: FontSet;
  readonly webFonts: readonly WebFont[];
  readonly language: Language;
}

/** Puts the HTML of a document on the shelf; its id is the one before where it reads as before. */
export function shelveHtml(
  document: Document,
  { theme, webFonts, language }: Look,
  { shelf, before }: { readonly shelf: Shelf; readonly before: string | undefined },
): string {
  const nodes: Node[] = [];
  const text = writeHtml(document, theme, {
    language,
    fonts: webFonts,
    framed: {
      nameNode: (node) => String(nodes.push(node) - 1),
      fontUrl: (font) => `/font/${fontId(font, shelf)}`,
    },
  });
  const isSame = before !== undefined && shelf.html.get(before)?.text === text;
  const id = isSame ? before : shelf.freshId();
  shelf.html.set(id, { text, nodes, tell: spotsOf(document) });
  return id;
}

const fontIds = new WeakMap<Uint8Array, string>();

function fontId({ data }: WebFont, shelf: Shelf): string {
  const id = fontIds.get(data) ?? shelf.freshId();
  fontIds.set(data, id);
  shelf.fonts.set(id, data);
  return id;
}

/** Puts pages on the shelf; the id of one that looks as before is the one before. */
export function shelvePages(
  pages: readonly Page[],
  document: Document,
  {
    fonts,
    shelf,
    before,
  }: {
    readonly fonts: FontSet;
    readonly shelf: Shelf;
    readonly before: readonly ToldPage[];
  },
): readonly ToldPage[] {
  const tell = spotsOf(document);
  const { direction, lang, title } = document;
  let blocks: ReturnType<typeof blocksOf> | undefined;
  return pages.map((page, index) => {
    const { width, height, label, items } = page;
    const frames: PageFrames = { width, height, label, items };
    const last = before[index];
    const known = last && shelf.pages.get(last.id);
    if (last !== undefined && known !== undefined && isSamePage(known.frames, frames)) {
      shelf.pages.set(last.id, { ...known, frames, tell });
      return last;
    }
    const id = shelf.freshId();
    let drawn: string | undefined;
    const draw = (): string => {
      blocks ??= blocksOf(document);
      // Pages may stand beside each other in one page, each drawn by itself time and again.
      const own = { id: `page-${index + 1}-`, label: `${title}, ${label}`, blocks };
      drawn ??= pagePicture(page, { fonts, direction, lang, ...own });
      return drawn;
    };
    shelf.pages.set(id, { frames, draw, isDrawn: () => drawn !== undefined, tell });
    return { id, label, width, height };
  });
}

/**
 * Returns the first page that looks different from the one before, drawn, if that one was looked at: most likely it is
 * what somebody changes, and is asked for next.
 */
export function firstChanged(
  pages: readonly ToldPage[],
  before: readonly ToldPage[],
  shelf: Shelf,
): { readonly id: string; readonly text: string } | undefined {
  const changed = pages.find(({ id }, index) => {
    const last = before[index];
    return last !== undefined && last.id !== id && shelf.pages.get(last.id)?.isDrawn();
  });
  const text = changed && shelf.pages.get(changed.id)?.draw();
  return changed !== undefined && text !== undefined ? { id: changed.id, text } : undefined;
}
