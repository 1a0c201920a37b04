import type { Document, PageReference } from "../document/index.ts";
import { setBlocks } from "./container.ts";
import { findLanding, type Landing } from "./landing.ts";
import { pageRegion, turnPage } from "./page-area.ts";
import { pageLabel } from "./page-label.ts";
import { type PageFill, paginate } from "./paginate.ts";
import type { Setting } from "./setting.ts";

/** A document broken into pages. */
export interface Settled {
  readonly fills: readonly PageFill[];
  readonly landing: Landing;
  /** References whose page number is not the one that they lead to, for want of an end to the runs. */
  readonly wrong: readonly PageReference[];
  /** References to what is nowhere. */
  readonly lost: readonly PageReference[];
}

// One run finds the page numbers, a second prints them; a number that grows a digit may ask for more.
const mostRuns = 6;

/** Sets a document again and again until the page numbers that it prints are those it has. */
export function settle(document: Document, base: Omit<Setting, "pageOf">): Settled {
  let known: ReadonlyMap<string, string> | undefined;
  for (let run = 1; ; run++) {
    const printed = new Map<PageReference, string>();
    const pageOf = (reference: PageReference): string => {
      const label = known === undefined ? "0" : labelOf(reference, known);
      printed.set(reference, label);
      return label;
    };
    const { slices } = setBlocks(document.children, base.page, { ...base, pageOf });
    const { page } = base.theme;
    const fills = paginate(slices, pageRegion(page), pageRegion(turnPage(page)));
    const landing = findLanding(fills, page.marginTop);
    const labels = labelsIn(landing, document.lang);
    const references = [...printed.keys()];
    const wrong = references.filter((each) => printed.get(each) !== labelOf(each, labels));
    const lost = references.filter(({ target }) => !labels.has(target));
    if (wrong.length === 0 || run === mostRuns) return { fills, landing, wrong, lost };
    known = labels;
  }
}

function labelsIn({ destinations }: Landing, lang: string): Map<string, string> {
  return new Map([...destinations].map(([id, { page }]) => [id, pageLabel(page, lang)]));
}

function labelOf({ target }: PageReference, labels: ReadonlyMap<string, string>): string {
  return labels.get(target) ?? "?";
}
