import { type DefaultTreeAdapterMap, parse } from "parse5";
import { plain, type Reading, type TableReading } from "./reading.ts";

type Node = DefaultTreeAdapterMap["node"];
type Element = DefaultTreeAdapterMap["element"];

/** What a page says, and the tables that stand behind its charts. */
export interface HtmlReading extends Reading {
  readonly chartData: readonly TableReading[];
}

/** Reads the main part of a page. What stands behind a disclosure is no part of its text. */
export function readingOfHtml(html: string): HtmlReading {
  const [main] = elements(parse(html), (element) => element.tagName === "main");
  if (main === undefined) throw new Error("the page has no main part");
  const texts = (is: Test): string[] => elements(main, is).map((found) => plain(textOf(found)));
  const data = elements(main, named("details"));
  const tables = elements(main, named("table"));
  const notes = elements(main, withRole("doc-endnotes"));
  return {
    text: plain(textOf(main, isAside)),
    notes: notes
      .flatMap((list) => elements(list, named("li")))
      .map((note) => plain(textOf(note, withRole("doc-backlink")))),
    headings: elements(main, ({ tagName }) => /^h[1-6]$/.test(tagName))
      .filter((heading) => !notes.some((around) => holds(around, heading)))
      .map((heading) => `${heading.tagName.slice(1)} ${plain(textOf(heading))}`),
    contents: elements(main, named("nav"))
      .flatMap((nav) => elements(nav, named("a")))
      .map((entry) => plain(textOf(entry))),
    alternatives: texts((element) => element.tagName === "desc"),
    tables: tables.filter((table) => !data.some((around) => holds(around, table))).map(rowsOf),
    chartData: data.flatMap((details) => elements(details, named("table"))).map(rowsOf),
  };
}

type Test = (element: Element) => boolean;

const named =
  (name: string): Test =>
  ({ tagName }) =>
    tagName === name;

const withRole =
  (role: string): Test =>
  ({ attrs }) =>
    attrs.some(({ name, value }) => name === "role" && value === role);

const isNoteMark: Test = (element) =>
  element.tagName === "sup" && elements(element, withRole("doc-noteref")).length > 0;

const unread = new Set(["details", "title", "desc", "style"]);

// The heading of the contents is read in both outputs.
const isContents: Test = ({ tagName, parentNode }) =>
  tagName === "ol" && parentNode?.nodeName === "nav";

const isAside: Test = (element) =>
  unread.has(element.tagName) ||
  isContents(element) ||
  withRole("doc-endnotes")(element) ||
  isNoteMark(element);

// Only what is set within a line leaves no gap around its words.
const inline = new Set(["time", "a", "data", "em", "span", "strong", "sup", "tspan"]);

function textOf(node: Node, isLeft: Test = isNoteMark): string {
  if (node.nodeName === "#text" && "value" in node) return node.value;
  if (node.nodeName === "br") return " ";
  if (!("childNodes" in node)) return "";
  if ("tagName" in node && isLeft(node)) return "";
  const text = node.childNodes.map((child) => textOf(child, isLeft)).join("");
  return inline.has(node.nodeName) ? text : ` ${text} `;
}

function rowsOf(table: Element): TableReading {
  return elements(table, named("tr")).map((row) =>
    elements(row, ({ tagName }) => tagName === "th" || tagName === "td").map((cell) =>
      plain(textOf(cell)),
    ),
  );
}

/** Returns the elements below a node that pass a test, in order. */
function elements(node: Node, is: Test): Element[] {
  if (!("childNodes" in node)) return [];
  return node.childNodes.flatMap((child) => {
    const own = "tagName" in child && is(child) ? [child] : [];
    return [...own, ...elements(child, is)];
  });
}

function holds(around: Element, sought: Element): boolean {
  return elements(around, (element) => element === sought).length > 0;
}
