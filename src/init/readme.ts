import type { Diagnostic } from "../diagnostic.ts";
import { codeSpan } from "../markdown.ts";
import { quantity } from "../quantity.ts";
import type { Start } from "./dataset.ts";

/** Returns data/README.md: what came from where, what was left, and what is to be decided. */
export function dataReadme({ records, words, table }: Start): string {
  if (table === undefined) return exampleReadme;
  const { name, sheet, mapping, leftOut, diagnostics } = table;
  const cell = (text: string): string => codeSpan(text).replaceAll("|", "\\|");
  const columns = mapping.columns.map(
    ({ header, target, why }) => `| ${cell(header)} | ${cell(placeOf(target))} | ${why} |`,
  );
  const left = mapping.left.map((header) => `- ${cell(header)}`);
  const spelled = words.map(
    ({ kind, word, written }) => `| ${kind} | ${cell(written)} | ${cell(word)} |`,
  );
  const made = [
    quantity(sheet.rows.length, "row"),
    quantity(records.incidents.length, "incident"),
    quantity(records.claims.length, "claim"),
    quantity(records.sources.length, "source"),
  ].join(", ");
  return `# Where these data come from

Made from ${cell(name)}: ${made}.
The table itself is kept as it was, in ${cell(`original/${name}`)}. From now on the files of this folder are the data: change them, not the table.

## Which column became what

| your column | Fieldbrief's | why |
|---|---|---|
${columns.join("\n")}

${left.length === 0 ? "Every column was read." : `Not read, and to be found in the table alone:\n\n${left.join("\n")}`}

## What nobody has said

${undecided(table.mapping.columns.map(({ target }) => target))
  .map((line) => `- ${line}`)
  .join("\n")}
${leftOut.length === 0 ? "" : `\n## Rows that are no incident yet\n\n${leftOut.length === 1 ? "1 row is" : `${leftOut.length} rows are`} in \`left-out.csv\`, each with the reason. Mend them there, and add them to incidents.csv and claims.csv.\n`}
## Findings

${findings(diagnostics)}
${spelled.length === 0 ? "" : `\n## Words\n\nA word of a column stands in the data in lower case with hyphens. What is printed for it is in templates/own/strings.*.yaml.\n\n| of | in the table | in the data |\n|---|---|---|\n${spelled.join("\n")}\n`}`;
}

const exampleReadme = `# An example

The three entries of incidents.csv, their claims and their source are made up, and say so. Put your own in their place,
or start again in another folder from a table that you have: \`fieldbrief init FOLDER --csv TABLE.csv\`.

Nobody has said who may see the entries of a list of your own: write public, restricted or confidential into its column
sensitivity. Unknown counts stay empty; they are never 0.
`;

function placeOf(target: string): string {
  if (["killed", "wounded", "casualties", "attributed_to"].includes(target))
    return `claims.${target}`;
  if (target === "source") return "sources.publisher";
  if (target === "url") return "sources.url";
  return target === "district" ? "incidents.place_written" : `incidents.${target}`;
}

function undecided(mapped: readonly string[]): readonly string[] {
  const lacks = (target: string, line: string): readonly string[] =>
    mapped.includes(target) ? [] : [line];
  return [
    "`sensitivity`: who may see an entry. It is the same in every row; decide row by row.",
    "`status`: `reported` where a source is named, `unsourced` where none is. Nothing is said to be corroborated or verified.",
    "`type` of a source: `unknown`. Write media, un, ngo, official or party (to the conflict); sources that repeat one another get one `source_group`.",
    "`category_basis`: `editor`, for it is not said on what a part rests.",
    ...lacks(
      "category",
      "`category`: no column gives parts, so all incidents stand in one, `listed`.",
    ),
    ...lacks("method", "`method`: no column gives it: `not-stated`."),
    ...lacks("target_type", "`target_type`: no column gives it: `not-stated`."),
    ...lacks("title", "`title`: no column gives it. It is put together from method and place."),
    ...lacks("killed", "`killed`: no column gives it, so it is not known of any incident."),
    ...lacks("wounded", "`wounded`: no column gives it, so it is not known of any incident."),
    ...lacks("source", "`source`: no column names one; claims rest on the table itself."),
    ...(mapped.includes("attributed_to")
      ? [
          "`attribution_basis`: `heading`, the weakest, for the table does not say who holds them responsible.",
        ]
      : ["`attributed_to`: no column gives it: nobody is held responsible."]),
    "A cell that is empty, or says that nothing is known, is not known. It is never 0.",
  ];
}

function findings(diagnostics: readonly Diagnostic[]): string {
  if (diagnostics.length === 0) return "None: every cell of the columns above was read.";
  const byCode = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics)
    byCode.set(diagnostic.code, [...(byCode.get(diagnostic.code) ?? []), diagnostic]);
  return [...byCode]
    .map(([code, found]) => {
      const lines = found.map(
        ({ place, message, hint }) =>
          `- ${place?.line === undefined ? "" : `line ${place.line}, `}${codeSpan(message)}${hint === undefined ? "" : `: ${codeSpan(hint)}`}`,
      );
      return `### ${codeSpan(code)}: ${found.length}\n\n${lines.join("\n")}`;
    })
    .join("\n\n");
}
