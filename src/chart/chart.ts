import type { Count, Total } from "../count/index.ts";
import type { Diagnostic, Place } from "../diagnostic.ts";
import type { Traced } from "../figure/index.ts";
import type { Language } from "../language/index.ts";
import type { ChartTheme } from "../theme/index.ts";
import type { Scene } from "./scene.ts";
import type { ChartDate, ChartFigure, ChartWords } from "./words.ts";

/** A chart's file: a Vega-Lite specification, `charts/<name>.vl.json` of a template. */
export interface ChartSpec {
  readonly name: string;
  /** As findings name it. */
  readonly file: string;
  readonly text: string;
}

export type ChartValue = string | number | boolean | null | Count | Total;

/** Rows that a spec may take as data under the name of their query. */
export interface ChartData extends Traced {
  readonly columns: readonly {
    readonly name: string;
    readonly type: "text" | "number" | "boolean" | "date" | "count" | "total";
  }[];
  readonly rows: readonly Readonly<Record<string, ChartValue>>[];
}

/** What a text is set in, to be measured; `size` in pixels. */
interface TextLook {
  readonly family: string;
  readonly weight: number;
  readonly size: number;
  /** That of the line, which has a say in the faces it is set in. */
  readonly direction: "ltr" | "rtl";
}

/** Returns the width of one line of text, in pixels, as the embedded fonts set it. */
export type Measure = (text: string, look: TextLook) => number;

export interface ChartInput {
  /** By name of the query. */
  readonly data: ReadonlyMap<string, ChartData>;
  /** The query that a spec means by the data `rows`; the chart's own name unless told. */
  readonly query?: string;
  /** The topology that a spec means by the data `places`: TopoJSON, parsed. */
  readonly places?: unknown;
  readonly theme: ChartTheme;
  readonly language: Language;
  /** What every message of the chart may name, such as the period's ends: ISO dates are worded. */
  readonly values?: Readonly<Record<string, string | number>>;
  /** Where a message stands, for findings. */
  readonly placeOfMessage?: (key: string) => Place;
}

/** One cell of a chart's data table: the value, how it is written, and the same as a figure or date if it is one. */
export interface ChartCell {
  readonly value: ChartValue;
  readonly text: string;
  readonly word?: ChartFigure | ChartDate;
}

/** The data of a chart as a table. */
export interface ChartTable {
  readonly columns: readonly {
    readonly name: string;
    readonly label: string;
    readonly align: "start" | "end";
    /** Tells whether its cells are the words of a source, in the language of the data. */
    readonly isQuoted?: true;
  }[];
  readonly rows: readonly (readonly ChartCell[])[];
}

/**
 * A drawn chart, plain data through and through. `caption` and `alt` are in words made from its data;
 * `note` is what has to stand below the picture, or empty.
 */
export interface Chart {
  readonly name: string;
  readonly scene: Scene;
  readonly caption: string;
  readonly alt: string;
  readonly note: string;
  /** The same three, with their figures and dates told from the text around them. */
  readonly words: {
    readonly caption: ChartWords;
    readonly alt: ChartWords;
    readonly note: ChartWords;
  };
  readonly data: ChartTable;
  readonly warnings: readonly Diagnostic[];
}
