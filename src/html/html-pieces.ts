import type { Piece } from "../audience/index.ts";

// What stands within a line, or draws: no gap between words where one of these begins or ends.
const inline = new Set(
  "a abbr b bdi bdo br cite code data defs em g i mark path q rect small span strong sub sup svg text time title tspan wbr".split(
    " ",
  ),
);
// Of these, what is no part of the word beside it: a new line, a text of a picture, the mark of a note.
const apart = new Set(["br", "sup", "text"]);
// Attributes that hold syntax of ours, not words.
const syntax = new Set(
  "class d fill points role rel stroke style transform type viewBox width height x y scope".split(
    " ",
  ),
);

const token =
  /<!--([\s\S]*?)(?:-->|$)|<(script|style)\b([^>]*)>([\s\S]*?)<\/\2\s*>|<\/?([a-zA-Z][\w:-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>|([^<]+|<)/g;
const attribute = /([^\s"'=<>/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;

/**
 * Returns every text of an HTML page with its place: words as they are read, across the elements within a line;
 * values of attributes, comments, scripts and styles; data within addresses.
 */
export function* htmlPieces(html: string): Iterable<Piece> {
  let words = "";
  let element = "the page";
  let near = "";
  const flush = function* (): Iterable<Piece> {
    if (words.trim() !== "") yield { where: `<${element}>${near}`, text: words, kind: "words" };
    words = "";
  };
  for (const match of html.matchAll(token)) {
    const [, comment, code, codeAttributes = "", inside = "", tag, attributes = "", text] = match;
    if (text !== undefined) words += decode(text);
    else if (comment !== undefined)
      yield { where: `a comment${near}`, text: decode(comment), kind: "words" };
    else if (code !== undefined) {
      const kind = /json/.test(codeAttributes) ? "words" : "code";
      yield { where: `<${code}>`, text: unescaped(withoutFonts(inside)), kind };
      yield* attributePieces(code, codeAttributes, near);
    } else if (tag !== undefined) {
      const isInline = inline.has(tag.toLowerCase());
      if (!isInline) {
        yield* flush();
        element = tag;
      } else if (apart.has(tag.toLowerCase())) words += " ";
      near = /\sid="([^"]+)"/.test(attributes) ? nearId(attributes) : near;
      yield* attributePieces(tag, attributes, near);
    }
  }
  yield* flush();
}

function nearId(attributes: string): string {
  return ` near #${/\sid="([^"]{1,40})/.exec(attributes)?.[1] ?? ""}`;
}

function* attributePieces(tag: string, attributes: string, near: string): Iterable<Piece> {
  for (const [, name = "", double, single, bare] of attributes.matchAll(attribute)) {
    const value = decode(double ?? single ?? bare ?? "");
    const where = `${name} of <${tag}>${name === "id" ? "" : near}`;
    if (value.startsWith("data:")) yield { where, ...dataOf(value) };
    else {
      yield { where, text: value, kind: syntax.has(name) ? "code" : "words" };
      if (value.includes("%")) yield { where, text: percentDecoded(value), kind: "words" };
    }
  }
}

// Text in an address of data is text; of a picture the bytes are looked through.
function dataOf(value: string): Pick<Piece, "text" | "kind"> {
  const comma = value.indexOf(",");
  const [head, body] = [value.slice(0, comma), value.slice(comma + 1)];
  const isText = /^data:(text|image\/svg|application\/(json|xml))/.test(head);
  const bytes = head.endsWith(";base64")
    ? Buffer.from(body, "base64")
    : Buffer.from(percentDecoded(body), "utf8");
  return { text: bytes.toString(isText ? "utf8" : "latin1"), kind: isText ? "words" : "code" };
}

// Fonts are files of the template, put in as they are.
function withoutFonts(css: string): string {
  return css.replace(/data:font\/[^"')]*/g, "");
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  shy: "",
  zwnj: "",
};

function decode(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return entities[name] ?? whole;
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return point <= 0x10_ffff ? String.fromCodePoint(point) : "";
  });
}

/** Undoes the escapes of strings in JSON, JavaScript and CSS. */
function unescaped(text: string): string {
  return text
    .replace(/\\u(?:([0-9a-f]{4})|\{([0-9a-f]{1,6})\})/gi, (_, four?: string, any?: string) =>
      String.fromCodePoint(Math.min(Number.parseInt(four ?? any ?? "", 16), 0x10_ffff)),
    )
    .replace(/\\x([0-9a-f]{2})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
    .replace(/\\[nrtbf]/g, " ")
    .replace(/\\(.)/g, "$1");
}
