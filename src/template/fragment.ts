import type { Block, Inline, KeyFigure } from "../document/index.ts";

/**
 * Nodes that a helper has made. Handlebars prints it through `toHTML`, of a block through `toString`: as a
 * mark that stands for the nodes until the text around them has become nodes too.
 */
export type Fragment = {
  readonly toHTML: () => string;
  readonly toString: () => string;
} & FragmentContent;

export type FragmentContent =
  | { readonly flow: "inline"; readonly nodes: readonly Inline[] }
  | { readonly flow: "block"; readonly nodes: readonly Block[] }
  | { readonly flow: "keyFigure"; readonly nodes: readonly KeyFigure[] };

/** Tells a fragment from the values of the context: only this folder puts functions into values. */
export function isFragment(value: unknown): value is Fragment {
  return (
    typeof value === "object" &&
    value !== null &&
    "toHTML" in value &&
    typeof value.toHTML === "function"
  );
}
