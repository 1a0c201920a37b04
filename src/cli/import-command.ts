import { relative, resolve } from "node:path";
import type { Sensitivity } from "../config/index.ts";
import { type ImportReport, importFiles } from "../convert/index.ts";
import { ReportError } from "../diagnostic.ts";
import { diskEffects, diskWrites } from "../effect.ts";
import type { Format as ImportFormat } from "../import/index.ts";
import type { DateOrder } from "../mapping/index.ts";
import { printable } from "../printable.ts";
import { type Format, formatDiagnostics } from "./diagnostics.ts";
import type { ExitCode } from "./run.ts";
import type { Terminal } from "./terminal.ts";

interface Options {
  readonly provider: ImportFormat;
  readonly files: readonly string[];
  readonly out: string;
  readonly replace: boolean;
  readonly accessed: string | undefined;
  readonly sensitivity: Sensitivity;
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
  const task = {
    format: options.provider,
    files: options.files.map((file) => resolve(terminal.cwd, file)),
    out,
    replace: options.replace,
    sensitivity: options.sensitivity,
    accessed: options.accessed,
    order: options["date-order"],
    sheet: options.sheet,
  };
  try {
    const report = await importFiles(task, { read: diskEffects, write: diskWrites });
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

function textOf(report: ImportReport, folder: string): string {
  const { files, given, read, rejected, unplaced, written } = report;
  const shown = written.filter((name) => !/^(?:places|narrative|template)\//.test(name));
  return [
    ...files.map(({ name, sheet, said }) => {
      const parts = sheet === undefined ? said : [...said, `sheet "${sheet}"`];
      return `${printable(`${name}: ${parts.join(", ")}`)}\n`;
    }),
    `${report.provider}: ${given} rows given, ${read} read, ${rejected} rejected\n`,
    unplaced === 0 ? "" : `${unplaced} of them unplaced: no province is known of them\n`,
    ...shown.map((name) => `  ${folder}/${name}\n`),
    `Whose data they are and what may be shown: ${folder}/README.md\n`,
  ].join("");
}
