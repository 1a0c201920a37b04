import { turnFlow } from "./page-area.ts";
import { emptyFlow, type Flow, penalty, type Slice } from "./slice.ts";

/** Puts flows one under the other; the space between two is the larger of what they ask for. */
export function stack(flows: readonly Flow[]): Flow {
  const filled = turnAnnouncing(flows.filter((flow) => flow.slices.length > 0));
  const [first] = filled;
  const last = filled.at(-1);
  if (first === undefined || last === undefined) return emptyFlow;
  if (filled.length === 1) return first;
  const slices: Slice[] = [];
  let previous: Flow | undefined;
  for (const flow of filled) {
    const [head, ...tail] = flow.slices;
    if (previous === undefined || head === undefined) append(slices, flow.slices);
    else {
      const before = Math.max(previous.after, flow.before);
      const announced = previous.keepWithNext ? penalty.announced : penalty.free;
      slices.push({ ...head, before, breakBefore: costlier(head.breakBefore, announced) });
      append(slices, tail);
    }
    previous = flow;
  }
  return { slices, before: first.before, after: last.after, keepWithNext: last.keepWithNext };
}

// What announces something on a page laid on its side goes there with it.
function turnAnnouncing(flows: Flow[]): Flow[] {
  for (let index = flows.length - 2; index >= 0; index--) {
    const [flow, next] = [flows[index], flows[index + 1]];
    if (flow?.keepWithNext && next?.slices[0]?.isTurned) flows[index] = turnFlow(flow);
  }
  return flows;
}

/** Keeps a flow together, if it is at most as high as given. */
export function keepTogether(flow: Flow, height: number): Flow {
  if (flow.slices.length < 2 || heightOf(flow.slices) > height) return flow;
  const slices = flow.slices.map((slice, index) =>
    index === 0 ? slice : { ...slice, breakBefore: costlier(slice.breakBefore, penalty.together) },
  );
  return { ...flow, slices };
}

/** Keeps the first two and the last two slices of a flow together: items of one line, for instance. */
export function keepEnds(flow: Flow): Flow {
  const last = flow.slices.length - 1;
  const slices = flow.slices.map((slice, index) =>
    index === 1 || (index > 0 && index === last)
      ? { ...slice, breakBefore: costlier(slice.breakBefore, penalty.lonely) }
      : slice,
  );
  return { ...flow, slices };
}

/** Returns the height of slices under each other, without the space above the first. */
export function heightOf(slices: readonly Slice[]): number {
  let height = 0;
  for (const [index, slice] of slices.entries())
    height += (index === 0 ? 0 : slice.before) + slice.height;
  return height;
}

/** Returns a flow that starts on a new page. */
export function onNewPage(flow: Flow): Flow {
  const [head, ...tail] = flow.slices;
  if (head === undefined) return flow;
  return { ...flow, slices: [{ ...head, breakBefore: "page" }, ...tail] };
}

/** Returns the dearer of two costs of a break; a demanded break stays demanded. */
export function costlier(cost: Slice["breakBefore"], other: number): Slice["breakBefore"] {
  return cost === "page" ? cost : Math.max(cost, other);
}

// `push(...items)` would overflow the stack on long tables.
function append(slices: Slice[], more: readonly Slice[]): void {
  for (const slice of more) slices.push(slice);
}
