import type { Place } from "../diagnostic.ts";
import type {
  Block,
  Document,
  Furniture,
  Inline,
  Metadata,
  NumberingWords,
} from "../document/index.ts";
import type { Language, MessageValues } from "../language/index.ts";
import type { RenderContext } from "./context.ts";
import { isolateAll } from "./isolate.ts";

/** The messages that a document asks for whatever its template says. */
export const documentMessages: readonly string[] = [
  "label.table",
  "label.figure",
  "metadata.title",
  "metadata.keywords",
  "metadata.figures",
  "furniture.head-start",
  "furniture.head-end",
  "furniture.foot-start",
  "furniture.foot-end",
];

/** The message that a document with groups of rows asks for. */
export const continuedMessage = "label.continued";

/** Puts blocks into a document: with title, language, metadata, and running head and foot. */
export function frameDocument(
  children: readonly Block[],
  place: Place,
  context: RenderContext,
): Document {
  const { language } = context;
  const values = valuesFor(context);
  return {
    type: "document",
    place,
    lang: language.tag,
    direction: language.direction,
    title: language.message("metadata.title", values),
    metadata: metadataOf(context, values),
    furniture: furnitureOf(language, values),
    children,
  };
}

/** Returns the words that numbering puts in, in the edition's language. */
export function numberingWords(language: Language): NumberingWords {
  const digits = (n: number): string => language.number(n);
  const worded = (key: string, values: MessageValues<readonly Inline[]>): Inline[] =>
    !language.has(key)
      ? []
      : language
          .messageParts<readonly Inline[]>(key, values)
          .flatMap((part) => (typeof part === "string" ? [{ type: "text", value: part }] : part));
  return {
    table: (n) => language.message("label.table", { number: digits(n) }),
    figure: (n) => language.message("label.figure", { number: digits(n) }),
    item: (n) => `${digits(n)}.`,
    note: digits,
    bullet: "•",
    onPage: (page) => worded("label.on-page", { page: { part: [page] } }),
    continued: (group) => worded(continuedMessage, { group: { part: group } }),
  };
}

type Values = Readonly<Record<string, string>>;

// Any of these messages may name any of these. Layout puts in {page}, {pages} and {section}.
function valuesFor({ edition, briefing, language }: RenderContext): Values {
  const { start, end } = edition.period;
  return {
    title: briefing.title,
    subtitle: briefing.subtitle,
    publisher: briefing.publisher,
    number: language.number(edition.number),
    period: language.period(start, end),
    published: language.date(edition.published),
    dataAsOf: language.date(edition.dataAsOf),
    page: "{page}",
    pages: "{pages}",
    section: "{section}",
  };
}

// The comma of any script: what the language writes, or what a keyboard gives.
const keywordComma = /[,\u060c]/;

function metadataOf({ briefing, edition, language }: RenderContext, values: Values): Metadata {
  const keywords = language.message("metadata.keywords", values).split(keywordComma);
  return {
    author: briefing.publisher,
    subject: briefing.subtitle,
    keywords: keywords.map((word) => word.trim()).filter((word) => word !== ""),
    created: edition.published,
  };
}

function furnitureOf(language: Language, plain: Values): Furniture {
  const { page = "", pages = "", section = "", ...own } = plain;
  const values = { ...isolateAll(own, language), page, pages, section };
  return {
    headStart: language.message("furniture.head-start", values),
    headEnd: language.message("furniture.head-end", values),
    footStart: language.message("furniture.foot-start", values),
    footEnd: language.message("furniture.foot-end", values),
  };
}
