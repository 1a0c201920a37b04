// In: text in spans of one look, the theme's font files. Out: lines of positioned glyphs (any script,
// either direction), widths, characters without a glyph. Knows no document, no page, no PDF.
export type { Direction } from "./bidi.ts";
export { FontFace } from "./font.ts";
export { FontSet, loadFonts, missingCharacters, missingGlyphs } from "./font-set.ts";
export type { Isolate } from "./isolate.ts";
export { breakKnown } from "./known-lines.ts";
export { inReadingOrder } from "./line.ts";
export { measureText } from "./measure.ts";
export type { ContentWidth } from "./paragraph.ts";
export {
  breakParagraph,
  breakPrepared,
  contentWidth,
  leastWidth,
  maxContentWidth,
  minContentWidth,
} from "./paragraph.ts";
export type { PreparedParagraph } from "./prepare.ts";
export { prepareParagraph } from "./prepare.ts";
export { RecentMap } from "./recent-map.ts";
export type { Glyph, GlyphRun, Line, LineFragment, TextSpan } from "./run.ts";
export { shape } from "./shape.ts";
