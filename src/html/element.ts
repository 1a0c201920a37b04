import { escapeAttribute } from "./escape.ts";

/** Attributes by name; `undefined` leaves one out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Writes a start tag. */
export function startTag(name: string, attributes: Attributes = {}): string {
  let written = "";
  for (const key of Object.keys(attributes)) {
    const value = attributes[key];
    if (value !== undefined) written += ` ${key}="${escapeAttribute(String(value))}"`;
  }
  return `<${name}${written}>`;
}

/** Writes an element. `content` is HTML already. */
export function element(name: string, attributes: Attributes, content: string): string {
  return `${startTag(name, attributes)}${content}</${name}>`;
}

/** Writes an element whose content stands on lines of its own. */
export function container(name: string, attributes: Attributes, content: string): string {
  return element(name, attributes, `\n${content}\n`);
}

/** Writes blocks one below the other, leaving out empty ones. */
export function lines(blocks: readonly string[]): string {
  // Added up and not joined: what lies deep would be copied once for each block around it.
  let text = "";
  for (const block of blocks) if (block !== "") text += text === "" ? block : `\n${block}`;
  return text;
}
