import type { Block, List, ListItem } from "../document/index.ts";
import type { Style } from "../theme/index.ts";
import { setBox } from "./box.ts";
import { hangLabel, labelGap, labelWidth } from "./label.ts";
import { setWords } from "./paragraph.ts";
import type { Frame, Setting } from "./setting.ts";
import type { Flow } from "./slice.ts";
import { keepEnds, stack } from "./stack.ts";
import { blockStyle } from "./style.ts";

/** Sets a list: labels hang in an indent wide enough for the widest of them. */
export function setList(node: List, frame: Frame, setting: Setting): Flow {
  const style = blockStyle(setting.theme, frame, "list", node.style);
  return setBox(node, style, frame, (inner) => {
    const items = node.children.map((item) => ({
      item,
      style: blockStyle(setting.theme, inner, "list-item", item.style),
    }));
    const rooms = items.map(({ item, style: own }) => labelRoom(item, own, inner, setting));
    const room = Math.max(0, ...rooms);
    const flows = items.map(({ item, style: own }) => {
      const indentStart = Math.max(own.indentStart, room);
      return setItem(item, node.ordered, { ...own, indentStart }, { frame: inner, setting });
    });
    return keepEnds(stack(flows));
  });
}

function labelRoom(item: ListItem, style: Style, frame: Frame, setting: Setting): number {
  if (item.label === undefined) return 0;
  return labelWidth(item.label, { ...frame, text: style }, setting) + labelGap;
}

function setItem(
  item: ListItem,
  ordered: boolean,
  style: Style,
  surroundings: { readonly frame: Frame; readonly setting: Setting },
): Flow {
  const { frame, setting } = surroundings;
  return setBox(item, style, frame, (inner) => {
    const content = stack(item.children.map((child) => setChild(child, style, inner, setting)));
    if (item.label === undefined) return content;
    // Numbers stand with their ends under each other, bullets with their starts.
    const textAlign = ordered ? "end" : "start";
    const width = style.indentStart - labelGap;
    const room = { ...frame, width, lang: inner.lang, text: { ...inner.text, textAlign } as const };
    return hangLabel(content, item.label, room, setting);
  });
}

// Inside an item, paragraphs and lists without a class of their own stand as close as items do.
function setChild(child: Block, item: Style, frame: Frame, setting: Setting): Flow {
  if (child.style !== undefined) return setting.setBlock(child, frame, setting);
  if (child.type === "paragraph") {
    const style = blockStyle(setting.theme, frame, "paragraph");
    const close = { ...style, spaceBefore: 0, spaceAfter: item.spaceAfter };
    return setWords(child, close, frame, setting);
  }
  const flow = setting.setBlock(child, frame, setting);
  return child.type === "list"
    ? { ...flow, before: item.spaceAfter, after: item.spaceAfter }
    : flow;
}
