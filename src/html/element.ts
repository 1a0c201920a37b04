import { escapeAttribute } from "./escape.ts";

/** Attributes by name; `undefined` leaves one out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Writes a start tag. */
export function startTag(name: string, attributes: Attributes = {}): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? "" : ` ${key}="${escapeAttribute(String(value))}"`,
  );
  return `<${name}${written.join("")}>`;
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
  return blocks.filter((block) => block !== "").join("\n");
}
