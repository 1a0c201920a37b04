import fc from "fast-check";
import type { Block, Document, Inline } from "../../src/document/index.ts";
import {
  bars,
  callout,
  caption,
  cite,
  columns,
  contents,
  doc,
  em,
  figure,
  figureValue,
  h,
  keyFigure,
  keyFigures,
  li,
  link,
  list,
  note,
  p,
  pageRef,
  quotation,
  section,
  strong,
  table,
} from "./nodes.ts";

const word = fc.constantFrom("Kabul", "کابل", "at least", "the 12", "");

const inline: fc.Arbitrary<Inline> = fc.letrec<{ inline: Inline }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 3, depthIdentifier: "inline" },
    word.map((value): Inline => ({ type: "text", value })),
    word.map((value) => figureValue(12, value)),
    fc.constant(cite("un")),
    fc.constant(pageRef("top")),
    fc.array(tie("inline"), { maxLength: 3 }).map((children) => em(...children)),
    fc.array(tie("inline"), { maxLength: 3 }).map((children) => strong(...children)),
    fc.array(tie("inline"), { maxLength: 3 }).map((children) => link("#top", ...children)),
    fc.array(tie("inline"), { maxLength: 3 }).map((children) => note(...children)),
  ),
})).inline;

const words = fc.array(inline, { maxLength: 4 });

const block: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>((tie) => {
  const blocks = fc.array(tie("block"), { maxLength: 3 });
  return {
    block: fc.oneof(
      { maxDepth: 3, depthIdentifier: "block" },
      words.map((children): Block => p(...children)),
      fc.tuple(fc.constantFrom(1, 2, 3, 4), words).map(([depth, all]) => h(depth, ...all)),
      fc.constant(2).map(contents),
      words.map((all) => table(["A"], [["x"]], { caption: caption(...all) })),
      words.map((all) =>
        figure(bars([1]), "bars", { caption: caption(...all), data: table(["A"], [["1"]]) }),
      ),
      words.map((all) => keyFigures(keyFigure(all, ["label"], all))),
      blocks.map((all) => section(...all)),
      blocks.map((all) => callout(...all)),
      blocks.map((all) => quotation(["who"], ...all)),
      blocks.map((all) => columns([1, ...all], [2])),
      fc.tuple(fc.boolean(), blocks).map(([ordered, all]) => list(ordered, li(...all), "one")),
    ),
  };
}).block;

/** Any document, sensible or not, with at least one node of most types in most of them. */
export const anyDocument: fc.Arbitrary<Document> = fc
  .array(block, { maxLength: 6 })
  .map((blocks) => doc(blocks));
