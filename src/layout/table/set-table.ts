import type { Table } from "../../document/index.ts";
import { innerFrame, setBox } from "../box.ts";
import { composeBeside, pile } from "../compose.ts";
import { setCaption } from "../figure.ts";
import type { Frame, Setting } from "../setting.ts";
import { emptyFlow, type Flow, penalty, type Slice } from "../slice.ts";
import { stack } from "../stack.ts";
import { blockStyle } from "../style.ts";
import type { PartRows } from "./column-needs.ts";
import { arrangeRows, groupRows } from "./grid.ts";
import { type ColumnPlan, planColumns, reportWide } from "./plan-columns.ts";
import { repeat } from "./repeat.ts";
import { setBody, withCost } from "./set-body.ts";
import { setGroup, type TableSetting } from "./set-group.ts";
import { sliceGroup } from "./slice-group.ts";

// Head, body and foot.
type Parts = readonly [PartRows, PartRows, PartRows];

/**
 * Sets a table. Rows move to the next page whole unless they are higher than half of one; its head is
 * set again on each page. Caption and head stay with the first two rows, the foot with the last two. A
 * table too wide for an upright page, even in smaller type, has pages of its own, laid on their side.
 */
export function setTable(node: Table, frame: Frame, setting: Setting): Flow {
  const own = blockStyle(setting.theme, frame, "table", node.style);
  const parts: Parts = [
    { part: "table-head", rows: arrangeRows(node.head) },
    { part: "table-cell", rows: arrangeRows(node.body) },
    { part: "table-foot", rows: arrangeRows(node.foot) },
  ];
  const plan = (inner: Frame): ColumnPlan =>
    planColumns({ node, parts, gap: own.gap, frame: inner, setting });
  const upright = own.page === "landscape" ? undefined : plan(innerFrame(node, own, frame));
  const isTurned = frame.turned !== null && (upright?.excess ?? 1) > 0;
  const style = isTurned ? ({ ...own, page: "landscape" } as const) : own;
  return setBox(node, style, frame, (inner) => {
    const caption = setCaption(node.caption, inner, setting);
    const planned = isTurned || upright === undefined ? plan(inner) : upright;
    reportWide(node, planned);
    return stack([caption, setGrid(parts, planned.table, inner)]);
  });
}

function setGrid([headPart, body, footPart]: Parts, table: TableSetting, frame: Frame): Flow {
  const halfPage = frame.height / 2;
  // A head is one slice, however high: what is repeated has to be whole.
  const headSlices = setPart(headPart, table, Number.POSITIVE_INFINITY);
  const head = headSlices.length > 0 ? composeBeside([pile(headSlices)]).slice : undefined;
  const repeated = head === undefined ? undefined : repeat(head, halfPage);
  const foot = setPart(footPart, table, halfPage);
  const slices = [
    ...(head === undefined ? [] : [head]),
    ...setBody(body.rows, repeated, table, halfPage),
    ...foot.map((slice) => withCost(slice, penalty.announced, repeated)),
  ];
  const [first, ...rest] = slices;
  // What is above the table decides whether a page may end there.
  const free = first === undefined ? [] : [{ ...first, breakBefore: penalty.free }];
  return { ...emptyFlow, slices: [...free, ...rest] };
}

function setPart({ part, rows }: PartRows, table: TableSetting, limit: number): Slice[] {
  return groupRows(rows).flatMap((group) => sliceGroup(setGroup(group, part, table), limit));
}
