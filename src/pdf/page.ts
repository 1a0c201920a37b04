import type { FrameItem, LinkItem, Page } from "../layout/index.ts";
import { Content, type Resources } from "./content.ts";
import { Marking } from "./marking.ts";
import { drawScene, type SceneSetting } from "./scene.ts";
import type { Element } from "./structure/element.ts";
import { linkOf, type StructureTree, slotOf } from "./structure/tag-document.ts";
import { array, number } from "./syntax.ts";

/** What pages are drawn with. */
export interface PageSetting extends SceneSetting {
  readonly resources: Resources;
  readonly tree: StructureTree;
}

/** A page as drawn. */
export interface DrawnPage {
  readonly content: Uint8Array;
  /** The elements of its marked content, by their numbers. */
  readonly marked: readonly Element[];
  readonly links: readonly DrawnLink[];
}

/** An active area, and the structure element it belongs to. */
interface DrawnLink {
  readonly item: LinkItem;
  readonly element: Element;
}

/**
 * Draws a page. Every item becomes content of its structure element, or an artifact. Lines are drawn
 * from left to right whatever their direction: that is what readers expect who put the characters of a
 * page in order by themselves; the structure says how it reads.
 */
export function drawPage(page: Page, index: number, setting: PageSetting): DrawnPage {
  const content = new Content(setting.resources);
  const canvas = { page, content, marking: new Marking(content, index), setting };
  const links: DrawnLink[] = [];
  for (const item of page.items)
    if (item.type === "link") links.push({ item, element: linkOf(item.source, setting.tree) });
    else drawItem(item, canvas);
  canvas.marking.close();
  return { content: content.toBytes(), marked: canvas.marking.marked, links };
}

interface Canvas {
  readonly page: Page;
  readonly content: Content;
  readonly marking: Marking;
  readonly setting: PageSetting;
}

function drawItem(item: Exclude<FrameItem, LinkItem>, canvas: Canvas): void {
  const { page, content, marking, setting } = canvas;
  const { source } = item;
  const slot = source.type === "artifact" ? undefined : slotOf(source, setting.tree);
  if (slot !== undefined) marking.enter(slot);
  else if (source.type === "artifact") marking.enterArtifact(source.kind);
  if (item.type === "text") {
    content.fill(item.color);
    content.text(item.run, item.x, page.height - item.y);
    return;
  }
  const { width, height } = item;
  const frame = { left: item.x, bottom: page.height - item.y - height, width, height };
  if (item.type === "rect") {
    content.fill(item.fill);
    content.write(`${[frame.left, frame.bottom, width, height].map(number).join(" ")} re f`);
    return;
  }
  drawScene(content, item.scene, frame, setting);
  slot?.element.attributes.push(pictureBox(frame));
}

// ISO 32000-1 14.8.5.4.3: the box of an illustration, in the space of its page.
function pictureBox(frame: {
  left: number;
  bottom: number;
  width: number;
  height: number;
}): string {
  const { left, bottom, width, height } = frame;
  const box = [left, bottom, left + width, bottom + height].map(number);
  return `<</O/Layout/Placement/Block/BBox${array(box)}>>`;
}
