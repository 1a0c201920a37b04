/**
 * The look of a briefing, once for both outputs. Lengths are PDF points (1/72 in); colours `#rrggbb`.
 */
export interface Theme {
  readonly page: PageSetup;
  readonly fonts: readonly FontFile[];
  /** Token name → colour, as theme.yaml names them: `text`, `muted`, `accent`, `hairline`, `category-1` … */
  readonly colors: Readonly<Record<string, string>>;
  /** Style name → style, complete. Read through {@link styleOf}. */
  readonly styles: Readonly<Record<string, Style>>;
  /** Style name → what theme.yaml declares for it, `based-on` included. Read through {@link inlineStyleOf}. */
  readonly declared: Readonly<Record<string, Partial<Style>>>;
  readonly chart: ChartTheme;
  /** A picture of the publisher's, above the title. */
  readonly logo?: Logo;
}

/** `alt` by language, or in any; empty where the picture is an ornament. `width` is a share of what there is: `20%`. */
export interface Logo {
  /** The absolute path of a PNG or JPEG. */
  readonly file: string;
  readonly width: string | null;
  readonly alt: string | Readonly<Record<string, string>>;
}

export interface PageSetup {
  readonly width: number;
  readonly height: number;
  readonly marginTop: number;
  readonly marginBottom: number;
  /** Margins at the start and end of a line: left and right in English, the other way round in Dari. */
  readonly marginStart: number;
  readonly marginEnd: number;
  /** Distance of the running head's and foot's baseline from the page edge. */
  readonly headOffset: number;
  readonly footOffset: number;
}

/** One face: a TTF for measuring and the PDF, a WOFF2 for HTML. Paths are absolute. */
export interface FontFile {
  readonly family: string;
  readonly weight: number;
  readonly file: string;
  readonly web: string;
}

/** A named style, as in a word processor: for a block, its text; for a span, only the text part counts. */
export interface Style {
  readonly fontFamily: string;
  readonly fontSize: number;
  readonly fontWeight: number;
  /** Distance of baselines, in points. */
  readonly lineHeight: number;
  readonly color: string;
  readonly textAlign: "start" | "end" | "center";
  readonly spaceBefore: number;
  readonly spaceAfter: number;
  readonly indentStart: number;
  readonly indentEnd: number;
  readonly paddingBlock: number;
  readonly paddingInline: number;
  readonly background: string | null;
  /** Hairlines above, below and at the start edge: width in points, 0 for none. */
  readonly ruleBefore: number;
  readonly ruleAfter: number;
  readonly ruleStart: number;
  readonly ruleColor: string;
  readonly keepWithNext: boolean;
  readonly keepTogether: boolean;
  readonly breakBefore: "auto" | "page";
  /** `landscape` sets a block on pages of its own, laid on their side. */
  readonly page: "auto" | "landscape";
  /** Space between columns, key figures, or cells. */
  readonly gap: number;
  /** Points that the baseline is raised, for note marks. */
  readonly rise: number;
}

/** What charts take from the theme, in pixels and colours. */
export interface ChartTheme {
  readonly fontFamily: string;
  readonly fontSize: number;
  readonly titleSize: number;
  readonly text: string;
  readonly muted: string;
  readonly grid: string;
  readonly background: string | null;
  /** Colours of categories, in order; apart for the colour-blind and in grey. */
  readonly category: readonly string[];
  /** From little to much, for the map. */
  readonly ramp: readonly string[];
  /** For what is unknown or without data. */
  readonly unknown: string;
  /** What a spec may name as `theme:NAME`: every token, and the colours above, `category-1`, `ramp-1` and so on. */
  readonly named: Readonly<Record<string, string>>;
}
