import {
  children,
  type Document,
  type Figure,
  type Inline,
  type Node,
} from "../../src/document/index.ts";

/** Returns a document as indented lines, one for each block, words and marks in a row. */
export function documentText(document: Document): string {
  const { title, lang, direction, furniture, metadata } = document;
  const head = [
    `document "${title}" ${lang} ${direction}`,
    `  head "${furniture.headStart}" | "${furniture.headEnd}"`,
    `  foot "${furniture.footStart}" | "${furniture.footEnd}"`,
    `  by ${metadata.author}: ${metadata.subject} (${metadata.keywords.join("; ")}), ${metadata.created}`,
  ];
  return [...head, ...document.children.flatMap((node) => lines(node, "  ")), ""].join("\n");
}

function lines(node: Node, indent: string): string[] {
  const head = [node.type, ...details(node), ...marks(node)].join(" ");
  const place = placeOf(node);
  switch (node.type) {
    case "heading":
    case "paragraph":
    case "tableCell":
    case "caption":
    case "contentsEntry":
      return [`${indent}${head}${place}: ${words(node.children)}`];
    case "keyFigure":
      return [
        `${indent}${head}${place}: ${words(node.value)} | ${words(node.label)} | ${words(node.note)}`,
      ];
    case "figure":
      return [
        `${indent}${head}${place}${fileOf(node)} alt "${node.alt}"`,
        ...(node.caption ? lines(node.caption, `${indent}  `) : []),
        ...(node.source ? [`${indent}  source: ${words(node.source)}`] : []),
        ...(node.data ? lines(node.data, `${indent}  `) : []),
      ];
    case "quotation":
      return [
        `${indent}${head}${place}${node.attribution ? ` by ${words(node.attribution)}` : ""}`,
        ...node.children.flatMap((child) => lines(child, `${indent}  `)),
      ];
    default:
      return [
        `${indent}${head}${place}`,
        ...children(node).flatMap((child) => lines(child, `${indent}  `)),
      ];
  }
}

// The main file goes without its name.
function placeOf({ place }: Node): string {
  if (place === undefined) return "";
  const file = place.file === "briefing.hbs" ? "" : `${place.file}:`;
  return ` @${file}${place.line}:${place.column}`;
}

function details(node: Node): string[] {
  switch (node.type) {
    case "heading":
    case "tableOfContents":
      return [String(node.depth)];
    case "contentsEntry":
      return [String(node.depth), node.target];
    case "list":
      return [node.ordered ? "ordered" : "plain"];
    case "listItem":
    case "caption":
      return node.label ? [`"${node.label.value}"`] : [];
    case "table":
      return [node.columns.map(({ align, width }) => `${align}${width ?? ""}`).join(",")];
    case "tableCell":
      return [
        ...(node.header ? [node.header] : []),
        ...(node.colSpan ? [`×${node.colSpan}`] : []),
        ...(node.rowSpan ? [`↓${node.rowSpan}`] : []),
      ];
    case "column":
      return [String(node.width)];
    default:
      return [];
  }
}

function marks({ id, style, lang }: Node): string[] {
  return [
    ...(id === undefined ? [] : [`#${id}`]),
    ...(style === undefined ? [] : [`.${style}`]),
    ...(lang === undefined ? [] : [`[${lang}]`]),
  ];
}

function words(nodes: readonly Inline[]): string {
  return nodes.map(word).join("");
}

function word(node: Inline): string {
  const tag = marks(node).join("");
  switch (node.type) {
    case "text":
      return node.value;
    case "emphasis":
      return `_${tag}${words(node.children)}_`;
    case "strong":
      return `*${tag}${words(node.children)}*`;
    case "span":
      return `<${tag} ${words(node.children)}>`;
    case "link":
      return `[${words(node.children)}](${node.url})`;
    case "figureValue":
      return `{${words(node.children)} ← ${node.derivation?.source ?? "?"}}`;
    case "citation":
      return `${words(node.children)}→${node.source}`;
    case "noteReference":
      return `^${node.label?.value}(${words(node.note.children)})`;
    case "pageReference":
      return `p.→${node.target}`;
    case "lineBreak":
      return "⏎";
    default:
      return node satisfies never;
  }
}

function fileOf({ file }: Figure): string {
  if (file === undefined) return "";
  const { path, share, isOrnament } = file;
  return ` file ${path}${share === undefined ? "" : ` ${share * 100}%`}${isOrnament ? " ornament" : ""}`;
}
