import type { Config } from "../../src/config/index.ts";
import { children, type Document, type Node, textOf, visit } from "../../src/document/index.ts";
import { diskEffects } from "../../src/effect.ts";
import { readDataset, translateDataset } from "../../src/incident/index.ts";
import type { PagedDocument } from "../../src/layout/index.ts";
import { readTemplate } from "../../src/template/index.ts";

/** What a digit on a page is part of. */
export type Kind =
  | "figure"
  | "date"
  | "constant"
  | "citation"
  | "label"
  | "contents"
  | "furniture"
  | "scale"
  | "name of a figure"
  | "words of the record"
  | "loose";

/** Returns the digits of a text, of every script. */
export const digits = (text: string): readonly string[] => text.match(/\p{Nd}/gu) ?? [];

/** Every text with a digit anywhere in a value, in the pieces that stand between figures. */
function textsIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === "string")
    for (const piece of value.split(/\{[^{}]*\}/)) {
      const words = piece.replace(/\s+/g, " ").trim();
      if (digits(words).length > 0) found.add(words);
    }
  else if (typeof value === "object" && value !== null)
    for (const inner of Object.values(value)) textsIn(inner, found);
  return found;
}

/** What is known of words with digits in them. */
export interface Given {
  readonly records: readonly string[];
  readonly constants: readonly string[];
}

/** Returns what the digits of a text are that no node explains: words of the record, constants of messages, or loose. */
export function kindsOfWords(
  text: string,
  { records, constants }: Given,
  isForeign = false,
): Map<Kind, number> {
  const kinds = new Map<Kind, number>();
  let rest = text.replace(/[\u2066-\u2069]/g, "").replace(/\s+/g, " ");
  // A bare number is somebody's words only where it is quoted whole.
  const quoted = isForeign ? rest : /^[“«](.*)[”»]$/u.exec(rest)?.[1];
  if (quoted !== undefined && records.includes(quoted)) rest = `${quoted} `;
  const take = (known: readonly string[], kind: Kind): void => {
    for (const words of known.filter((one) => /\p{L}{2}/u.test(one) || one === quoted))
      while (rest.includes(words)) {
        rest = rest.replace(words, " ");
        add(kinds, kind, digits(words).length);
      }
  };
  take(records, "words of the record");
  take(constants, "constant");
  add(kinds, "loose", digits(rest).length);
  return kinds;
}

function add(kinds: Map<Kind, number>, kind: Kind, number: number): void {
  if (number > 0) kinds.set(kind, (kinds.get(kind) ?? 0) + number);
}

/** What each leaf of a document is; those that are left are words, of whoever. */
function leavesOf(document: Document): Map<Node, Kind> {
  const kinds = new Map<Node, Kind>();
  const walk = (node: Node, kind: Kind | undefined): void => {
    const own = kind ?? kindOf(node);
    if (own !== undefined) kinds.set(node, own);
    for (const label of labelsOf(node)) kinds.set(label, "label");
    if (node.type === "table" && node.figures !== undefined) {
      for (const other of [...(node.caption ? [node.caption] : []), ...node.head]) walk(other, own);
      for (const row of node.body) {
        const [name] = row.children;
        if (name !== undefined) visit(name, (inner) => kinds.set(inner, "name of a figure"));
        for (const cell of row.children.slice(1)) walk(cell, own);
      }
    } else for (const child of children(node)) walk(child, own);
  };
  walk(document, undefined);
  return kinds;
}

function kindOf(node: Node): Kind | undefined {
  switch (node.type) {
    case "figureValue":
      return "figure";
    case "citation":
      return "citation";
    case "tableOfContents":
    case "pageReference":
      return "contents";
    case "span":
      if (node.date !== undefined) return "date";
      return node.constant === undefined ? undefined : "constant";
    case "link":
      // "Table 3"
      return node.names === undefined ? undefined : "label";
    default:
      return undefined;
  }
}

function labelsOf(node: Node): readonly Node[] {
  switch (node.type) {
    case "listItem":
    case "caption":
    case "note":
    case "noteReference":
      return node.label === undefined ? [] : [node.label];
    default:
      return [];
  }
}

/** Counts the digits of the pages by what they are. */
export function measure(document: Document, paged: PagedDocument, given: Given): Map<Kind, number> {
  const kinds = new Map<Kind, number>();
  const leaves = leavesOf(document);
  const words = new Map<Node, string>();
  const foreign = new Set<Node>();
  visit(document, (node) => {
    if (node.type === "span" && node.lang !== undefined)
      for (const one of node.children) foreign.add(one);
  });
  for (const item of paged.pages.flatMap(({ items }) => items)) {
    const { source } = item;
    if (item.type === "scene" && source.type === "figure") {
      const marks = (source.marks ?? []).flatMap((mark) => digits(textOf(mark))).length;
      add(kinds, "figure", marks);
      const texts = textsOfScene(item.scene.items);
      const drawn = texts.filter(({ of }) => of !== undefined).flatMap(({ text }) => digits(text));
      // The rest of what marks say: chart/loose-number has found nothing that the row does not have.
      add(kinds, "words of the record", drawn.length - marks);
      add(
        kinds,
        "scale",
        texts.filter(({ of }) => of === undefined).flatMap(({ text }) => digits(text)).length,
      );
    }
    if (item.type !== "text") continue;
    const kind = source.type === "artifact" ? "furniture" : leaves.get(source);
    if (kind !== undefined) add(kinds, kind, digits(item.run.text).length);
    else if (source.type === "text") words.set(source, source.value);
    else add(kinds, "loose", digits(item.run.text).length);
  }
  for (const [node, text] of words)
    for (const [kind, number] of kindsOfWords(text, given, foreign.has(node)))
      add(kinds, kind, number);
  return kinds;
}

type SceneItems = Extract<
  PagedDocument["pages"][number]["items"][number],
  { type: "scene" }
>["scene"]["items"];

function textsOfScene(items: SceneItems): Extract<SceneItems[number], { type: "text" }>[] {
  return items.flatMap((item) => {
    if (item.type === "group") return textsOfScene(item.items);
    return item.type === "text" ? [item] : [];
  });
}

/** Returns the words of a project's records and messages that hold digits. */
export async function knownWords(config: Config): Promise<Given> {
  const { dataset } = await readDataset(config, diskEffects);
  const languages = config.editions.map(({ language }) => language);
  const { template } = await readTemplate(config.template, {
    root: config.root,
    effects: diskEffects,
  });
  const records = textsIn([
    languages.map((language) => translateDataset(dataset, language)),
    config.title,
    config.subtitle,
    config.publisher,
    config.contact,
  ]);
  return {
    records: [...records].sort((a, b) => b.length - a.length),
    constants: (template?.constants ?? []).flatMap(({ words }) => words),
  };
}
