import type { Block, Callout, Quotation, Section } from "../document/index.ts";
import { setBox } from "./box.ts";
import { setWords } from "./paragraph.ts";
import type { Frame, Setting } from "./setting.ts";
import type { Flow } from "./slice.ts";
import { stack } from "./stack.ts";
import { blockStyle } from "./style.ts";

/** Sets blocks under each other. */
export function setBlocks(blocks: readonly Block[], frame: Frame, setting: Setting): Flow {
  return stack(blocks.map((block) => setting.setBlock(block, frame, setting)));
}

/** Sets a section or a callout: blocks in a box. */
export function setContainer(node: Section | Callout, frame: Frame, setting: Setting): Flow {
  const style = blockStyle(setting.theme, frame, node.type, node.style);
  return setBox(node, style, frame, (inner) => setBlocks(node.children, inner, setting));
}

/** Sets a quotation; who said it is never parted from the last words. */
export function setQuotation(node: Quotation, frame: Frame, setting: Setting): Flow {
  const { theme } = setting;
  const style = blockStyle(theme, frame, "quotation", node.style);
  return setBox(node, style, frame, (inner) => {
    const words = setBlocks(node.children, inner, setting);
    if (node.attribution === undefined) return words;
    const attributionStyle = blockStyle(theme, inner, "attribution");
    const attribution = setWords({ children: node.attribution }, attributionStyle, inner, setting);
    return stack([{ ...words, keepWithNext: true }, attribution]);
  });
}
