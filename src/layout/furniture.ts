import type { Document } from "../document/index.ts";
import type { Line } from "../text/index.ts";
import type { Style, StyleName } from "../theme/index.ts";
import type { Artifact } from "./frame.ts";
import { type Leaf, textSpan } from "./inline.ts";
import { lineItems, strutOf } from "./line.ts";
import { breakOneLine } from "./lines.ts";
import type { PageSetting } from "./setting.ts";
import type { PlainItem } from "./slice.ts";
import { blockStyle } from "./style.ts";

/** Which page furniture is for; all as printed. */
export interface PageNumber {
  readonly page: string;
  readonly pages: string;
  /** The heading that it begins under; empty before the first. */
  readonly section: string;
  readonly isFirst: boolean;
}

/**
 * Sets the running head and foot of a page; `y` counts from the page's upper edge. The first page
 * bears the title, so it has no running head.
 */
export function setFurniture(
  document: Document,
  number: PageNumber,
  setting: PageSetting,
): PlainItem[] {
  const { headStart, headEnd, footStart, footEnd } = document.furniture;
  const { height, headOffset, footOffset } = setting.theme.page;
  const fill = (text: string): string => fillIn(text, number);
  const head: Band = {
    style: "page-head",
    kind: "header",
    y: headOffset,
    words: [fill(headStart), fill(headEnd)],
  };
  const foot: Band = {
    style: "page-foot",
    kind: "footer",
    y: height - footOffset,
    words: [fill(footStart), fill(footEnd)],
  };
  return [...(number.isFirst ? [] : setBand(head, setting)), ...setBand(foot, setting)];
}

// Where there is no section yet, what parts it from other words goes too.
const withoutSection = /\s*[·|–—:/]\s*\{section\}|\{section\}(?:\s*[·|–—:/]\s*)?/g;

function fillIn(text: string, { page, pages, section }: PageNumber): string {
  const values: Readonly<Record<string, string>> = { page, pages, section };
  const known = section === "" ? text.replace(withoutSection, "") : text;
  return known.replace(/\{(pages?|section)\}/g, (_, name: string) => values[name] ?? "");
}

interface Band {
  readonly style: Extract<StyleName, "page-head" | "page-foot">;
  readonly kind: "header" | "footer";
  /** Of the baseline. */
  readonly y: number;
  /** At the start and at the end of the line. */
  readonly words: readonly [string, string];
}

function setBand(band: Band, setting: PageSetting): PlainItem[] {
  if (band.words.every((text) => text === "")) return [];
  const source: Artifact = { type: "artifact", kind: band.kind };
  const { style, lines } = fitLines(band, source, setting);
  const { start, width } = setting.page;
  const strut = strutOf(style, setting);
  const top = band.y - strut.baseline;
  const texts = lines.flatMap((line, index) => {
    const place = { start, width, top, align: index === 0 ? "start" : "end" } as const;
    return line === undefined ? [] : lineItems(line, strut, place, setting.direction);
  });
  const { ruleBefore, ruleAfter, paddingBlock, ruleColor: fill } = style;
  const rule = (y: number, height: number): PlainItem[] =>
    height > 0 ? [{ type: "rect", start, y, width, height, fill, source }] : [];
  return [
    ...rule(top - paddingBlock - ruleBefore, ruleBefore),
    ...texts,
    ...rule(top + strut.height + paddingBlock, ruleAfter),
  ];
}

interface FittedLines {
  readonly style: Style;
  readonly lines: readonly (Line<Leaf> | undefined)[];
}

// Words too long for the line are set smaller rather than over each other.
function fitLines(band: Band, source: Artifact, setting: PageSetting): FittedLines {
  const style = blockStyle(setting.theme, setting.page, band.style);
  const setIn = (text: Style): FittedLines => ({
    style: text,
    lines: band.words.map((words) =>
      breakOneLine([textSpan(words, { ...setting.page, text }, source)], setting),
    ),
  });
  const fitted = setIn(style);
  const needed = fitted.lines.reduce((sum, line) => sum + (line?.width ?? 0), style.fontSize);
  const scale = setting.page.width / needed;
  return scale >= 1 ? fitted : setIn({ ...style, fontSize: style.fontSize * scale });
}
