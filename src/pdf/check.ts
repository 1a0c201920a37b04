import type { Diagnostic } from "../diagnostic.ts";
import { type Document, type Node, visit } from "../document/index.ts";
import type { LinkItem, PagedDocument } from "../layout/index.ts";
import { maxStringLength, textStringLength } from "./syntax.ts";

/** Returns a finding for each text that a PDF cannot hold. */
export function checkTexts(document: Document): Diagnostic[] {
  const findings: Diagnostic[] = [];
  visit(document, (node) => {
    const finding = lengthFinding(node);
    if (finding !== undefined) findings.push(at(node, finding));
  });
  return findings;
}

/** Returns what is wrong with where a link leads, if anything is. */
export function checkLink(item: LinkItem, paged: PagedDocument): Diagnostic | undefined {
  const finding = linkFinding(item, paged);
  return finding === undefined ? undefined : at(item.source, finding);
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
