import type { Table } from "../../document/index.ts";
import { innerFrame, setBox } from "../box.ts";
import { composeBeside, pile } from "../compose.ts";
import { setCaption } from "../figure.ts";
import type { Artifact } from "../frame.ts";
import type { Frame, Setting } from "../setting.ts";
import {
  emptyFlow,
  type Flow,
  type FlowItem,
  penalty,
  type Repeated,
  type Slice,
} from "../slice.ts";
import { costlier, stack } from "../stack.ts";
import { blockStyle } from "../style.ts";
import type { PartRows } from "./column-needs.ts";
import { arrangeRows, groupRows } from "./grid.ts";
import { type ColumnPlan, planColumns, reportWide } from "./plan-columns.ts";
import { setGroup, type TableSetting } from "./set-group.ts";
import { sliceGroup } from "./slice-group.ts";

const repeatedSource: Artifact = { type: "artifact", kind: "repeated" };

/**
 * Sets a table. Rows move to the next page whole unless they are higher than half of one; its head is
 * set again on each page. Caption and head stay with the first two rows, the foot with the last two. A
 * table too wide for an upright page, even in smaller type, has pages of its own, laid on their side.
 */
export function setTable(node: Table, frame: Frame, setting: Setting): Flow {
  const own = blockStyle(setting.theme, frame, "table", node.style);
  const parts: PartRows[] = [
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

function setGrid(parts: readonly PartRows[], table: TableSetting, frame: Frame): Flow {
  const [headSlices = [], body = [], foot = []] = parts.map((part) =>
    setPart(part, table, frame.height / 2),
  );
  const head = headSlices.length > 0 ? composeBeside([pile(headSlices)]).slice : undefined;
  const repeated = head === undefined ? undefined : repeat(head, frame.height / 2);
  const slices = [
    ...(head === undefined ? [] : [head]),
    ...body.map((slice, index) => withCost(slice, costInBody(index, body.length), repeated)),
    ...foot.map((slice) => withCost(slice, penalty.announced, repeated)),
  ];
  const [first, ...rest] = slices;
  // What is above the table decides whether a page may end there.
  const free = first === undefined ? [] : [{ ...first, breakBefore: penalty.free }];
  return { ...emptyFlow, slices: [...free, ...rest] };
}

function setPart({ part, rows }: PartRows, table: TableSetting, halfPage: number): Slice[] {
  // A head is one slice, however high: what is repeated has to be whole.
  const limit = part === "table-head" ? Number.POSITIVE_INFINITY : halfPage;
  return groupRows(rows).flatMap((group) => sliceGroup(setGroup(group, part, table), limit));
}

// The first and the last two rows stay together, and the first with what is above it.
function costInBody(index: number, count: number): number {
  if (index === 0) return penalty.announced;
  return index === 1 || index === count - 1 ? penalty.lonely : penalty.free;
}

function withCost(slice: Slice, cost: number, repeated: Repeated | undefined): Slice {
  const costly = { ...slice, breakBefore: costlier(slice.breakBefore, cost) };
  return repeated === undefined ? costly : { ...costly, repeated };
}

// A head higher than half a page is not worth its place on each.
function repeat(head: Slice, halfPage: number): Repeated | undefined {
  if (head.height > halfPage) return undefined;
  const items = head.items.flatMap((item): FlowItem[] =>
    item.type === "link" ? [] : [{ ...item, source: repeatedSource }],
  );
  return { height: head.height, items };
}
