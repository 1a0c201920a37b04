import { container, element } from "./element.ts";
import { escapeText, fragmentUrl } from "./escape.ts";
import { writeInlines } from "./inline.ts";
import { commonAttributes, type NoteEntry, type Writer } from "./writer.ts";

/** Writes the notes met so far as a list at the end; the number of each leads back to its mark. */
export function writeNotes(writer: Writer): string {
  const items: string[] = [];
  // A note may itself hold a mark: its note comes to stand at the end of the list.
  for (let index = 0; index < writer.notes.length; index++) {
    const entry = writer.notes[index];
    if (entry !== undefined) items.push(writeNote(entry, writer));
  }
  if (items.length === 0) return "";
  const id = writer.freshId("notes");
  const heading = element("h2", { id }, escapeText(writer.language.message("html.notes")));
  const list = container("ol", {}, items.join("\n"));
  const attributes = { class: "fb-notes", role: "doc-endnotes", "aria-labelledby": id };
  return container("section", attributes, `${heading}\n${list}`);
}

function writeNote({ note, label, markId, noteId }: NoteEntry, writer: Writer): string {
  const back = element(
    "a",
    {
      href: fragmentUrl(markId),
      role: "doc-backlink",
      "aria-label": writer.language.message("html.note-back", { label }),
    },
    escapeText(label),
  );
  const words = element("div", {}, writeInlines(note.children, writer));
  return element(
    "li",
    { ...commonAttributes(writer, note, "note"), id: noteId },
    `${back}${words}`,
  );
}
