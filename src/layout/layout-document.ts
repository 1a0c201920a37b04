import type { Diagnostic } from "../diagnostic.ts";
import type { Document } from "../document/index.ts";
import type { FontSet } from "../text/index.ts";
import { styleOf, type Theme } from "../theme/index.ts";
import { rememberBlocks } from "./block.ts";
import type { PagedDocument } from "./frame.ts";
import { buildOutline } from "./outline.ts";
import { pageRegion, turnedArea } from "./page-area.ts";
import { findingsIn } from "./report.ts";
import { setPages } from "./set-pages.ts";
import type { PageSetting, Setting } from "./setting.ts";
import { settle } from "./settle.ts";

/** A document on pages, and what its author should know about it. */
export interface Layout {
  readonly paged: PagedDocument;
  readonly diagnostics: readonly Diagnostic[];
}

/** What was set before of blocks, which are set once as long as they are the same objects. */
export type LayoutMemory = Pick<Setting, "setBlock" | "noteOwners">;

/** Returns a memory for layouts of one theme, its fonts and one direction. */
export function openLayoutMemory(): LayoutMemory {
  return { setBlock: rememberBlocks(), noteOwners: new WeakMap() };
}

/** Lays out a numbered document on the pages of a theme; with a memory, of what was set with it what is new. */
export function layoutDocument(
  document: Document,
  theme: Theme,
  fonts: FontSet,
  memory: LayoutMemory = openLayoutMemory(),
): Layout {
  const findings = new Map<string, Diagnostic>();
  // 1. Blocks become slices: unbreakable stretches that know what a break before them costs.
  // 2. Slices are placed on pages, until the page numbers that they print are right.
  const setting = {
    ...startSetting(document, theme, fonts),
    ...memory,
    // Runs over a document repeat what they find.
    report: (finding: Diagnostic): void => {
      findings.set(JSON.stringify([finding.code, finding.message, finding.place]), finding);
    },
  };
  const settled = settle(document, setting);
  // 3. What stands on a page is taken to its place there, start and end becoming left and right.
  const pages = setPages(document, settled.fills, setting);
  const { destinations, headings } = settled.landing;
  return {
    paged: { pages, outline: buildOutline(headings), destinations },
    diagnostics: [...findings.values(), ...findingsIn(settled)],
  };
}

function startSetting(document: Document, theme: Theme, fonts: FontSet): PageSetting {
  const { width, marginStart, marginEnd } = theme.page;
  return {
    theme,
    fonts,
    direction: document.direction,
    page: {
      start: 0,
      width: width - marginStart - marginEnd,
      height: pageRegion(theme.page).height,
      turned: turnedArea(theme.page),
      lang: document.lang,
      text: styleOf(theme, "document", document.style),
      tabular: false,
    },
  };
}
