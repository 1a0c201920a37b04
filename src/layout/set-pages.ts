import { type Document, type Heading, textOf } from "../document/index.ts";
import { toPage } from "./direction.ts";
import { draw, openAfter } from "./draw.ts";
import type { Artifact, FrameItem, Page, Source } from "./frame.ts";
import { type PageNumber, setFurniture } from "./furniture.ts";
import { noteGap, turnSetting } from "./page-area.ts";
import { pageLabel } from "./page-label.ts";
import type { PageFill, Placed } from "./paginate.ts";
import type { PageSetting } from "./setting.ts";
import type { Box, PlainItem } from "./slice.ts";
import { blockStyle } from "./style.ts";

// Between the text and the first note.
const noteRule = { width: 60, height: 0.4 };
const ruleSource: Artifact = { type: "artifact", kind: "rule" };

/** Makes pages of what stands on them: everything at its place, and the furniture. */
export function setPages(
  document: Document,
  fills: readonly PageFill[],
  setting: PageSetting,
): Page[] {
  const turned = turnSetting(setting);
  const sections = sectionsOf(fills);
  const pages = pageLabel(fills.length - 1, document.lang);
  let open: readonly Box[] = [];
  return fills.map((fill, index): Page => {
    const own = fill.isTurned === true ? turned : setting;
    const { width, height } = own.theme.page;
    const label = pageLabel(index, document.lang);
    const section = sections[index] ?? "";
    const number = { page: label, pages, section, isFirst: index === 0 };
    const content = { document, fill, open, number };
    open = openAfter(fill.placed, open);
    return {
      width,
      height,
      label,
      get items(): FrameItem[] {
        return itemsOn(content, own);
      },
    };
  });
}

/** What stands on a page, and what goes on there from the page before. */
interface PageContent {
  readonly document: Document;
  readonly fill: PageFill;
  readonly open: readonly Box[];
  readonly number: PageNumber;
}

function itemsOn({ document, fill, open, number }: PageContent, setting: PageSetting): FrameItem[] {
  const { width, marginTop, marginStart } = setting.theme.page;
  const side = { direction: setting.direction, pageWidth: width, marginStart };
  const put = (item: PlainItem, y: number, source: Source): FrameItem =>
    toPage(item, y, source, side);
  const putInText = (item: PlainItem, y: number, source: Source): FrameItem =>
    put(item, y + marginTop, source);
  return [
    ...draw(fill, open, putInText).items,
    ...noteRules(fill, setting).map((item) => putInText(item, 0, item.source)),
    ...draw({ placed: fill.notes }, [], putInText).items,
    ...setFurniture(document, number, setting).map((item) => put(item, 0, item.source)),
  ];
}

// By page: the second-level heading of its first content, which may stand on a page before.
function sectionsOf(fills: readonly PageFill[]): string[] {
  let current = "";
  return fills.map(({ placed }) => {
    const named = (slices: readonly Placed[]): string | undefined => {
      const headings = slices.flatMap(({ slice }) => slice.anchors.flatMap((a) => a.heading ?? []));
      const last = headings.findLast(({ depth }) => depth <= 2);
      return last === undefined ? undefined : last.depth === 2 ? plainText(last) : "";
    };
    const atTop = named(placed.slice(0, 1)) ?? current;
    current = named(placed) ?? current;
    return atTop;
  });
}

function plainText(heading: Heading): string {
  return textOf(heading).replace(/\s+/g, " ").trim();
}

function noteRules(fill: PageFill, setting: PageSetting): PlainItem[] {
  const [first] = fill.notes;
  if (first === undefined) return [];
  const { ruleColor } = blockStyle(setting.theme, setting.page, "note");
  const y = first.y - noteGap / 2;
  return [
    {
      type: "rect",
      start: setting.page.start,
      y,
      ...noteRule,
      fill: ruleColor,
      source: ruleSource,
    },
  ];
}
