import { type Localized, localized, z } from "../config/index.ts";
import type { FontFile, Style } from "./theme.ts";

/** A style as a theme file says it. */
export interface StyleFile {
  readonly "based-on"?: string | undefined;
  readonly "font-family"?: string | undefined;
  readonly "font-size"?: number | undefined;
  readonly "font-weight"?: number | undefined;
  readonly "line-height"?: number | undefined;
  readonly color?: string | undefined;
  readonly "text-align"?: Style["textAlign"] | undefined;
  readonly "space-before"?: number | undefined;
  readonly "space-after"?: number | undefined;
  readonly "indent-start"?: number | undefined;
  readonly "indent-end"?: number | undefined;
  readonly "padding-block"?: number | undefined;
  readonly "padding-inline"?: number | undefined;
  readonly background?: string | null | undefined;
  readonly "rule-before"?: number | undefined;
  readonly "rule-after"?: number | undefined;
  readonly "rule-start"?: number | undefined;
  readonly "rule-color"?: string | undefined;
  readonly "keep-with-next"?: boolean | undefined;
  readonly "keep-together"?: boolean | undefined;
  readonly "break-before"?: Style["breakBefore"] | undefined;
  readonly page?: Style["page"] | undefined;
  readonly gap?: number | undefined;
  readonly rise?: number | undefined;
}

interface PageFile {
  readonly size: "A4" | "Letter";
  readonly "margin-top": number;
  readonly "margin-bottom": number;
  readonly "margin-start": number;
  readonly "margin-end": number;
  readonly "head-offset": number;
  readonly "foot-offset": number;
}

interface ChartFile {
  readonly "font-family": string;
  readonly "font-size": number;
  readonly "title-size": number;
  readonly text: string;
  readonly muted: string;
  readonly grid: string;
  readonly background: string | null;
  readonly category: readonly string[];
  readonly ramp: readonly string[];
  readonly unknown: string;
}

interface LogoFile {
  readonly file: string;
  readonly width?: string | undefined;
  readonly alt?: string | Localized | undefined;
}

/** A theme as its files say it, put together. */
export interface ThemeFile {
  readonly extends?: string | undefined;
  readonly page: PageFile;
  readonly fonts: readonly FontFile[];
  readonly colors: Readonly<Record<string, string>>;
  readonly chart: ChartFile;
  readonly styles: Readonly<Record<string, StyleFile>>;
  readonly logo?: LogoFile | null | undefined;
}

const length = z.number().min(0).max(2000);
const word = z.string().min(1);
const color = word;

const styleSchema = z.strictObject({
  "based-on": word
    .optional()
    .describe("the style that properties come from; `document` where it is left out"),
  "font-family": word.optional().describe("a family of `fonts`: Roboto"),
  "font-size": z.number().min(4).max(200).optional().describe("size of the text in points: 9.6"),
  "font-weight": z
    .number()
    .min(100)
    .max(900)
    .optional()
    .describe("weight of the text: 400 regular, 600 semi-bold, 700 bold"),
  "line-height": z
    .number()
    .min(4)
    .max(300)
    .optional()
    .describe("distance of baselines in points: 14"),
  color: color.optional().describe("colour of the text: #rrggbb, or a name under `colors`"),
  "text-align": z
    .enum(["start", "end", "center"])
    .optional()
    .describe("where lines stand: start (left in English, right in Dari), end or center"),
  "space-before": length.optional().describe("space above the block, in points"),
  "space-after": length.optional().describe("space below the block, in points"),
  "indent-start": length.optional().describe("space where lines start, outside the box: points"),
  "indent-end": length.optional().describe("space where lines end, outside the box: points"),
  "padding-block": length.optional().describe("space inside the box, above and below: points"),
  "padding-inline": length
    .optional()
    .describe("space inside the box, at start and end of lines: points"),
  background: color
    .nullable()
    .optional()
    .describe("colour behind the block: #rrggbb, a name under `colors`, or null for none"),
  "rule-before": length.optional().describe("width of the line above the block, in points: 0.8"),
  "rule-after": length.optional().describe("width of the line below the block, in points: 0.4"),
  "rule-start": length.optional().describe("width of the line at the start edge, in points: 2"),
  "rule-color": color.optional().describe("colour of these lines: #rrggbb, or a name of `colors`"),
  "keep-with-next": z
    .boolean()
    .optional()
    .describe("true: no page break between the block and the next"),
  "keep-together": z.boolean().optional().describe("true: no page break inside the block"),
  "break-before": z
    .enum(["auto", "page"])
    .optional()
    .describe("page: the block begins a page of its own"),
  page: z
    .enum(["auto", "landscape"])
    .optional()
    .describe("landscape: on pages of its own, laid on their side"),
  gap: length.optional().describe("space between columns, key figures or cells, in points"),
  rise: length.optional().describe("how far the baseline is raised, in points: for note marks"),
});

