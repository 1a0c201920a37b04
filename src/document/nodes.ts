import type { Scene } from "../chart/index.ts";
import type { Count, Total } from "../count/index.ts";
import type { Place } from "../diagnostic.ts";
import type { Derivation } from "../figure/index.ts";

/** What every node may carry. `style` names a style of the theme; `place` is where the template made it. */
interface Base {
  readonly place?: Place;
  /** A name unique in the document: the target of links, contents and page references. */
  readonly id?: string;
  readonly style?: string;
  /** BCP 47 tag, where it differs from the document's. */
  readonly lang?: string;
}

/** The root. `children` are in reading order; notes hang at their first reference, see {@link NoteReference}. */
export interface Document extends Base {
  readonly type: "document";
  readonly lang: string;
  readonly direction: "ltr" | "rtl";
  readonly title: string;
  readonly metadata: Metadata;
  readonly furniture: Furniture;
  readonly children: readonly Block[];
}

/** What is written into both outputs' metadata. Dates are ISO 8601, handed in, never the clock. */
export interface Metadata {
  readonly author: string;
  readonly subject: string;
  readonly keywords: readonly string[];
  readonly created: string;
}

/**
 * Page furniture: running head and foot. Layout puts in `{page}`, `{pages}` and `{section}`, which is the
 * second-level heading that a page begins under.
 */
export interface Furniture {
  readonly headStart: string;
  readonly headEnd: string;
  readonly footStart: string;
  readonly footEnd: string;
}

export type Block =
  | Section
  | Heading
  | Paragraph
  | List
  | Table
  | Figure
  | KeyFigures
  | Callout
  | Quotation
  | Columns
  | TableOfContents;

export type Inline =
  | Text
  | Emphasis
  | Strong
  | Span
  | Link
  | FigureValue
  | Citation
  | NoteReference
  | PageReference
  | LineBreak;

export type Node =
  | Document
  | Block
  | Inline
  | ListItem
  | TableRow
  | TableCell
  | Caption
  | KeyFigure
  | Column
  | ContentsEntry
  | Note;

/** A part of the document with a heading of its own. */
export interface Section extends Base {
  readonly type: "section";
  readonly children: readonly Block[];
}

export interface Heading extends Base {
  readonly type: "heading";
  readonly depth: 1 | 2 | 3 | 4;
  readonly children: readonly Inline[];
}

export interface Paragraph extends Base {
  readonly type: "paragraph";
  readonly children: readonly Inline[];
}

export interface List extends Base {
  readonly type: "list";
  readonly ordered: boolean;
  /** Of a list of sources: those that nothing cites are taken out when citations are numbered. */
  readonly cited?: true;
  readonly children: readonly ListItem[];
}

/** `label` is the bullet or number, filled in by {@link numberDocument}; templates leave it empty. */
export interface ListItem extends Base {
  readonly type: "listItem";
  readonly label?: Text;
  readonly children: readonly Block[];
}

/** `columns` holds alignment and relative width; every row has cells for all of them. */
export interface Table extends Base {
  readonly type: "table";
  readonly caption?: Caption;
  readonly columns: readonly TableColumn[];
  /** Set where the body is to list the figures of the document. */
  readonly figures?: FigureList;
  readonly head: readonly TableRow[];
  readonly body: readonly TableRow[];
  readonly foot: readonly TableRow[];
}

/** What a list of figures calls incidents by: their places in a list, which has them at `prefix` and their id. */
export interface FigureList {
  readonly incidents: readonly string[];
  readonly prefix: string;
}

/** `align` is relative to the reading direction; `width` is a share of the table's width, or automatic. */
export interface TableColumn {
  readonly align: "start" | "end" | "center";
  readonly width?: number;
}

/**
 * A row of the body with `group` heads the rows up to the next such row; `continued` is what it says where
 * a page begins inside its group, filled in by {@link numberDocument}.
 */
export interface TableRow extends Base {
  readonly type: "tableRow";
  readonly group?: { readonly continued: readonly Inline[] };
  /** Of a row of a list of figures: the ids of the rows of the incidents that they rest on. */
  readonly rests?: readonly string[];
  readonly children: readonly TableCell[];
}

/** `header` makes it a TH: of its column in the head, of its row (or row group) elsewhere. */
export interface TableCell extends Base {
  readonly type: "tableCell";
  readonly header?: "column" | "row";
  readonly colSpan?: number;
  readonly rowSpan?: number;
  readonly children: readonly Inline[];
}

/**
 * A chart or the picture of a file with its caption; `alt` is owed and checked, `data` is offered as a table
 * in HTML. The scene of a file's picture is empty until it has been read.
 */
