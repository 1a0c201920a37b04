// In: the texts of theme files. Out: a Theme, tokens resolved and every style complete, and what is wrong
// with it. Knows neither HTML nor PDF.
export { blend, contrastOf, neededContrast } from "./contrast.ts";
export { type ColorAt, noTheme, type ReadTheme, readTheme } from "./read-theme.ts";
export { defaultStyles, inlineStyleOf, type StyleName, styleOf } from "./style.ts";
export type { ChartTheme, FontFile, PageSetup, Style, Theme } from "./theme.ts";
export { themeFileSchema } from "./theme-schema.ts";
