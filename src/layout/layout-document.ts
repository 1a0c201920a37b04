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
import type { Setting } from "./setting.ts";
import { settle } from "./settle.ts";

/** A document on pages, and what its author should know about it. */
export interface Layout {
  readonly paged: PagedDocument;
  readonly diagnostics: readonly Diagnostic[];
}

/** Lays out a numbered document on the pages of a theme. */
export function layoutDocument(document: Document, theme: Theme, fonts: FontSet): Layout {
  const findings = new Map<string, Diagnostic>();
  // 1. Blocks become slices: unbreakable stretches that know what a break before them costs.
  // 2. Slices are placed on pages, until the page numbers that they print are right.
  const setting = startSetting(document, theme, fonts, (finding) => {
    findings.set(JSON.stringify([finding.code, finding.message, finding.place]), finding);
  });
  const settled = settle(document, setting);
  // 3. What stands on a page is taken to its place there, start and end becoming left and right.
  const pages = setPages(document, settled.fills, setting);
  const { destinations, headings } = settled.landing;
  return {
    paged: { pages, outline: buildOutline(headings), destinations },
    diagnostics: [...findings.values(), ...findingsIn(settled)],
  };
}

// Runs over a document repeat what they find, so `report` has to hear of it more than once.
function startSetting(
  document: Document,
  theme: Theme,
  fonts: FontSet,
  report: Setting["report"],
): Omit<Setting, "pageOf"> {
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
    noteOwners: new Map(),
    report,
    setBlock: rememberBlocks(),
  };
}
