import type { FrameItem, LinkItem, Page, TextItem } from "../layout/index.ts";
import { Content, type Resources } from "./content.ts";
import { drawingOrder } from "./drawing-order.ts";
import { imageOperators } from "./image.ts";
import { Marking } from "./marking.ts";
import { drawScene, type SceneSetting } from "./scene.ts";
import type { Element, Slot } from "./structure/element.ts";
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
 * Draws a page. Every item becomes content of its structure element, or an artifact. Text that runs from
 * right to left waits for what may have to be drawn before it, see {@link drawingOrder}.
 */
export function drawPage(page: Page, index: number, setting: PageSetting): DrawnPage {
  const content = new Content(setting.resources);
  const canvas = { page, content, marking: new Marking(content, index), setting };
  const links: DrawnLink[] = [];
  const waiting: TextItem[] = [];
  for (const item of page.items)
    if (item.type === "link") links.push({ item, element: linkOf(item.source, setting.tree) });
    else if (item.type === "text" && item.run.level > 0) addTurned(item, waiting, canvas);
    else {
      drawTurned(waiting, canvas);
      drawItem(item, canvas);
    }
  drawTurned(waiting, canvas);
  canvas.marking.close();
  return { content: content.toBytes(), marked: canvas.marking.marked, links };
}

interface Canvas {
  readonly page: Page;
  readonly content: Content;
  readonly marking: Marking;
  readonly setting: PageSetting;
}

// Runs wait for each other as long as a reader sees them as one text: in one font, size and sequence.
function addTurned(item: TextItem, waiting: TextItem[], canvas: Canvas): void {
  const last = waiting.at(-1);
  const goesOn =
    last !== undefined &&
    last.y === item.y &&
    last.run.face === item.run.face &&
    last.run.size === item.run.size &&
    continues(item, canvas);
  if (!goesOn) drawTurned(waiting, canvas);
  enter(item, canvas);
  waiting.push(item);
}

function drawTurned(waiting: TextItem[], { page, content }: Canvas): void {
  const [first] = waiting;
  if (first === undefined) return;
  for (const { run, x, color } of drawingOrder(waiting)) {
    content.fill(color);
    content.text(run, x, page.height - first.y);
  }
  waiting.length = 0;
}

function continues({ source }: TextItem, { marking, setting }: Canvas): boolean {
  return source.type === "artifact"
    ? marking.continuesArtifact(source.kind)
    : marking.continues(slotOf(source, setting.tree));
}

function enter({ source }: FrameItem, { marking, setting }: Canvas): Slot | undefined {
  if (source.type === "artifact") {
    marking.enterArtifact(source.kind);
    return undefined;
  }
  const slot = slotOf(source, setting.tree);
  marking.enter(slot);
  return slot;
}

function drawItem(item: Exclude<FrameItem, LinkItem>, canvas: Canvas): void {
  const { page, content, setting } = canvas;
  const slot = enter(item, canvas);
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
  const { image } = item.scene;
  if (image === undefined) drawScene(content, item.scene, frame, setting);
  else content.write(imageOperators(setting.resources.images.nameOf(image), image, frame));
  if (slot !== undefined) slot.element.attributes = [...slot.element.attributes, pictureBox(frame)];
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
