import type { Inline, Link } from "./nodes.ts";

/**
 * Returns words as they may stand in a link: copies, since a node stands in one place, without links,
 * marks and page numbers. `fill` gives the words of links that name their target.
 */
export function plain(
  children: readonly Inline[],
  fill: (link: Link) => readonly Inline[],
): Inline[] {
  return children.flatMap((child): Inline[] => {
    switch (child.type) {
      case "text":
        return [{ ...child }];
      case "figureValue":
        return [{ ...child, children: child.children.map((text) => ({ ...text })) }];
      case "emphasis":
      case "strong":
      case "span": {
        const { id: _, ...rest } = child;
        return [{ ...rest, children: plain(child.children, fill) }];
      }
      case "link":
        return plain(child.names === undefined ? child.children : fill(child), fill);
      case "lineBreak":
        return [{ type: "text", value: " " }];
      case "noteReference":
      case "citation":
      case "pageReference":
        return [];
      default:
        return child satisfies never;
    }
  });
}
