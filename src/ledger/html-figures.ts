/** A figure of an HTML page, as its element says it. */
export interface HtmlFigure {
  readonly id: string;
  readonly value: string;
  readonly words: string;
}

/** Reads every figure of a page back: HTML as this program writes it, with quoted attributes. */
export function readHtmlFigures(html: string): readonly HtmlFigure[] {
  return Array.from(html.matchAll(/<data\b([^>]*)>([\s\S]*?)<\/data>/g)).flatMap(
    ([, attributes = "", content = ""]) => {
      const id = attributeOf(attributes, "data-figure");
      const value = attributeOf(attributes, "value") ?? "";
      return id === undefined
        ? []
        : [{ id, value, words: readReferences(content.replace(/<[^>]*>/g, "")) }];
    },
  );
}

function attributeOf(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1];
  return found === undefined ? undefined : readReferences(found);
}

const characters: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  nbsp: "\u00a0",
};

function readReferences(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return characters[name] ?? whole;
  });
}
