import type { Token } from "markdown-it";
import type { Place } from "../../diagnostic.ts";
import type { Caption, Inline, Table, TableColumn, TableRow } from "../../document/index.ts";
import { holdsFiguresAlone } from "../html/table-grid.ts";
import type { Branch } from "./nest.ts";

/** What a table is read with. */
interface TableParts {
  readonly placeOf: (token: Token) => Place;
  readonly wordsOf: (children: readonly Branch[]) => Inline[];
}

/** Reads a table of GitHub's Markdown (GFM, section 4.10); its caption stands in a paragraph beside it. */
export function readTable(
  { token, children }: Branch,
  caption: Caption | undefined,
  { placeOf, wordsOf }: TableParts,
): Table {
  const rowsOf = (part: string): readonly Branch[] =>
    children.filter((one) => one.token.type === part).flatMap((one) => one.children);
  const rowOf = (row: Branch): TableRow => ({
    type: "tableRow",
    place: placeOf(row.token),
    children: row.children.map((cell) => ({
      type: "tableCell",
      place: placeOf(row.token),
      ...(cell.token.type === "th_open" && { header: "column" as const }),
      children: wordsOf(cell.children),
    })),
  });
  const heads = rowsOf("thead_open");
  const body = rowsOf("tbody_open").map(rowOf);
  const columns = (heads[0]?.children ?? []).map((cell, index): TableColumn => {
    const own = holdsFiguresAlone(body, index) ? "end" : "start";
    return { align: alignOf(cell.token) ?? own };
  });
  return {
    type: "table",
    place: placeOf(token),
    ...(caption && { caption }),
    columns,
    head: heads.map(rowOf),
    body,
    foot: [],
  };
}

// Of sides Markdown knows left and right alone: a column says start or end, which languages turn over.
function alignOf(token: Token): TableColumn["align"] | undefined {
  const [, side] =
    /text-align:(left|center|right)/.exec(String(token.attrGet("style") ?? "")) ?? [];
  if (side === "center") return "center";
  return side === undefined ? undefined : side === "right" ? "end" : "start";
}

const mark = /^(?:Table)?\s*:\s+/;

/** Returns the caption that a paragraph beside a table is: one that begins with a colon. */
export function captionOf(
  paragraph: Branch | undefined,
  { placeOf, wordsOf }: TableParts,
): Caption | undefined {
  if (paragraph?.token.type !== "paragraph_open") return undefined;
  const [first, ...others] = wordsOf(paragraph.children);
  if (first?.type !== "text" || !mark.test(first.value)) return undefined;
  const words = first.value.replace(mark, "");
  return {
    type: "caption",
    place: placeOf(paragraph.token),
    children: [...(words === "" ? [] : [{ ...first, value: words }]), ...others],
  };
}
