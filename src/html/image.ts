import type { Figure } from "../document/index.ts";
import type { Image } from "../image/index.ts";
import { startTag } from "./element.ts";
import type { Writer } from "./writer.ts";

/** Writes the picture of a file, which comes along in the page; nothing moves when it appears. */
export function writeImage({ alt, file }: Figure, image: Image, writer: Writer): string {
  const share = file?.share;
  return startTag("img", {
    class:
      share === undefined
        ? undefined
        : writer.classFor(`inline-size:${Math.round(share * 10_000) / 100}%`),
    src: `data:image/${image.kind};base64,${Buffer.from(image.file).toString("base64")}`,
    alt: file?.isOrnament ? "" : alt,
    width: image.width,
    height: image.height,
  });
}
