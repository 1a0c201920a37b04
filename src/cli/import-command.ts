import { relative, resolve } from "node:path";
import type { MappedFormat, Sensitivity } from "../config/index.ts";
import { type ImportReport, importFiles, importMapped } from "../convert/index.ts";
import { ReportError } from "../diagnostic.ts";
import { diskEffects, diskWrites } from "../effect.ts";
import type { Format as ImportFormat } from "../import/index.ts";
import type { DateOrder } from "../mapping/index.ts";
import { printable } from "../printable.ts";
import { quantity } from "../quantity.ts";
import { type Format, formatDiagnostics } from "./diagnostics.ts";
import type { ExitCode } from "./run.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

interface Options {
  readonly provider: ImportFormat | MappedFormat;
  readonly files: readonly string[];
  readonly out: string;
  readonly replace: boolean;
  readonly mapping: string | undefined;
  readonly accessed: string | undefined;
  readonly sensitivity: Sensitivity | undefined;
  readonly "date-order": DateOrder | undefined;
  readonly sheet: string | undefined;
  readonly format: Exclude<Format, "sarif">;
}

/**
 * Runs `fieldbrief import`: 0 where every row is read, 1 where some were rejected, 2 where nothing is written. What was
 * read and rejected is printed beside what was given.
 */
export async function importCommand(options: Options, terminal: Terminal): Promise<ExitCode> {
  const out = resolve(terminal.cwd, options.out);
  try {
    const report = await importBy(options, out, terminal);
    if (options.format === "json") terminal.out(`${JSON.stringify(report, null, 2)}\n`);
    else {
      terminal.err(formatDiagnostics(report.diagnostics, options.format, terminal.colors));
      terminal.out(textOf(report, relative(terminal.cwd, out) || "."));
    }
    return report.rejected > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    const { diagnostics } = error;
    if (options.format === "json") terminal.out(`${JSON.stringify({ diagnostics }, null, 2)}\n`);
    else terminal.err(formatDiagnostics(diagnostics, options.format, terminal.colors));
    return 2;
  }
}

async function importBy(options: Options, out: string, { cwd }: Terminal): Promise<ImportReport> {
  const { provider, replace, accessed, sensitivity, "date-order": order, sheet } = options;
  const files = options.files.map((file) => resolve(cwd, file));
  const effects = { read: diskEffects, write: diskWrites };
  const task = { files, out, replace, accessed, order, sheet };
  const mapping = options.mapping === undefined ? undefined : resolve(cwd, options.mapping);
  if (provider === "table" || provider === "hxl") {
    const report = await importMapped({ ...task, format: provider, mapping, sensitivity }, effects);
    // Where this machine has it is nobody's business.
    const { mapping: used } = report;
    return used === undefined
      ? report
      : { ...report, mapping: { ...used, file: relative(cwd, used.file) } };
  }
  if (mapping !== undefined)
    throw new UsageError("--mapping is of import table and import hxl: providers have their own");
  return importFiles(
    { ...task, format: provider, sensitivity: sensitivity ?? "confidential" },
    effects,
  );
}

function textOf(report: ImportReport, folder: string): string {
  const { files, given, read, rejected, unplaced, written } = report;
  const names = written.filter((name) => !/^(?:places|narrative|template)\//.test(name));
  return [
    mappingText(report, folder),
    ...files.map(({ name, sheet, said }) => {
      const parts = sheet === undefined ? said : [...said, `sheet "${sheet}"`];
      return `${printable(`${name}: ${parts.join(", ")}`)}\n`;
    }),
    `${report.provider}: ${quantity(given, "row")} given, ${read} read, ${rejected} rejected\n`,
    unplaced === 0 ? "" : `${unplaced} of them unplaced: no province is known of them\n`,
    ...names.map((name) => `  ${folder}/${name}\n`),
    `Whose data they are and what may be shown: ${folder}/README.md\n`,
  ].join("");
}

function mappingText({ mapping }: ImportReport, folder: string): string {
  if (mapping === undefined) return "";
  const { file, isProposed, columns, left } = mapping;
  if (!isProposed) return `Read by the mapping in ${file}\n`;
  const width = Math.max(0, ...columns.map(({ target }) => target.length));
  const lines = columns.map(
    ({ target, header, why }) => `  ${target.padEnd(width)}  ${printable(header)}  (${why})\n`,
  );
  return `Proposed, and written to ${folder}/mapping.yaml; look at it. The columns are taken for:\n${lines.join("")}${left.length === 0 ? "" : `  not read: ${printable(left.join(", "))}\n`}`;
}
