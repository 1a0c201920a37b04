import {
  isDictionary,
  isName,
  isString,
  type PdfDictionary,
  type PdfObjects,
  type PdfValue,
} from "./object.ts";

/** What a page's content does, as far as rules ask. */
export interface ContentReading {
  /** Numbers of its marked content, in the order of drawing. */
  readonly mcids: readonly number[];
  /** What is wrong with the nesting of its operators, or drawn outside marked content. */
  readonly faults: readonly string[];
  /** Operators used. */
  readonly operators: ReadonlySet<string>;
  /** Font name → codes shown. */
  readonly codes: ReadonlyMap<string, ReadonlySet<number>>;
}

const painting = new Set(["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "EI"]);
const showing = new Set(["Tj", "TJ", "'", '"']);

/** Follows the operators of a page. */
export function readContent(file: PdfObjects, page: PdfDictionary): ContentReading {
  const reading = {
    mcids: [] as number[],
    faults: [] as string[],
    operators: new Set<string>(),
    codes: new Map<string, Set<number>>(),
  };
  const marked: string[] = [];
  const fonts: string[] = [];
  let font = "";
  let isText = false;
  for (const { operator, operands } of file.operations(page)) {
    const expect = (holds: boolean, fault: string): void => {
      if (!holds) reading.faults.push(`${operator}: ${fault}`);
    };
    reading.operators.add(operator);
    if (operator === "q") fonts.push(font);
    else if (operator === "Q") {
      expect(fonts.length > 0, "nothing to restore");
      font = fonts.pop() ?? "";
    } else if (operator === "BT" || operator === "ET") {
      expect(isText === (operator === "ET"), "text objects do not nest");
      isText = operator === "BT";
    } else if (operator === "BDC") {
      expect(marked.length === 0, "marked content in marked content");
      expect(!isText, "begins within a text object");
      marked.push(markOf(operands, reading.mcids));
    } else if (operator === "EMC") {
      expect(marked.pop() !== undefined, "nothing to end");
      expect(!isText, "ends within a text object");
    } else if (operator === "Tf") font = String(operands[0]).slice(1);
    else if (painting.has(operator) || showing.has(operator)) {
      expect(marked.length > 0, "outside marked content");
      expect(showing.has(operator) === isText, "in the wrong place");
      if (showing.has(operator)) addCodes(reading.codes, font, operands);
    }
    expect(fonts.length <= 28, "nested too deep (ISO 19005-2 6.1.13)");
  }
  if (marked.length + fonts.length > 0 || isText) reading.faults.push("left open at the end");
  return reading;
}

function markOf(operands: readonly PdfValue[], mcids: number[]): string {
  const [tag, properties] = operands;
  const mcid = isDictionary(properties) ? properties.get("MCID") : undefined;
  if (typeof mcid === "number") mcids.push(mcid);
  else if (tag !== "/Artifact") throw new Error(`neither tagged nor artifact: ${String(tag)}`);
  return isName(tag) ? tag : "";
}

// Codes of two bytes, from a string or an array of strings and corrections.
function addCodes(
  codes: Map<string, Set<number>>,
  font: string,
  operands: readonly PdfValue[],
): void {
  const shown = codes.get(font) ?? new Set();
  codes.set(font, shown);
  for (const item of operands.flat()) {
    if (!isString(item)) continue;
    for (let at = 0; at + 1 < item.bytes.length; at += 2)
      shown.add(item.bytes.charCodeAt(at) * 256 + item.bytes.charCodeAt(at + 1));
  }
}
