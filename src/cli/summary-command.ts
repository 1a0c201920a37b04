import { resolve } from "node:path";
import type { Diagnostic } from "../diagnostic.ts";
import { diskEffects, errorCode } from "../effect.ts";
import { readEditions, readFindings, type SummaryParts, writeSummary } from "../summary/index.ts";
import { formatDiagnostics } from "./diagnostics.ts";
import type { ExitCode } from "./run.ts";
import type { Terminal } from "./terminal.ts";

interface Options {
  readonly project: string;
  readonly out: string;
  readonly audience: string;
  readonly findings: string | undefined;
  readonly changes: string | undefined;
  readonly pictures: string | undefined;
  readonly files: string | undefined;
}

/**
 * Runs `fieldbrief summary`: what a run came to, as Markdown, to standard output; 1 where an edition in the folder is
 * broken, 2 where a file that is named cannot be read, or an address is none.
 */
export async function summaryCommand(options: Options, terminal: Terminal): Promise<ExitCode> {
  const { audience } = options;
  const problems: Diagnostic[] = [];
  const project = resolve(terminal.cwd, options.project);
  const findings = await findingsIn(options.findings, terminal, problems);
  const changes = await textOf(options.changes, terminal, problems);
  const [pictures, files] = [options.pictures, options.files].map((one) => address(one, problems));
  if (problems.length > 0) {
    terminal.err(formatDiagnostics(problems, "text", terminal.colors));
    return 2;
  }
  const where = { out: resolve(project, options.out), project, effects: diskEffects };
  const { diagnostics, ...built } = await readEditions(audience, where);
  const parts: SummaryParts = { ...built, findings, changes, pictures, files };
  terminal.err(formatDiagnostics(diagnostics, "text", terminal.colors));
  terminal.out(writeSummary(parts));
  return diagnostics.length > 0 ? 1 : 0;
}

async function textOf(
  path: string | undefined,
  { cwd }: Terminal,
  problems: Diagnostic[],
): Promise<string | undefined> {
  if (path === undefined) return undefined;
  try {
    return new TextDecoder().decode(await diskEffects.readFile(resolve(cwd, path)));
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    const hint = "name a file that an earlier command wrote";
    problems.push(problem("summary/unreadable-file", `cannot read "${path}"`, hint));
    return undefined;
  }
}

async function findingsIn(
  path: string | undefined,
  terminal: Terminal,
  problems: Diagnostic[],
): Promise<SummaryParts["findings"]> {
  const text = await textOf(path, terminal, problems);
  const findings = text === undefined ? undefined : readFindings(text);
  if (text !== undefined && findings === undefined) {
    const hint = 'write it with "fieldbrief check --sarif FILE"';
    problems.push(problem("summary/not-sarif", `"${path}" holds no findings as SARIF`, hint));
  }
  return findings;
}

function address(written: string | undefined, problems: Diagnostic[]): string | undefined {
  if (written === undefined) return undefined;
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (url?.protocol === "https:" || url?.protocol === "http:") return url.href;
  const hint = "write it whole: https://example.org/briefings/";
  problems.push(problem("summary/bad-address", `"${written}" is no address`, hint));
  return undefined;
}

function problem(code: string, message: string, hint: string): Diagnostic {
  return { severity: "error", code, message, hint };
}
