import { type Diagnostic, didYouMean } from "../diagnostic.ts";
import type { Document, Figure, Heading, Link, Node, Table } from "./nodes.ts";
import { textOf, visit } from "./visit.ts";

interface Finding {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/**
 * Finds what a reader, above all one who listens, would stumble over: PDF/UA-1 (ISO 14289-1) and
 * WCAG 2.2 in so far as the tree shows it. Asks for a numbered document, whose headings have ids.
 */
export function lintDocument(document: Document): Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const report = (node: Node, finding: Finding): void => {
    const place = node.place === undefined ? {} : { place: node.place };
    diagnostics.push({ severity: "error", ...finding, ...place });
  };
  const targets = lintIds(document, report);
  const headings: Heading[] = [];
  // A chart's data stand under the chart's caption, and contents repeat headings.
  const derived = new Set<Node>();
  visit(document, (node) => {
    if (node.type === "heading") headings.push(node);
    if (node.type === "figure" && node.data !== undefined) derived.add(node.data);
    if (node.type === "contentsEntry") for (const child of node.children) derived.add(child);
    if (!derived.has(node)) for (const finding of findingsOf(node, targets)) report(node, finding);
  });
  lintHeadings(document, headings, report);
  return diagnostics;
}

type Report = (node: Node, finding: Finding) => void;

// ISO 32000-2 12.3.2.4, HTML 3.2.6: a name leads to one place.
function lintIds(document: Document, report: Report): ReadonlySet<string> {
  const ids = new Set<string>();
  visit(document, (node) => {
    if (node.id === undefined) return;
    if (ids.has(node.id))
      report(node, {
        code: "document/duplicate-id",
        message: `id "${node.id}" is used twice`,
        hint: "give one of them another id: links and contents lead to one place",
      });
    ids.add(node.id);
  });
  return ids;
}

// ISO 14289-1 7.4.2: levels are not skipped.
function lintHeadings(document: Document, headings: readonly Heading[], report: Report): void {
  const titles = headings.filter((heading) => heading.depth === 1);
  if (titles.length === 0)
    report(headings[0] ?? document, {
      code: "document/missing-title",
      message: "the document has no <h1>",
      hint: "open it with one <h1> that names the briefing",
    });
  for (const heading of titles.slice(1))
    report(heading, {
      code: "document/second-title",
      message: `a second <h1>: "${textOf(heading)}"`,
      hint: "a document has one <h1>: make this an <h2>",
    });
  let above = 0;
  for (const heading of headings) {
    if (heading.depth > above + 1 && (above > 0 || titles.length > 0))
      report(heading, {
        code: "document/heading-skip",
        message: `<h${heading.depth}> "${textOf(heading)}" comes after ${above === 0 ? "no heading" : `an <h${above}>`}`,
        hint: `make it an <h${above + 1}>: heading levels are not skipped`,
      });
    above = heading.depth;
  }
}

function findingsOf(node: Node, targets: ReadonlySet<string>): readonly Finding[] {
  switch (node.type) {
    case "heading":
      return blank(
        node,
        "document/empty-heading",
        `an <h${node.depth}>`,
        "give it words or take it out",
      );
    case "caption":
      return blank(
        node,
        "document/empty-caption",
        "a caption",
        "say what the table or figure shows",
      );
    case "note":
      return blank(
        node,
        "document/empty-note",
        "a note",
        "write it between {{#note}} and {{/note}}",
      );
    case "figure":
      return figureFindings(node);
    case "table":
      return tableFindings(node);
    case "link":
      return node.names === undefined
        ? [
            ...blank(
              node,
              "document/empty-link",
              `a link to ${node.url}`,
              "say where the link leads",
            ),
            ...targetFindings(node.url, targets),
          ]
        : referenceFindings(node, targets);
    case "pageReference":
    case "contentsEntry":
      return targetFindings(`#${node.target}`, targets);
    case "citation":
      return citationFindings(node.url, targets);
    default:
      return [];
  }
}

function blank(node: Node, code: string, what: string, hint: string): readonly Finding[] {
  if (textOf(node).trim() !== "") return [];
  return [{ code, message: `${what} without words`, hint }];
}

// ISO 14289-1 7.3: a figure has an alternative text.
function figureFindings(figure: Figure): readonly Finding[] {
  if (figure.file?.isOrnament === true) {
    if (figure.caption === undefined) return [];
    return [
      {
        code: "document/captioned-ornament",
        message: 'a picture with alt="" and a caption',
        hint: "say in alt what the picture shows, or take the caption out: an ornament has none",
      },
    ];
  }
  if (figure.alt.trim() !== "") return [];
  return [
    {
      code: "document/missing-alt",
      message: "a figure without an alternative text",
      hint: 'say in alt="…" what the picture shows; alt="" on an <img> says that it is an ornament',
    },
  ];
}

// ISO 14289-1 7.5 and WCAG 1.3.1: a table has header cells; a briefing's also says what it lists.
function tableFindings(table: Table): readonly Finding[] {
  const findings: Finding[] = [];
  const rows = [...table.head, ...table.body, ...table.foot];
  if (!rows.some((row) => row.children.some((cell) => cell.header !== undefined)))
    findings.push({
      code: "document/missing-header",
      message: "a table without header cells",
      hint: "put the names of the columns into <thead> as <th>",
    });
  if (table.caption === undefined)
    findings.push({
      code: "document/missing-caption",
      message: "a table without a caption",
      hint: "open the table with <caption>…</caption>; in Markdown, write a paragraph below it that begins with a colon",
    });
  return findings;
}

function targetFindings(url: string, targets: ReadonlySet<string>): readonly Finding[] {
  const target = url.slice(1);
  if (!url.startsWith("#") || targets.has(target)) return [];
  return [
    {
      code: "document/unknown-target",
      message: `nothing has the id "${target}"`,
      hint: didYouMean(target, targets) ?? `give what is meant id="${target}"`,
    },
  ];
}

function referenceFindings(link: Link, targets: ReadonlySet<string>): readonly Finding[] {
  const unknown = targetFindings(link.url, targets);
  if (unknown.length > 0 || textOf(link).trim() !== "") return unknown;
  return [
    {
      code: "document/nameless-target",
      message: `a reference to "${link.url.slice(1)}", which has no name to print`,
      hint: `write the words yourself: <a href="${link.url}">…</a>; names are labels, headings, and the <th> of a row`,
    },
  ];
}

function citationFindings(url: string, targets: ReadonlySet<string>): readonly Finding[] {
  if (!url.startsWith("#") || targets.has(url.slice(1))) return [];
  return [
    {
      code: "document/missing-source",
      message: `the document has no entry for the source that is cited: ${url}`,
      hint: "print the list of sources with {{sourceList}}",
    },
  ];
}
