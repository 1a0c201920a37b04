import type { Argv } from "yargs";
import type { ExitCode } from "./run.ts";
import type { Terminal } from "./terminal.ts";

/** How commands that explain print. */
export const listFormat: {
  readonly choices: readonly ["text", "json", "markdown"];
  readonly default: "text";
  readonly describe: string;
} = { choices: ["text", "json", "markdown"], default: "text", describe: "How it is printed" };

/** Adds the commands that look things up. */
export function referenceCommands<T>(
  all: Argv<T>,
  terminal: Terminal,
  finish: (code: ExitCode) => void,
): Argv<T> {
  return all
    .command(
      "schema [name]",
      "Print the JSON Schema of a file that you write, for editors",
      (command) =>
        command
          .positional("name", {
            type: "string",
            describe: "briefing, template, theme, …; lists them where left out",
          })
          .option("to", {
            type: "string",
            requiresArg: true,
            describe: "A folder to write all of them to",
          }),
      async (options) => {
        const { schemaCommand } = await import("./schema-command.ts");
        finish(await schemaCommand(options, terminal));
      },
    )
    .command(
      "explain [code]",
      "Say what a finding means and what to do: explain template/unknown-helper",
      (command) =>
        command
          .positional("code", {
            type: "string",
            describe: "The code of a finding; lists them where left out",
          })
          .option("format", listFormat),
      async (options) => {
        const { explainCommand } = await import("./explain-command.ts");
        finish(explainCommand(options, terminal));
      },
    );
}
