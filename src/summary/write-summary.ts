import { codeSpan } from "../markdown.ts";
import { quantity } from "../quantity.ts";
import type { BuiltEdition, BuiltEditions } from "./built-editions.ts";
import type { ToldFinding } from "./read-findings.ts";

/** What a summary is of; what is left out is not spoken of. */
export interface SummaryParts extends BuiltEditions {
  readonly findings?: readonly ToldFinding[] | undefined;
  /** A report of changes, as `diff` writes it in Markdown. */
  readonly changes?: string | undefined;
  /** The address below which `<edition>/page-1.svg` can be seen. */
  readonly pictures?: string | undefined;
  /** The address where the editions can be had. */
  readonly files?: string | undefined;
}

// A comment on GitHub holds 65,536 characters; whoever posts one adds a mark to find it by.
const mostCharacters = 65_000;

/**
 * Writes what a run came to as Markdown: findings first, then each edition with its key figures, then what changed. All
 * that comes from data stands in code spans. Where there is no room for all, the rest is counted.
 */
export function writeSummary(parts: SummaryParts, limit: number = mostCharacters): string {
  const { findings, editions, others, broken, files, changes } = parts;
  // Where only changes are told, nothing was to be made.
  const isOfChanges =
    changes !== undefined && findings === undefined && editions.length + broken === 0;
  const head = isOfChanges ? [] : [`**${headOf(parts)}**\n`];
  if (files !== undefined) head.push(`\nEditions: <${addressOf(files)}>\n`);
  if (others > 0)
    head.push(`\n_${quantity(others, "edition")} for other audiences not described here._\n`);
  if (broken > 0)
    head.push(`\n**${quantity(broken, "edition")} not whole: the log says which, and why.**\n`);
  const tail = changes === undefined ? "" : `\n### What changed\n\n${changes.trim()}\n`;
  let room = limit - head.join("").length - tail.length;
  const sections = [
    listSection("Findings", findings?.map(findingItem) ?? [], "finding"),
    listSection("Editions", editionItems(editions, parts), "edition"),
  ].map((section) => {
    const text = section(room);
    room -= text.length;
    return text;
  });
  return [...head, ...sections, tail].join("");
}

function headOf({ findings, editions, others }: SummaryParts): string {
  const made = editions.length + others;
  const errors = findings?.filter(({ severity }) => severity === "error").length ?? 0;
  const warnings = (findings?.length ?? 0) - errors;
  const told = [
    ...(errors > 0 ? [quantity(errors, "error")] : []),
    ...(warnings > 0 ? [quantity(warnings, "warning")] : []),
    ...(findings?.length === 0 ? ["no findings"] : []),
  ];
  return [made === 0 ? "No edition" : quantity(made, "edition"), ...told].join(", ");
}

function findingItem({ severity, code, message, where }: ToldFinding): string {
  return `- ${severity} ${codeSpan(code)} in ${codeSpan(where)}: ${codeSpan(message)}\n`;
}

// The figures of an edition are the same in all its languages: they are told with the first.
function editionItems(
  editions: readonly BuiltEdition[],
  { pictures }: SummaryParts,
): readonly string[] {
  const told = new Set<string>();
  return editions.map(({ name, id, incidents, pages, hasPicture, keyFigures }) => {
    const lines = [
      `- ${codeSpan(name)}: ${quantity(incidents, "incident")}, ${quantity(pages, "page")}\n`,
    ];
    if (!told.has(id))
      for (const { id: figure, words } of keyFigures)
        lines.push(`  - ${codeSpan(figure)}: ${codeSpan(words)}\n`);
    told.add(id);
    if (hasPicture && pictures !== undefined) {
      const address = `${pictures.replace(/\/*$/, "/")}${encodeURIComponent(name)}/page-1.svg`;
      lines.push(`\n  ![Page 1](${addressOf(address)})\n\n`);
    }
    return lines.join("");
  });
}

const roomForNote = 80;

// As many items as there is room for, and how many there are beyond.
function listSection(
  heading: string,
  items: readonly string[],
  noun: string,
): (room: number) => string {
  return (room) => {
    if (items.length === 0) return "";
    let text = `\n### ${heading}\n\n`;
    let taken = 0;
    for (const item of items) {
      if (text.length + item.length + roomForNote > room) break;
      text += item;
      taken += 1;
    }
    const rest = items.length - taken;
    return rest === 0 ? text : `${text}\n**${quantity(rest, `more ${noun}`)} left out here.**\n`;
  };
}

// Nothing in an address may end it.
function addressOf(address: string): string {
  return encodeURI(decodeURI(address)).replace(
    /[()<>]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
}
