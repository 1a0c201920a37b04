// In: a numbered document, a theme, its fonts. Out: pages of items, each at its place and knowing the
// node it comes from, with outline and destinations. Knows no PDF, no template and no file.
export type * from "./frame.ts";
export {
  type Layout,
  type LayoutMemory,
  layoutDocument,
  openLayoutMemory,
} from "./layout-document.ts";
