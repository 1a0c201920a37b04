import type { Diagnostic } from "../diagnostic.ts";
import type { Document, PageReference } from "../document/index.ts";
import type { FontSet } from "../text/index.ts";
import { styleOf, type Theme } from "../theme/index.ts";
import { rememberBlocks } from "./block.ts";
import { setBlocks } from "./container.ts";
import type { PagedDocument } from "./frame.ts";
import { type PageFill, paginate } from "./paginate.ts";
import { pageLabel, pageRegion, setPages } from "./set-pages.ts";
import type { Setting } from "./setting.ts";

/** A document on pages, and what its author should know about it. */
export interface Layout {
  readonly paged: PagedDocument;
  readonly diagnostics: readonly Diagnostic[];
}

// One run finds the page numbers, a second prints them; a number that grows a digit may ask for more.
const mostRuns = 6;

type Report = (finding: Diagnostic) => void;

/**
 * Lays out a numbered document on the pages of a theme, again and again until the page numbers that it
 * prints are those it has.
 */
export function layoutDocument(document: Document, theme: Theme, fonts: FontSet): Layout {
  const findings = new Map<string, Diagnostic>();
  const report: Report = (finding) => {
    findings.set(JSON.stringify([finding.code, finding.message, finding.place]), finding);
  };
  const base = startSetting(document, theme, fonts, report);
  let labels: ReadonlyMap<string, string> | undefined;
  for (let run = 1; ; run++) {
    const printed = new Map<PageReference, string>();
    const pageOf = (reference: PageReference): string => {
      const label = labels === undefined ? "0" : labelOf(reference, labels);
      printed.set(reference, label);
      return label;
    };
    const { paged, fills } = layoutOnce(document, { ...base, pageOf });
    labels = labelsOf(paged);
    const wrong = [...printed].filter(([reference, label]) => label !== labelOf(reference, labels));
    if (wrong.length > 0 && run < mostRuns) continue;
    for (const [reference] of wrong) reportUnsettled(reference, report);
    for (const reference of printed.keys())
      if (!labels.has(reference.target)) reportTarget(reference, report);
    for (const [page, fill] of fills.entries())
      if (fill.overfull) reportOverfull(fill, page, report);
    return { paged, diagnostics: [...findings.values()] };
  }
}

function startSetting(
  document: Document,
  theme: Theme,
  fonts: FontSet,
  report: Report,
): Omit<Setting, "pageOf"> {
  const { width, marginStart, marginEnd } = theme.page;
  const text = styleOf(theme, "document", document.style);
  return {
    theme,
    fonts,
    direction: document.direction,
    page: {
      start: 0,
      width: width - marginStart - marginEnd,
      height: pageRegion(theme).height,
      lang: document.lang,
      text,
      tabular: false,
    },
    noteOwners: new Map(),
    report,
    setBlock: rememberBlocks(),
  };
}

interface Run {
  readonly paged: PagedDocument;
  readonly fills: readonly PageFill[];
}

function layoutOnce(document: Document, setting: Setting): Run {
  const flow = setBlocks(document.children, setting.page, setting);
  const fills = paginate(flow.slices, pageRegion(setting.theme));
  return { paged: setPages(document, fills, setting), fills };
}

function labelsOf({ destinations }: PagedDocument): Map<string, string> {
  return new Map([...destinations].map(([id, { page }]) => [id, pageLabel(page)]));
}

function labelOf(
  reference: PageReference,
  labels: ReadonlyMap<string, string> | undefined,
): string {
  return labels?.get(reference.target) ?? "?";
}

function reportUnsettled(reference: PageReference, report: Report): void {
  report({
    severity: "error",
    code: "layout/page-number-unsettled",
    message: `the page number of "${reference.target}" moves what it stands on, so that it is never right`,
    hint: "start the section on a new page, or change the text around the reference a little",
    ...(reference.place === undefined ? {} : { place: reference.place }),
  });
}

function reportTarget(reference: PageReference, report: Report): void {
  report({
    severity: "error",
    code: "layout/unknown-target",
    message: `page reference to "${reference.target}", which is nowhere in the document`,
    hint: "give the heading, table or figure that is meant this id",
    ...(reference.place === undefined ? {} : { place: reference.place }),
  });
}

function reportOverfull(fill: PageFill, page: number, report: Report): void {
  const source = fill.placed
    .flatMap(({ slice }) => slice.items)
    .find((item) => "source" in item)?.source;
  const place = source !== undefined && "place" in source ? source.place : undefined;
  report({
    severity: "error",
    code: "layout/too-high",
    message: `what stands on page ${pageLabel(page)} is higher than the page and cannot be broken`,
    hint: "make it lower, or split it",
    ...(place === undefined ? {} : { place }),
  });
}