const pageSchema = z.strictObject({
  size: z.enum(["A4", "Letter"]).describe("size of the paper: A4 or Letter"),
  "margin-top": length.describe("space above the text, in points: 60"),
  "margin-bottom": length.describe("space below the text, in points: 62"),
  "margin-start": length.describe("space where lines start, in points: left in English"),
  "margin-end": length.describe("space where lines end, in points: right in English"),
  "head-offset": length.describe("from the top of the page to the running head, in points: 36"),
  "foot-offset": length.describe("from the bottom of the page to the running foot, in points: 36"),
});

const fontSchema = z.strictObject({
  family: word.describe("the name of the family, as styles say it: Roboto"),
  weight: z.number().min(100).max(900).describe("the weight of this face: 400, 600, 700"),
  file: word.describe("the TTF that is measured and goes into the PDF, from this file"),
  web: word.describe("the WOFF2 of the same face that goes into the HTML page, from this file"),
});

const chartSchema = z.strictObject({
  "font-family": word.describe("the family of texts in charts: Roboto"),
  "font-size": z.number().min(4).max(60).describe("size of texts in charts, in pixels: 11"),
  "title-size": z.number().min(4).max(60).describe("size of titles in charts, in pixels: 12"),
  text: color.describe("colour of texts and axes: #rrggbb, or a name under `colors`"),
  muted: color.describe("colour of what stands back: #rrggbb, or a name under `colors`"),
  grid: color.describe("colour of grid lines: #rrggbb, or a name under `colors`"),
  background: color
    .nullable()
    .describe("colour behind charts: #rrggbb, a name under `colors`, or null for none"),
  category: z.array(color).min(3).describe("colours of categories in order, three or more"),
  ramp: z.array(color).min(2).describe("colours from few to many, for maps: two or more"),
  unknown: color.describe("colour of what nobody has stated"),
});

const logoSchema = z.strictObject({
  file: word.describe("a PNG or JPEG, from this file: logo.png"),
  width: z
    .string()
    .regex(/^(?:100|[1-9]\d?)%$/, "a width is a share of the page's, such as 20%")
    .optional()
    .describe("its share of the width there is: 20%; its natural size where it is left out"),
  alt: z
    .union([word, localized])
    .optional()
    .describe("what it says, by language; left out where the publisher is named beside it"),
});

const wholeTheme = z.strictObject({
  extends: word
    .optional()
    .describe("what this is laid over: a template, fieldbrief:briefing, or a theme file"),
  page: pageSchema.describe("the paper of the PDF: size, margins, offsets of head and foot"),
  fonts: z
    .array(fontSchema)
    .min(1)
    .describe("the font files; of a text's letters, each is drawn by the first family that has it"),
  colors: z
    .record(
      z.string(),
      z
        .string()
        .regex(/^#[0-9a-f]{6}$/i, "a colour is written #rrggbb")
        .describe('six digits of 0 to 9 and a to f, in quotes: "#0b5561"'),
    )
    .describe('colours by name: accent: "#0b5561"'),
  chart: chartSchema.describe("the look of charts"),
  styles: z
    .record(
      z.string().regex(/^[a-z][a-z0-9-]*$/, "a style name is kebab-case"),
      styleSchema.describe("a style; what it does not say comes from the one it is based on"),
    )
    .describe("named styles, for nodes (paragraph, heading-1) and for classes of your own"),
  logo: logoSchema
    .nullable()
    .optional()
    .describe("a picture above the title, of the publisher: { file: logo.png, width: 20% }"),
});

/** The schema of a theme's files, put together. */
export const themeSchema: z.ZodType<ThemeFile> = wholeTheme;

/** The schema of one theme file, which may leave to the file below it whatever it does not change. */
export const themeFileSchema: z.ZodType = wholeTheme.partial().extend({
  page: pageSchema.partial().optional().describe("the paper of the PDF: size, margins, offsets"),
  chart: chartSchema.partial().optional().describe("the look of charts"),
});
