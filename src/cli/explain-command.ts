import { didYouMean } from "../diagnostic.ts";
import { type FindingText, findingTexts } from "./finding-texts.ts";
import type { ExitCode } from "./run.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";
import { wrap } from "./wrap.ts";

interface Options {
  readonly code: string | undefined;
  readonly format: "text" | "json" | "markdown";
}

/** Runs `fieldbrief explain`: cause and cure of a finding, as docs/findings.md has them, or the list of codes. */
export function explainCommand({ code, format }: Options, terminal: Terminal): ExitCode {
  const texts = findingTexts();
  const asked = code === undefined ? [...texts.keys()] : [known(code, [...texts.keys()])];
  const found = asked.flatMap((each) => {
    const text = texts.get(each);
    return text === undefined ? [] : [{ code: each, ...text }];
  });
  if (format === "json") terminal.out(`${JSON.stringify(found, null, 2)}\n`);
  else if (format === "markdown") terminal.out(`${table}${found.map(row).join("")}`);
  else if (code === undefined) terminal.out(asked.map((each) => `${each}\n`).join(""));
  else for (const each of found) terminal.out(paragraph(each, terminal));
  return 0;
}

type Explained = FindingText & { readonly code: string };

// A code may be pasted with what stands around it: error[template/unknown-helper].
function known(written: string, codes: readonly string[]): string {
  const asked = /^\w+\[(.+)\]$/.exec(written)?.[1] ?? written;
  if (codes.includes(asked)) return asked;
  const rules = codes.filter((each) => each.endsWith(`/${asked}`));
  const hint =
    didYouMean(asked, codes) ??
    (rules.length > 0 ? `there is ${rules.join(", ")}` : "fieldbrief explain lists them all");
  throw new UsageError(`no finding has the code "${asked}"; ${hint}`);
}

function paragraph({ code, severity, cause, cure }: Explained, { colors }: Terminal): string {
  const color = severity === "error" ? colors.red : colors.yellow;
  return `${color(`${severity}[${code}]`)}\n${wrap(`cause: ${cause}`, 2, 9)}${wrap(`cure: ${cure}`, 2, 8)}`;
}

const table = "| code | severity | cause | cure |\n|---|---|---|---|\n";

function row({ code, severity, cause, cure }: Explained): string {
  const cell = (text: string): string => text.replaceAll("|", "\\|");
  return `| \`${code}\` | ${severity} | ${cell(cause)} | ${cell(cure)} |\n`;
}
