import { run } from "../../src/cli/run.ts";
import { recordingTerminal } from "../support/terminal.ts";

/** Runs the program in a folder, as a user does. */
export async function fieldbrief(
  argv: readonly string[],
  cwd: string,
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const terminal = recordingTerminal(cwd);
  const code = await run(argv, terminal);
  return { code, out: terminal.stdout(), err: terminal.stderr() };
}

/** What a project says of its data and its editions. */
export interface Told {
  /** Lines below `data:`, without their indent. */
  readonly data: readonly string[];
  /** Lines of each edition, behind those that all have. */
  readonly editions?: readonly string[];
  readonly template?: string;
  readonly rule?: string;
  readonly more?: string;
}

/** Returns the briefing.yaml of a project whose data are of April 2022. */
export function briefingYaml({
  data,
  editions = [""],
  template = "fieldbrief:general",
  rule = "range",
  more = "",
}: Told): string {
  const edition = (line: string, index: number): string =>
    `  - { id: "2022-04-${index + 1}", number: ${index + 1}, period: 2022-04-01..2022-04-30, published: 2022-05-03, data-as-of: 2022-05-02, language: en, audience: internal${line === "" ? "" : `, ${line}`} }`;
  return `title: Made-up events
publisher: Exercise Office
template: ${template}
data:
${data.map((line) => `  ${line}\n`).join("")}  kind: selection
  coverage: 2022-04-01..2022-04-30
  rule: ${rule}
editions:
${editions.map(edition).join("\n")}
${more}`;
}

/** The lines of `data.imports`: each provider with its files. */
export function imports(files: Readonly<Record<string, readonly string[]>>): readonly string[] {
  return [
    "imports:",
    ...Object.entries(files).flatMap(([provider, names]) => [
      `  - provider: ${provider}`,
      `    files: [${names.join(", ")}]`,
      "    accessed: 2022-05-02",
    ]),
  ];
}

/** The prose that the template asks for. */
export const narrative: Readonly<Record<string, string>> = {
  "data/narrative/summary.en.md": "A summary.\n",
  "data/narrative/method-coverage.en.md": "All entries of April.\n",
};

/** Entries of the project's own, with a claim each. */
export const ownRecords: Readonly<Record<string, string>> = {
  "data/incidents.csv": `id,title,date,date_precision,place_written,town,province,country,place_precision,category,category_basis,target_type,method,status,sensitivity
own-1,"Explosion, Mazar-e Sharif",2022-04-21,day,Mazar-e Sharif,Mazar-e Sharif,AF-BAL,AF,town,listed,editor,not-stated,explosion,reported,public
`,
  "data/claims.csv": `id,incident,source,killed,wounded,casualties,killed_verbatim,wounded_verbatim,casualties_verbatim,date,date_verbatim,attributed_to,attribution_basis,sensitivity,note
own-1-a,own-1,radio,5,,,five,,,2022-04-21,21 April,,undetermined,public,
`,
  "data/sources.csv": `id,publisher,title,type,url,sensitivity
radio,Made-up Radio,,media,,public
`,
};
