// In: a page of frames, the fonts that it was set with and the blocks of its document. Out: the page as one SVG that
// needs nothing beside it, its text as outlines of glyphs. Knows no PDF and no file.

export { blocksOf } from "./blocks.ts";
export { pagePicture } from "./page-picture.ts";
