import type { Note } from "../document/index.ts";
import { inReadingOrder, type Line } from "../text/index.ts";
import { setBox, withAnchor } from "./box.ts";
import { type Leaf, noteId } from "./inline.ts";
import { hangLabel, labelGap, labelWidth } from "./label.ts";
import { breakWords, setLines } from "./lines.ts";
import type { Setting } from "./setting.ts";
import type { SetNote } from "./slice.ts";
import { blockStyle } from "./style.ts";

// Room for a label of one or two digits, so that notes on a page line up.
const leastIndent = 12;

/** Sets the notes that hang at references on a line. */
export function setNotes(line: Line<Leaf>, setting: Setting): readonly SetNote[] {
  return inReadingOrder(line).flatMap(({ span }) => {
    const { reference } = span.source;
    return reference === undefined ? [] : [setNote(reference.note, setting)];
  });
}

function setNote(note: Note, setting: Setting): SetNote {
  const style = blockStyle(setting.theme, setting.page, "note", note.style);
  const label = note.label;
  const flow = setBox(note, style, setting.page, (frame) => {
    const width = label === undefined ? 0 : labelWidth(label, frame, setting);
    const indent = label === undefined ? 0 : Math.max(leastIndent, width + labelGap);
    const inner = { ...frame, start: frame.start + indent, width: frame.width - indent };
    const words = setLines(breakWords({ children: note.children }, inner, setting), inner, setting);
    return label === undefined
      ? words
      : hangLabel(words, label, { ...frame, width: indent }, setting);
  });
  const anchored = withAnchor(flow, { y: 0, id: noteId(note) });
  const [first, ...rest] = anchored.slices;
  if (first === undefined) return { note, slices: [] };
  const before = Math.max(flow.before, flow.after);
  return { note, slices: [{ ...first, before }, ...rest] };
}
