import type { Argv } from "yargs";
import { formatOption } from "./findings-options.ts";
import { listFormat } from "./reference-commands.ts";
import type { ExitCode } from "./run.ts";
import type { Terminal } from "./terminal.ts";

/** What every command of the command line is told. */
export interface Shared {
  readonly project: string;
}

/** Adds the commands below `fieldbrief template`. */
export function templateCommands<T extends Shared>(
  template: Argv<T>,
  terminal: Terminal,
  finish: (code: ExitCode) => void,
): Argv<T> {
  return template
    .command(
      "eject <name>",
      "Copy a file of the template into the project, to change it there",
      (command) =>
        command
          .positional("name", {
            type: "string",
            demandOption: true,
            describe: "The file: partials/title.hbs, queries/headline, title, theme.yaml",
          })
          .option("format", formatOption),
      async (options) => {
        const { ejectCommand } = await import("./eject-command.ts");
        finish(await ejectCommand(options, terminal));
      },
    )
    .command(
      "docs [name]",
      "List every helper, partial, query, chart, message and style that the template may use",
      (command) =>
        command
          .positional("name", {
            type: "string",
            describe: "One of them, or one kind: chart, queries/headline, styles",
          })
          .option("format", listFormat),
      async (options) => {
        const { docsCommand } = await import("./docs-command.ts");
        finish(await docsCommand(options, terminal));
      },
    )
    .demandCommand(1, "say what to do with the template: eject, docs");
}
