import type { Caption } from "../document/index.ts";
import { element } from "./element.ts";
import { escapeText } from "./escape.ts";
import { writeInlines } from "./inline.ts";
import { commonAttributes, type Writer } from "./writer.ts";

/** Writes a caption as `<caption>` or `<figcaption>`, its label first. */
export function writeCaption(
  name: "caption" | "figcaption",
  caption: Caption | undefined,
  id: string,
  writer: Writer,
): string {
  if (caption === undefined) return "";
  const label =
    caption.label === undefined
      ? ""
      : `${element("span", { class: "fb-label" }, escapeText(caption.label.value))} `;
  const attributes = { ...commonAttributes(writer, caption), id };
  return element(name, attributes, `${label}${writeInlines(caption.children, writer)}`);
}
