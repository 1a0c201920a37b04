import type { PageSetup } from "../theme/index.ts";
import type { Region } from "./paginate.ts";
import type { Frame, PageSetting } from "./setting.ts";
import type { Flow } from "./slice.ts";

// Points from the text to the first note.
export const noteGap = 10;

/** Returns the room for text on a page. */
export function pageRegion({ height, marginTop, marginBottom }: PageSetup): Region {
  return { height: height - marginTop - marginBottom, noteGap };
}

/** Returns the page laid on its side: its margins and furniture stay at the edges that are up and down. */
export function turnPage(page: PageSetup): PageSetup {
  return { ...page, width: page.height, height: page.width };
}

/** Returns the width and height of the text area of a page laid on its side. */
export function turnedArea(upright: PageSetup): {
  readonly width: number;
  readonly height: number;
} {
  const page = turnPage(upright);
  const width = page.width - page.marginStart - page.marginEnd;
  return { width, height: pageRegion(page).height };
}

/** Returns what is the same for all pages laid on their side. */
export function turnSetting(setting: PageSetting): PageSetting {
  const { theme, page } = setting;
  return {
    ...setting,
    theme: { ...theme, page: turnPage(theme.page) },
    page: { ...page, ...turnedArea(theme.page) },
  };
}

/** Returns the frame on a page laid on its side; undefined for what shares its page with something else. */
export function turnFrame({ turned, ...frame }: Frame): Frame | undefined {
  return turned === null ? undefined : { ...frame, ...turned, start: 0, turned: null };
}

/** Returns a flow for pages laid on their side. */
export function turnFlow(flow: Flow): Flow {
  return { ...flow, slices: flow.slices.map((slice) => ({ ...slice, isTurned: true })) };
}
