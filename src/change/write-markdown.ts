import { codeSpan } from "../markdown.ts";
import type { Entry, Phrase } from "./describe.ts";
import type { ChangeReport } from "./report.ts";
import { type Section, sectionsOf } from "./sections.ts";
import { summarize } from "./summary.ts";

// A comment on GitHub holds 65,536 characters; GitLab and Gitea take more. Something is left for whoever adds to it.
const mostCharacters = 60_000;

/**
 * Writes a report as Markdown for a comment: the summary first, details folded. All data stand in code spans, where
 * Markdown, HTML, links, mentions and references mean nothing. Cut at `limit` characters, with a note that says so.
 */
export function writeChangesMarkdown(report: ChangeReport, limit: number = mostCharacters): string {
  const head = [
    "<!-- fieldbrief diff -->",
    `**${sentence(phrase(summarize(report)))}**`,
    "",
    `Compared: ${codeSpan(report.before)} with ${codeSpan(report.after)}.`,
    "",
  ].join("\n");
  const notes = report.notes.map((note) => `\n_${ours(note)}_\n`).join("");
  const parts: string[] = [];
  let left = limit - head.length - notes.length - roomForNote;
  let leftOut = 0;
  for (const section of sectionsOf(report)) {
    const { text, more } = fold(section, left);
    left -= text.length;
    leftOut += more;
    parts.push(text);
  }
  const rest =
    leftOut === 0
      ? ""
      : `\n**${leftOut} more ${leftOut === 1 ? "change is" : "changes are"} left out here; \`--format json\` holds all.**\n`;
  return `${head}${parts.join("")}${rest}${notes}`;
}

const roomForNote = 120;

// A section with as many of its entries as there is room for.
function fold(
  { heading, entries }: Section,
  room: number,
): { readonly text: string; readonly more: number } {
  const open = `\n<details>\n<summary>${heading} (${entries.length})</summary>\n\n`;
  const close = "\n</details>\n";
  let text = "";
  let taken = 0;
  for (const entry of entries) {
    const item = itemOf(entry);
    if (open.length + text.length + item.length + close.length > room) break;
    text += item;
    taken += 1;
  }
  return { text: taken === 0 ? "" : `${open}${text}${close}`, more: entries.length - taken };
}

function itemOf({ head, lines }: Entry): string {
  return [`- ${phrase(head)}\n`, ...lines.map((line) => `  - ${phrase(line)}\n`)].join("");
}

function phrase(parts: Phrase): string {
  return parts
    .map((part) => (typeof part === "string" ? ours(part) : codeSpan(part.data)))
    .join("");
}

// Names of fields hold underscores, which within a word mean nothing.
function ours(text: string): string {
  const signs = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|[^\p{L}\p{N}_ .,:;()→-]/gu;
  return text.replace(signs, (sign) => `&#${sign.codePointAt(0)};`);
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
