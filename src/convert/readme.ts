import { scalar } from "../config/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Imported, Origin } from "../import/index.ts";
import { codeSpan } from "../markdown.ts";

/** What README.md of an imported folder is made from. */
export interface Described {
  readonly imported: Omit<Imported, "places">;
  readonly origin: Origin;
  readonly sensitivity: string;
  /** The day that the tables were downloaded, where it was said. */
  readonly accessed: string | undefined;
  readonly language: string;
}

/** Returns README.md of an imported folder: whose data they are, what may be shown, how they were read. */
export function importReadme(described: Described): string {
  const { imported, origin, sensitivity, accessed, language } = described;
  const { name, terms, rules } = origin;
  const { incidents, rejected, files, diagnostics } = imported;
  const days = incidents.flatMap(({ date = "", date_end: end = "" }) => [date, end || date]).sort();
  const categories = [...new Set(incidents.map(({ category = "" }) => category))].sort();
  const unread = [...new Set(files.flatMap((file) => file.unread))];
  const unplaced = incidents.filter(({ province = "" }) => province === "").length;
  return `# Data of ${name}

Made from tables of ${name} by \`fieldbrief import ${origin.format}\`. These files are a copy: change them here, or import a
newer table into another folder and compare the two with \`fieldbrief diff\`.

## Whose they are, and what may be shown

- Attribution: ${terms.attribution || "**nobody has said; write it into `source` of mapping.yaml, and import again**"}
- Licence: ${terms.licence}
- What may be shown: ${terms.shown}
- Every record is marked ${sensitivity}. Downloaded: ${accessed ?? "**nobody has said when; write it here, and into `accessed` of sources.csv**"}.
- Filters that the table was exported with: **write them here**; the table does not say.

Never add figures of two providers into one total: they count other things in other ways. Show them side by side.

## What was read

| file | read | rejected | form | SHA-256 |
|---|---|---|---|---|
${files
  .map(
    ({ name: file, sheet, read, rejected: bad, said, hash }) =>
      `| ${cellOf(file)} | ${read} | ${bad} | ${[...said, ...(sheet === undefined ? [] : [`sheet ${cellOf(sheet)}`])].join("; ")} | \`${hash}\` |`,
  )
  .join("\n")}

Columns that nothing was made of, and that are in the table alone: ${
    unread.length === 0 ? "none" : unread.map(codeSpan).join(", ")
  }.
Rows that could not be read: ${rejected.length}, whole and with the reason in \`rejects.csv\`.
Incidents without a province, shown as unplaced and never left out: ${unplaced}.

## How it was read

${rules.map((rule) => `- ${rule}`).join("\n")}
- A place is found by the names in places/provinces.csv. What they do not have is not guessed: the incident keeps its
  country and its words.

## In briefing.yaml

The folder \`template/\` has the words of these data; it extends \`fieldbrief:general\`. With NAME for this folder:

\`\`\`yaml
template: NAME/template
data:
  folder: NAME
  language: ${language}
  kind: selection
  coverage: ${days[0] ?? "?"}..${days.at(-1) ?? "?"}
  rule: range
  categories: [${categories.map(scalar).join(", ")}]
\`\`\`

## Findings

${findings(diagnostics)}
`;
}

function cellOf(text: string): string {
  return codeSpan(text).replaceAll("|", "\\|");
}

// A thousand of one kind are one problem: so many are written out.
const shownPerCode = 50;

function findings(diagnostics: readonly Diagnostic[]): string {
  if (diagnostics.length === 0) return "None.";
  const byCode = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const found = byCode.get(diagnostic.code);
    if (found === undefined) byCode.set(diagnostic.code, [diagnostic]);
    else found.push(diagnostic);
  }
  return [...byCode]
    .map(([code, found]) => {
      const lines = found.slice(0, shownPerCode).map(({ place, message, hint }) => {
        const at = place?.line === undefined ? "" : `line ${place.line}, `;
        const where = place === undefined ? "" : `${codeSpan(place.file)} ${at}`;
        return `- ${where}${codeSpan(message)}${hint === undefined ? "" : `: ${codeSpan(hint)}`}`;
      });
      const more = found.length - lines.length;
      const rest = more === 0 ? "" : `\n- and ${more} more`;
      return `### ${codeSpan(code)}: ${found.length}\n\n${lines.join("\n")}${rest}`;
    })
    .join("\n\n");
}
