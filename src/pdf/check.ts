import { type Diagnostic, ReportError } from "../diagnostic.ts";
import { type Document, type Node, visit } from "../document/index.ts";
import type { LinkItem, PagedDocument } from "../layout/index.ts";
import { maxStringLength, textStringLength } from "./syntax.ts";

/** Throws a ReportError with a finding for each text and link that a PDF cannot hold. */
export function checkDocument(document: Document, paged: PagedDocument): void {
  const findings: Diagnostic[] = [];
  visit(document, (node) => {
    const finding = lengthFinding(node);
    if (finding !== undefined) findings.push(at(node, finding));
  });
  const seen = new Set<Node>();
  for (const page of paged.pages)
    for (const item of page.items) {
      if (item.type !== "link" || seen.has(item.source)) continue;
      seen.add(item.source);
      const finding = linkFinding(item, paged);
      if (finding !== undefined) findings.push(at(item.source, finding));
    }
  if (findings.length > 0) throw new ReportError(findings);
}

type Finding = Omit<Diagnostic, "severity" | "place">;

function at({ place }: Node, finding: Finding): Diagnostic {
  return { severity: "error", ...finding, ...(place === undefined ? {} : { place }) };
}

function lengthFinding(node: Node): Finding | undefined {
  const text = stringOf(node);
  if (text === undefined || textStringLength(text.value) <= maxStringLength) return undefined;
  return {
    code: "pdf/text-too-long",
    message: `${text.what} is too long for a PDF: ${text.value.length} characters`,
    hint: `keep it below ${Math.floor(maxStringLength / 2) - 1} characters`,
  };
}

// What becomes one string, rather than text on a page.
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

function linkFinding({ url }: LinkItem, { destinations }: PagedDocument): Finding | undefined {
  if (url.startsWith("#")) {
    if (destinations.has(url.slice(1))) return undefined;
    return {
      code: "pdf/link-target",
      message: `a link to "${url}", which is on no page`,
      hint: "let it lead to a heading, table, figure or paragraph that is printed",
    };
  }
  const protocol = URL.canParse(url) ? new URL(url).protocol : "";
  if (["http:", "https:", "mailto:"].includes(protocol)) return undefined;
  return {
    code: "pdf/link-address",
    message: `a link to "${url}", which is no address that a reader may open`,
    hint: "links lead to http:, https: or mailto:",
  };
}
