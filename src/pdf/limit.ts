import { type Diagnostic, ReportError } from "../diagnostic.ts";
import { type Document, type Node, visit } from "../document/index.ts";
import { maxStringLength, textStringLength } from "./syntax.ts";

/** Throws a ReportError with a finding for each text that has to be one string and is too long for it. */
export function checkLengths(document: Document): void {
  const findings: Diagnostic[] = [];
  visit(document, (node) => {
    const text = stringOf(node);
    if (text === undefined || textStringLength(text.value) <= maxStringLength) return;
    findings.push({
      severity: "error",
      code: "pdf/text-too-long",
      message: `${text.what} is too long for a PDF: ${text.value.length} characters`,
      hint: `keep it below ${Math.floor(maxStringLength / 2) - 1} characters`,
      ...(node.place === undefined ? {} : { place: node.place }),
    });
  });
  if (findings.length > 0) throw new ReportError(findings);
}

function stringOf(node: Node): { readonly what: string; readonly value: string } | undefined {
  switch (node.type) {
    case "document":
      return { what: "the title", value: node.title };
    case "figure":
      return { what: "the alternative text of a figure", value: node.alt };
    case "link":
    case "citation":
      return { what: "the address of a link", value: node.url };
    default:
      return undefined;
  }
}