export interface Figure extends Base {
  readonly type: "figure";
  readonly scene: Scene;
  readonly alt: string;
  /** Those that the alternative text speaks of. */
  readonly figures?: readonly FigureValue[];
  /** Those that its marks print, as far as texts of the scene are of a row. */
  readonly marks?: readonly FigureValue[];
  readonly file?: ImageFile;
  readonly caption?: Caption;
  /** Below the picture: unit, source, what is not shown. */
  readonly source?: readonly Inline[];
  readonly data?: Table;
}

/** The picture that a figure shows. */
export interface ImageFile {
  /** From the project's folder, with forward slashes. */
  readonly path: string;
  /** Of the width there is; its natural size, a pixel 1/96 in, unless told. */
  readonly share?: number;
  /** It says nothing, and is not read out. */
  readonly isOrnament?: true;
}

/** `label` is "Table 3" or "Figure 2", filled in by {@link numberDocument}; templates leave it empty. */
export interface Caption extends Base {
  readonly type: "caption";
  readonly label?: Text;
  readonly children: readonly Inline[];
}

export interface KeyFigures extends Base {
  readonly type: "keyFigures";
  readonly children: readonly KeyFigure[];
}

/** One large figure: its value, what it counts, and a note that qualifies it. */
export interface KeyFigure extends Base {
  readonly type: "keyFigure";
  readonly value: readonly Inline[];
  readonly label: readonly Inline[];
  readonly note: readonly Inline[];
}

/** A passage set apart: a warning on the data, a definition, a correction. */
export interface Callout extends Base {
  readonly type: "callout";
  readonly children: readonly Block[];
}

/** Words of somebody else, with who said them. Exempt from wording and number checks. */
export interface Quotation extends Base {
  readonly type: "quotation";
  readonly children: readonly Block[];
  readonly attribution?: readonly Inline[];
}

/** Blocks side by side on a page wide enough; one after the other on a phone. */
export interface Columns extends Base {
  readonly type: "columns";
  readonly children: readonly Column[];
}

/** `width` is its share among the columns. */
export interface Column extends Base {
  readonly type: "column";
  readonly width: number;
  readonly children: readonly Block[];
}

/** `entries` are filled in by {@link numberDocument}: headings down to `depth`, or captions. */
export interface TableOfContents extends Base {
  readonly type: "tableOfContents";
  /** What is listed; headings unless told. */
  readonly of?: "headings" | "tables" | "figures";
  readonly depth: number;
  readonly entries: readonly ContentsEntry[];
}

export interface ContentsEntry extends Base {
  readonly type: "contentsEntry";
  readonly depth: number;
  readonly target: string;
  /** A link with the words of the heading or caption, then a {@link PageReference}. */
  readonly children: readonly Inline[];
}

export interface Text extends Base {
  readonly type: "text";
  readonly value: string;
}

interface Emphasis extends Base {
  readonly type: "emphasis";
  readonly children: readonly Inline[];
}

interface Strong extends Base {
  readonly type: "strong";
  readonly children: readonly Inline[];
}

/** Words in another style or language, a date, or numbers that are no figures. */
export interface Span extends Base {
  readonly type: "span";
  /** ISO 8601, where the words are a date or a period: its first day, or its month or year. */
  readonly date?: string;
  /** Why its digits need no source: a name, a row's number. */
  readonly constant?: string;
  readonly children: readonly Inline[];
}

/**
 * `url` is absolute http, https or mailto; `#id` points into the document. With `names` the link says what
 * its target is called, "Table 3", and perhaps on which page it is: {@link numberDocument} fills it in.
 */
export interface Link extends Base {
  readonly type: "link";
  readonly url: string;
  readonly names?: "target" | "target-and-page";
  readonly children: readonly Inline[];
}

/** A printed figure, the value behind it, and what that was made from: what the ledger holds. */
export interface FigureValue extends Base {
  readonly type: "figureValue";
  readonly value: number | Count | Total;
  readonly derivation?: Derivation;
  /** `#id` of what says of which records it is. */
  readonly target?: string;
  readonly children: readonly Text[];
}

/** A mark such as [3] that leads to the source's entry. `source` is the source's id. */
export interface Citation extends Base {
  readonly type: "citation";
  readonly source: string;
  readonly url: string;
  readonly children: readonly Text[];
}

/** The mark of a note; the note itself hangs here, and is set at the foot of its page. */
export interface NoteReference extends Base {
  readonly type: "noteReference";
  readonly note: Note;
  /** Filled in by {@link numberDocument}. */
  readonly label?: Text;
}

export interface Note extends Base {
  readonly type: "note";
  readonly label?: Text;
  readonly children: readonly Inline[];
}

/** The number of the page that holds `target`; known only to layout, left out in HTML. */
export interface PageReference extends Base {
  readonly type: "pageReference";
  readonly target: string;
}

interface LineBreak extends Base {
  readonly type: "lineBreak";
}
