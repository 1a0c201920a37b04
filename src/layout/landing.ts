import type { Destination } from "./frame.ts";
import type { PlacedHeading } from "./outline.ts";
import type { PageFill, Placed } from "./paginate.ts";
import type { Anchor } from "./slice.ts";

/** Where ids and headings landed. */
export interface Landing {
  readonly destinations: ReadonlyMap<string, Destination>;
  readonly headings: readonly PlacedHeading[];
}

/** Finds where anchors landed; of an id that is broken over pages the first place counts. */
export function findLanding(fills: readonly PageFill[], marginTop: number): Landing {
  const destinations = new Map<string, Destination>();
  const headings: PlacedHeading[] = [];
  for (const [page, { placed, notes }] of fills.entries())
    for (const { id, heading, y } of [...anchorsAt(placed), ...anchorsAt(notes)]) {
      const destination = { page, y: y + marginTop };
      if (id !== undefined && !destinations.has(id)) destinations.set(id, destination);
      if (heading !== undefined) headings.push({ heading, destination });
    }
  return { destinations, headings };
}

/** Returns the anchors of placed slices, each at its place. */
export function anchorsAt(placed: readonly Placed[]): Anchor[] {
  return placed.flatMap(({ slice, y }) =>
    slice.anchors.map((anchor) => ({ ...anchor, y: y + anchor.y })),
  );
}
