export type { Glyph, GlyphRun, Line, LineFragment, TextSpan } from "./run.ts";
