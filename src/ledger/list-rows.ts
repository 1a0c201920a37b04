import { type Diagnostic, ReportError } from "../diagnostic.ts";
import {
  type Citation,
  type Document,
  type FigureList,
  type Inline,
  type TableCell,
  type TableRow,
  textOf,
  visit,
} from "../document/index.ts";
import type { Language } from "../language/index.ts";
import type { LedgerEntry } from "./ledger.ts";
import { toRanges } from "./ranges.ts";
import type { FigureGroup } from "./targets.ts";

interface ListInput {
  readonly document: Document;
  readonly list: FigureList;
  readonly groups: readonly FigureGroup[];
  readonly language: Language;
}

/**
 * Returns the rows of a list of figures: what each is called by the query, its figures as printed, the numbers
 * of its incidents in the list of incidents, and its sources.
 */
export function listRows({ document, list, groups, language }: ListInput): readonly TableRow[] {
  const numbers = new Map(list.incidents.map((id, index) => [id, index + 1]));
  const marks = citationsIn(document);
  return groups.map((group): TableRow => {
    const [first] = group.entries;
    if (first === undefined) throw new Error("a group of figures without a figure");
    return {
      type: "tableRow",
      id: group.target,
      rests: (first.incidents ?? []).map((id) => `${list.prefix}${id}`),
      children: [
        { type: "tableCell", header: "row", children: [nameOf(group.name, language)] },
        cell(group.entries.flatMap((entry, index) => figureValueOf(entry, index, language))),
        cell(incidentsOf(first, numbers, language)),
        cell(sourcesOf(first, marks, language)),
      ],
    };
  });
}

function cell(children: readonly Inline[]): TableCell {
  return { type: "tableCell", children };
}

function text(value: string): Inline {
  return { type: "text", value };
}

// Names of queries are in Latin letters, whatever the page's language.
function nameOf(name: string, { tag }: Language): Inline {
  return {
    type: "span",
    constant: "the name of a query and of one of its rows",
    ...(tag !== "en" && { lang: "en" }),
    children: [text(name)],
  };
}

function figureValueOf(entry: LedgerEntry, index: number, language: Language): readonly Inline[] {
  const { column, kind } = entry.derivation;
  const key = `column.${column ?? "incidents"}`;
  if (!language.has(key)) throw new ReportError([unnamed(key, entry)]);
  const name = language.message(key);
  const isGap = kind === "unknown" || kind === "missing";
  const label = isGap ? language.message("figures.not-stated", { label: name }) : name;
  const [first] = entry.occurrences;
  const figure: Inline = {
    type: "figureValue",
    value: entry.value,
    derivation: entry.derivation,
    children: [{ type: "text", value: first?.words ?? "" }],
  };
  const parts = language.messageParts<Inline>("figures.value", { label, figure: { part: figure } });
  const words = parts.map((part) => (typeof part === "string" ? text(part) : part));
  return index === 0 ? words : [text(" · "), ...words];
}

function unnamed(key: string, { occurrences }: LedgerEntry): Diagnostic {
  const place = occurrences.find((occurrence) => occurrence.place)?.place;
  return {
    severity: "error",
    code: "ledger/unnamed-column",
    message: `the list of figures needs the message "${key}"`,
    ...(place && { place }),
    hint: `add ${key} to strings.<language>.yaml: what the figure counts`,
  };
}

function incidentsOf(
  { incidents }: LedgerEntry,
  numbers: ReadonlyMap<string, number>,
  language: Language,
): readonly Inline[] {
  const known = (incidents ?? []).flatMap((id) => numbers.get(id) ?? []);
  const list = toRanges(known)
    .map(([first, last]) => (first === last ? language.number(first) : language.range(first, last)))
    .join(language.separator);
  return counted("figures.incidents", incidents?.length ?? 0, text(list), language);
}

function sourcesOf(
  { sources, independentSources }: LedgerEntry,
  marks: ReadonlyMap<string, Citation>,
  language: Language,
): readonly Inline[] {
  const found = sources.flatMap((source) => marks.get(source) ?? []);
  const inOrder = [...found].sort((a, b) => numberIn(a, language) - numberIn(b, language));
  const cited = inOrder.flatMap((mark): Inline[] => [copy(mark), text(" ")]);
  const list: Inline = { type: "span", children: cited.slice(0, -1) };
  return counted("figures.sources", independentSources, list, language);
}

function counted(key: string, n: number, list: Inline, language: Language): readonly Inline[] {
  const number = constant(language.number(n), "how many records the figure beside it rests on");
  const isText = list.type === "text";
  const what = isText ? constant(list.value, "numbers of rows in the list of incidents") : list;
  const parts = language.messageParts<Inline>(key, {
    n: { part: number, number: n },
    list: { part: what },
  });
  return parts.map((part) => (typeof part === "string" ? text(part) : part));
}

function constant(value: string, reason: string): Inline {
  return { type: "span", constant: reason, children: [{ type: "text", value }] };
}

// The marks that the document has for its sources, by source.
function citationsIn(document: Document): ReadonlyMap<string, Citation> {
  const marks = new Map<string, Citation>();
  visit(document, (node) => {
    if (node.type === "citation" && !marks.has(node.source)) marks.set(node.source, node);
  });
  return marks;
}

// Marks are numbers in brackets, in the digits of the language.
function numberIn(mark: Citation, { digits }: Language): number {
  const found = [...textOf(mark)].map((character) => [...digits].indexOf(character));
  return Number(found.filter((digit) => digit >= 0).join(""));
}

function copy({ id: _, place: __, ...mark }: Citation): Citation {
  return { ...mark, children: mark.children.map((child) => ({ ...child })) };
}
