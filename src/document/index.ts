// In: a tree of nodes. Out: the tree numbered, its contents filled in, what is wrong with it, and ways to
// walk it. Knows no template, no page and no output format.
export { lintDocument } from "./lint-document.ts";
export type * from "./nodes.ts";
export { type NumberingWords, numberDocument } from "./number-document.ts";
export { headingsOf } from "./outline.ts";
export { reuseBlocks } from "./reuse.ts";
export { rewrite } from "./rewrite.ts";
export { isSameData } from "./same-data.ts";
export { children, textOf, visit } from "./visit.ts";
