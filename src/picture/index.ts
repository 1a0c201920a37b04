// In: a page of frames and the fonts that it was set with. Out: the page as one SVG that needs nothing beside it, its
// text as outlines of glyphs. Knows no document tree, no PDF and no file.
export { pagePicture } from "./page-picture.ts";
