import type { FrameItem, LinkItem, Page, Source, TextItem } from "../layout/index.ts";
import { Content, type Resources } from "./content.ts";
import { logicalOrder } from "./logical-order.ts";
import { Marking } from "./marking.ts";
import { drawScene, type SceneSetting } from "./scene.ts";
import { blockAround, type Element, type Slot } from "./structure/element.ts";
import type { SlotFinder } from "./structure/slot-finder.ts";
import { array, number } from "./syntax.ts";

/** What pages are drawn with. */
export interface PageSetting extends SceneSetting {
  readonly resources: Resources;
  readonly slots: SlotFinder;
}

/** A page as drawn. */
export interface DrawnPage {
  readonly content: Uint8Array;
  /** The elements of its marked content, by their numbers. */
  readonly marked: readonly Element[];
  readonly links: readonly DrawnLink[];
}

/** An active area, and the structure element it belongs to. */
export interface DrawnLink {
  readonly item: LinkItem;
  readonly element: Element;
}

/** Draws a page. Every item becomes content of its structure element, or an artifact. */
export function drawPage(page: Page, index: number, setting: PageSetting): DrawnPage {
  const content = new Content(setting.resources);
  const canvas = { page, content, marking: new Marking(content, index), setting };
  const links: DrawnLink[] = [];
  let line: Piece[] = [];
  for (const item of page.items) {
    if (item.type === "text") {
      const piece = { item, run: item.run, owner: ownerOf(item.source, setting) };
      if (!continues(line, piece)) {
        drawLine(line, canvas);
        line = [];
      }
      line.push(piece);
    } else if (item.type === "link") {
      links.push({ item, element: setting.slots.linkOf(item.source) });
    } else {
      drawLine(line, canvas);
      line = [];
      drawShape(item, canvas);
    }
  }
  drawLine(line, canvas);
  canvas.marking.close();
  return { content: content.toBytes(), marked: canvas.marking.marked, links };
}

interface Canvas {
  readonly page: Page;
  readonly content: Content;
  readonly marking: Marking;
  readonly setting: PageSetting;
}

/** A structure slot, or the kind of an artifact. */
type Owner = Slot | "header" | "footer" | "repeated" | "rule" | "background";

/** A text item with what it is part of. */
interface Piece {
  readonly item: TextItem;
  readonly run: TextItem["run"];
  readonly owner: Owner;
}

function ownerOf(source: Source, setting: PageSetting): Owner {
  return source.type === "artifact" ? source.kind : setting.slots.slotOf(source);
}

// Whether a text goes on a line of the same block; raised marks stand a little above its baseline.
// Cells of a row share a baseline, but each is read for itself.
function continues(line: readonly Piece[], piece: Piece): boolean {
  const [first] = line;
  if (first === undefined) return true;
  const size = Math.max(first.run.size, piece.run.size);
  return (
    Math.abs(first.item.y - piece.item.y) < 0.7 * size &&
    blockOf(first.owner) === blockOf(piece.owner)
  );
}

function blockOf(owner: Owner): unknown {
  return typeof owner === "string" ? owner : blockAround(owner.element);
}

function drawLine(line: readonly Piece[], { page, content, marking }: Canvas): void {
  for (const { item, owner } of logicalOrder(line)) {
    enter(owner, marking);
    content.fill(item.color);
    content.text(item.run, item.x, page.height - item.y);
  }
}

function enter(owner: Owner, marking: Marking): void {
  if (typeof owner === "string") marking.enterArtifact(owner);
  else marking.enter(owner);
}

function drawShape(item: Extract<FrameItem, { type: "rect" | "scene" }>, canvas: Canvas): void {
  const { page, content, marking, setting } = canvas;
  const owner = ownerOf(item.source, setting);
  const { width, height } = item;
  const frame = { left: item.x, bottom: page.height - item.y - height, width, height };
  enter(owner, marking);
  if (item.type === "rect") {
    content.fill(item.fill);
    content.write(`${[frame.left, frame.bottom, width, height].map(number).join(" ")} re f`);
    return;
  }
  drawScene(content, item.scene, frame, setting);
  if (typeof owner === "object") owner.element.attributes.push(pictureBox(frame));
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
