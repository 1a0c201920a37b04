import type { Diagnostic, Place } from "../diagnostic.ts";
import type { PageReference } from "../document/index.ts";
import type { PageFill } from "./paginate.ts";
import type { Settled } from "./settle.ts";

/** Returns what is wrong with a document broken into pages. */
export function findingsIn({ fills, wrong, lost }: Settled): Diagnostic[] {
  return [
    ...wrong.map(unsettled),
    ...lost.map(unknownTarget),
    ...fills.flatMap((fill, page) => (fill.overfull ? [tooHigh(fill, page)] : [])),
  ];
}

function unsettled({ target, place }: PageReference): Diagnostic {
  return finding(place, {
    code: "layout/page-number-unsettled",
    message: `the page number of "${target}" moves what it stands on, so that it is never right`,
    hint: "start the section on a new page, or change the text around the reference a little",
  });
}

function unknownTarget({ target, place }: PageReference): Diagnostic {
  return finding(place, {
    code: "layout/unknown-target",
    message: `page reference to "${target}", which is nowhere in the document`,
    hint: "give the heading, table or figure that is meant this id",
  });
}

function tooHigh(fill: PageFill, page: number): Diagnostic {
  const sources = fill.placed.flatMap(({ slice }) => slice.items.map((item) => item.source));
  const known = sources.find((source) => source.type !== "artifact" && source.place !== undefined);
  return finding(known?.type === "artifact" ? undefined : known?.place, {
    code: "layout/too-high",
    message: `what stands on page ${page + 1} is higher than the page and cannot be broken`,
    hint: "make it lower, or split it",
  });
}

function finding(
  place: Place | undefined,
  rest: Omit<Diagnostic, "severity" | "place">,
): Diagnostic {
  return { severity: "error", ...rest, ...(place === undefined ? {} : { place }) };
}
