import { type ChangeReport, type Phrase, sectionsOf, summarize } from "../change/index.ts";
import { printable } from "../printable.ts";
import type { Colors } from "./diagnostics.ts";

const width = 80;

/** Returns a report of changes for a terminal: what it comes to, then all of it, in lines of 80 columns. */
export function changeText(report: ChangeReport, colors: Colors): string {
  const sections = sectionsOf(report).map(({ heading, entries }) => {
    const items = entries.map(({ head, lines }) =>
      [
        wrap(phrase(head), "  ", "    "),
        ...lines.map((line) => wrap(phrase(line), "    - ", "      ")),
      ].join(""),
    );
    return `\n${colors.bold(`${heading} (${entries.length})`)}\n${items.join("")}`;
  });
  const summary = wrap(
    `${printable(report.before)} → ${printable(report.after)}: ${phrase(summarize(report))}`,
    "",
    "  ",
  );
  const notes = report.notes.map(
    (note) => `\n${colors.dim(wrap(printable(note), "", "").trimEnd())}\n`,
  );
  return [summary, ...sections, ...notes].join("");
}

function phrase(parts: Phrase): string {
  return parts
    .map((part) =>
      typeof part === "string" ? printable(part) : printable(part.data.replace(/\s+/g, " ")),
    )
    .join("");
}

// Words are never broken: an id or an address is to be copied whole.
function wrap(text: string, first: string, next: string): string {
  const lines: string[] = [];
  let line = first;
  let isFresh = true;
  for (const word of text.split(" ")) {
    if (!isFresh && [...line].length + 1 + [...word].length > width) {
      lines.push(line.trimEnd());
      [line, isFresh] = [next, true];
    }
    line += isFresh ? word : ` ${word}`;
    isFresh = false;
  }
  return `${[...lines, line.trimEnd()].join("\n")}\n`;
}
