// Marks are made of characters of the private use area, which no text needs. These are taken out of all
// values and refused in templates, so what stands between them was put there by this folder.
const characters = /[\ue000-\ue004]/;

/** Matches every mark of {@link markOf}, with its two numbers. */
export const originMark: RegExp = /\ue000(\d+):(\d+)\ue001/g;

/** Returns the mark that says: from here on the output comes from that origin of a compiled file, told by its number. */
export function markOf(file: number, origin: number): string {
  return `\ue000${file}:${origin}\ue001`;
}

/** Returns the text that stands for node `index` in rendered text. */
export function nodeMark(index: number): string {
  return `\ue002${index}\ue003`;
}

/** Splits text at its node marks: strings, and the indexes of nodes between them. */
export function splitAtNodes(text: string): (string | number)[] {
  return text
    .split(/(\ue002\d+\ue003)/)
    .filter((part) => part !== "")
    .map((part) => (part.startsWith("\ue002") ? Number(part.slice(1, -1)) : part));
}

/** Stands between the outputs of helpers that are rendered one after the other. */
export const separator = "\ue004";

/** Takes the characters of marks out of a text that comes from data. */
export function clean(text: string): string {
  return characters.test(text) ? text.replace(/[\ue000-\ue004]/g, "") : text;
}

/** Returns where the first character of a mark stands in a text, or -1. */
export function findMark(text: string): number {
  return text.search(characters);
}
