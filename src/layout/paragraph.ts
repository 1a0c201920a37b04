import type { Heading, Paragraph } from "../document/index.ts";
import type { Line } from "../text/index.ts";
import type { Style, StyleName } from "../theme/index.ts";
import { type Boxed, setBox, withAnchor } from "./box.ts";
import type { Leaf } from "./inline.ts";
import { breakWords, setLines, type Words } from "./lines.ts";
import { setNotes } from "./note.ts";
import type { Frame, Setting } from "./setting.ts";
import type { Flow, Slice } from "./slice.ts";
import { blockStyle } from "./style.ts";

/** Sets a paragraph. */
export function setParagraph(node: Paragraph, frame: Frame, setting: Setting): Flow {
  const style = blockStyle(setting.theme, frame, "paragraph", node.style);
  return setWords(node, style, frame, setting);
}

/** Sets a heading: a place for links, contents and the outline to lead to. */
export function setHeading(node: Heading, frame: Frame, setting: Setting): Flow {
  const base: StyleName = `heading-${node.depth}`;
  const style = blockStyle(setting.theme, frame, base, node.style);
  const flow = setWords(node, style, frame, setting);
  return withAnchor(flow, { y: 0, heading: node });
}

/** Sets words as one block in a style. */
export function setWords(node: Boxed & Words, style: Style, frame: Frame, setting: Setting): Flow {
  return setBox(node, style, frame, (inner) => {
    const lines = breakWords(node, inner, setting);
    const flow = setLines(lines, inner, setting);
    const slices = flow.slices.map((slice, index) => withNotes(slice, lines[index], setting));
    return { ...flow, slices };
  });
}

function withNotes(slice: Slice, line: Line<Leaf> | undefined, setting: Setting): Slice {
  const notes = line === undefined ? [] : setNotes(line, setting);
  return notes.length === 0 ? slice : { ...slice, notes };
}
