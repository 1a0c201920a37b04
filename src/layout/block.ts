import type { Diagnostic } from "../diagnostic.ts";
import type { Block } from "../document/index.ts";
import { setColumns } from "./columns.ts";
import { setContainer, setQuotation } from "./container.ts";
import { setContents } from "./contents.ts";
import { setFigure } from "./figure.ts";
import { setKeyFigures } from "./key-figures.ts";
import { setList } from "./list.ts";
import { setHeading, setParagraph } from "./paragraph.ts";
import type { Frame, Setting } from "./setting.ts";
import type { Flow } from "./slice.ts";
import { setTable } from "./table/set-table.ts";

/** Sets a block of any kind in a frame. */
function setBlock(block: Block, frame: Frame, setting: Setting): Flow {
  switch (block.type) {
    case "section":
    case "callout":
      return setContainer(block, frame, setting);
    case "heading":
      return setHeading(block, frame, setting);
    case "paragraph":
      return setParagraph(block, frame, setting);
    case "list":
      return setList(block, frame, setting);
    case "table":
      return setTable(block, frame, setting);
    case "figure":
      return setFigure(block, frame, setting);
    case "keyFigures":
      return setKeyFigures(block, frame, setting);
    case "quotation":
      return setQuotation(block, frame, setting);
    case "columns":
      return setColumns(block, frame, setting);
    case "tableOfContents":
      return setContents(block, frame, setting);
    default:
      return block satisfies never;
  }
}

/**
 * Returns {@link setBlock} with a memory, so that a second run over a document sets only what prints a
 * page number anew. A block is remembered for one frame, and what it reports is reported again.
 */
export function rememberBlocks(): Setting["setBlock"] {
  const memory = new WeakMap<Block, Remembered>();
  return (block, frame, setting) => {
    const key = JSON.stringify(frame);
    const known = memory.get(block);
    if (known?.key === key) {
      for (const finding of known.findings) setting.report(finding);
      return known.flow;
    }
    let asked = false;
    const pageOf: Setting["pageOf"] = (reference) => {
      asked = true;
      return setting.pageOf(reference);
    };
    const findings: Diagnostic[] = [];
    const report: Setting["report"] = (finding) => {
      findings.push(finding);
      setting.report(finding);
    };
    const flow = setBlock(block, frame, { ...setting, pageOf, report });
    if (!asked) memory.set(block, { key, flow, findings });
    return flow;
  };
}

interface Remembered {
  readonly key: string;
  readonly flow: Flow;
  readonly findings: readonly Diagnostic[];
}
