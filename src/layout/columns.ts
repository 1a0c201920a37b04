import type { Column, Columns } from "../document/index.ts";
import { setBox } from "./box.ts";
import { composeBeside } from "./compose.ts";
import { setBlocks } from "./container.ts";
import { type PageFill, paginate } from "./paginate.ts";
import type { Frame, Setting } from "./setting.ts";
import type { Box, Flow, Slice } from "./slice.ts";
import { blockStyle } from "./style.ts";

/**
 * Sets blocks side by side, each column with its share of the width. The columns stay on one page
 * unless they are higher than a page; then they go on beside each other page by page.
 */
export function setColumns(node: Columns, frame: Frame, setting: Setting): Flow {
  const style = blockStyle(setting.theme, frame, "columns", node.style);
  return setBox(node, style, frame, (inner) => {
    const frames = shareWidth(
      inner,
      style.gap,
      node.children.map((column) => column.width),
    );
    const region = { height: inner.height, noteGap: 0 };
    const columns = node.children.map((column, index) => {
      const { slices } = setColumn(column, frames[index] ?? inner, setting);
      return slices.length === 0 ? [] : paginate(slices, region);
    });
    return { slices: composePages(columns), before: 0, after: 0, keepWithNext: false };
  });
}

/** Cuts a frame into columns by their shares, `gap` apart. */
export function shareWidth(frame: Frame, gap: number, shares: readonly number[]): Frame[] {
  const width = frame.width - gap * Math.max(0, shares.length - 1);
  const sum = shares.reduce((total, share) => total + share, 0);
  let start = frame.start;
  return shares.map((share) => {
    const column = { ...frame, start, width: (width * share) / sum, turned: null };
    start += column.width + gap;
    return column;
  });
}

function setColumn(node: Column, frame: Frame, setting: Setting): Flow {
  const style = blockStyle(setting.theme, frame, "column", node.style);
  return setBox(node, style, frame, (inner) => setBlocks(node.children, inner, setting));
}

function composePages(columns: readonly (readonly PageFill[])[]): Slice[] {
  const count = Math.max(0, ...columns.map((pages) => pages.length));
  const slices: Slice[] = [];
  let open: readonly (readonly Box[])[] = [];
  for (let page = 0; page < count; page++) {
    const composed = composeBeside(
      columns.map((pages, index) => ({
        fill: pages[page] ?? { placed: [] },
        open: pages[page] === undefined ? [] : (open[index] ?? []),
      })),
    );
    slices.push(composed.slice);
    open = composed.open;
  }
  return slices;
}
