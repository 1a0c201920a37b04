import type { Argv } from "yargs";
import type { MappedFormat, Sensitivity } from "../config/index.ts";
import type { Format } from "../import/index.ts";
import { formatOption } from "./findings-options.ts";
import type { ExitCode } from "./run.ts";
import type { Shared } from "./template-commands.ts";
import type { Terminal } from "./terminal.ts";

// As words, for what the folders hold is loaded when the command runs.
const formats = ["acled", "ucdp-ged", "gtd", "table", "hxl"] as const satisfies readonly (
  | Format
  | MappedFormat
)[];
const sensitivities = ["public", "restricted", "confidential"] as const satisfies Sensitivity[];

/** Adds `fieldbrief import` to the commands. */
export function importCommands<T extends Shared>(
  all: Argv<T>,
  terminal: Terminal,
  finish: (code: ExitCode) => void,
): Argv<T> {
  return all.command(
    "import <provider> <files..>",
    "Make a data folder of tables: of ACLED, UCDP GED or GTD, of any columns, or with HXL hashtags",
    (command) =>
      command
        .positional("provider", {
          choices: formats,
          demandOption: true,
          describe: "Whose tables they are; table: anybody's, by a mapping of its columns",
        })
        .positional("files", {
          type: "string",
          array: true,
          demandOption: true,
          describe:
            "The tables: CSV, .xlsx, Parquet, JSON of an API or JSON Lines, also packed by gzip",
        })
        .option("sheet", {
          type: "string",
          requiresArg: true,
          describe: "The sheet of a workbook to read, where several may be meant",
        })
        .option("out", {
          type: "string",
          default: "imported",
          requiresArg: true,
          describe: "The folder to write to",
        })
        .option("mapping", {
          type: "string",
          requiresArg: true,
          describe: "Of table and hxl: what the columns are; else mapping.yaml of --out",
        })
        .option("replace", {
          type: "boolean",
          default: false,
          describe: "Write over the files of an earlier import",
        })
        .option("accessed", {
          type: "string",
          requiresArg: true,
          describe: "The day that they were downloaded: 2026-01-31",
        })
        .option("sensitivity", {
          choices: sensitivities,
          requiresArg: true,
          describe: "Who may see the entries, as far as terms go; confidential unless told",
        })
        .option("date-order", {
          choices: ["day-first", "month-first"] as const,
          requiresArg: true,
          describe: "What comes first in 03/04/2022, where the table does not say",
        })
        .option("format", formatOption),
    async (options) => {
      const { importCommand } = await import("./import-command.ts");
      finish(await importCommand(options, terminal));
    },
  );
}
