import yargs, { type Argv } from "yargs";
import type { ChangeFormat } from "./diff-command.ts";
import { findingsOptions, formatOption } from "./findings-options.ts";
import { importCommands } from "./import-options.ts";
import { initOptions } from "./init-options.ts";
import { checkNumbers } from "./number-options.ts";
import { previewOptions } from "./preview-options.ts";
import { referenceCommands } from "./reference-commands.ts";
import { checkRepeated } from "./repeated-options.ts";
import { type Shared, templateCommands } from "./template-commands.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";
import { usageMessage } from "./usage-message.ts";

/** 0 fine, 1 findings, 2 could not run. */
export type ExitCode = 0 | 1 | 2;

const audienceOption = {
  type: "string",
  requiresArg: true,
  describe: "Whom to make them for, commas between: public, partner",
} as const;

const outOption = {
  type: "string",
  default: "out",
  requiresArg: true,
  describe: "The folder that editions were built to",
} as const;

const choiceOptions = {
  edition: {
    type: "string",
    array: true,
    requiresArg: true,
    describe: "Only these editions, past ones too",
  },
  period: {
    type: "string",
    requiresArg: true,
    describe: "Only editions of this time: 2022-04, 2022-01..2022-06",
  },
  language: { type: "string", requiresArg: true, describe: "Only these languages: en,fa-AF" },
  audience: audienceOption,
  all: {
    type: "boolean",
    default: false,
    describe: "Every issue of the series, not only the current",
  },
  jobs: {
    type: "number",
    requiresArg: true,
    describe: "How many threads make editions; one for each processor unless told",
  },
  shard: { type: "string", requiresArg: true, describe: "One part of the editions: 1/4" },
} as const;

const text = { type: "string", requiresArg: true } as const;

const summaryOptions = {
  out: outOption,
  audience: {
    ...text,
    default: "public",
    describe: "Only editions for this audience are described",
  },
  findings: { ...text, describe: "What check or build wrote with --sarif" },
  changes: { ...text, describe: "What diff printed with --format markdown" },
  pictures: { ...text, describe: "The address below which EDITION/page-1.svg can be seen" },
  files: { ...text, describe: "The address where the editions can be had" },
} as const;

const changeFormats = ["text", "json", "markdown"] as const satisfies readonly ChangeFormat[];

/**
 * Runs one command of the command line and returns its exit code. Each command is imported when it is
 * asked for, so that none pays for another's libraries.
 */
export async function run(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let code: ExitCode = 0;
  const parser = commandLine(terminal, (exit) => {
    code = exit;
  });
  try {
    await parser.parseAsync([...argv], {}, (_error, _argv, output) => {
      if (output !== "") terminal.out(`${output}\n`);
    });
    return code;
  } catch (error) {
    if (!(error instanceof UsageError)) return failure(error, argv, terminal);
    const message = usageMessage(error.message, argv, await helpFor(argv, terminal));
    terminal.err(`fieldbrief: ${message}\nRun "fieldbrief --help" for the commands.\n`);
    return 2;
  }
}

function commandLine(terminal: Terminal, finish: (code: ExitCode) => void): Argv<Shared> {
  const all = yargs([])
    .scriptName("fieldbrief")
    .usage(
      "$0 COMMAND\n\nTurns a table of incidents into a briefing: PDF and HTML from one template.",
    )
    .locale("en")
    .option("project", {
      type: "string",
      default: ".",
      describe: "The folder that holds briefing.yaml",
      requiresArg: true,
    })
    .option("debug", {
      type: "boolean",
      default: false,
      describe: "Show the stack of a failure",
      hidden: true,
    })
    .command(
      "init <folder>",
      "Start a project of your own, from a CSV of your own if you have one, and build it",
      (command) =>
        command
          .positional("folder", {
            type: "string",
            demandOption: true,
            describe: "The folder of the new project; . for this one",
          })
          .options(initOptions),
      async (options) => {
        const { initCommand } = await import("./init-command.ts");
        finish(await initCommand(options, terminal));
      },
    )
    .command(
      "build",
      "Make the editions: briefing.pdf and briefing.html of each",
      (command) =>
        command
          .options(choiceOptions)
          .options(findingsOptions)
          .option("out", { ...outOption, describe: "The folder to write to" })
          .option("cache", {
            type: "boolean",
            default: true,
            describe: "Leave an edition that is there and unchanged; --no-cache makes all again",
          })
          .option("picture", {
            type: "boolean",
            default: false,
            describe: "Draw the first page, too: page-1.svg",
          }),
      async (options) => {
        const { buildCommand } = await import("./build-command.ts");
        finish(await buildCommand(options, terminal));
      },
    )
    .command(
      "check",
      "Check data, template and pages; write nothing",
      (command) =>
        command
          .options(choiceOptions)
          .options(findingsOptions)
          .option("frozen", {
            type: "boolean",
            default: false,
            describe: "Fail where a manifest in the folder of --out is stale",
          })
          .option("out", { ...outOption, describe: "The folder of the manifests for --frozen" }),
      async (options) => {
        const { checkCommand } = await import("./check-command.ts");
        finish(await checkCommand(options, terminal));
      },
    )
    .command(
      "preview",
      "Show an edition in the browser as it is saved: HTML, pages, and what is wrong",
      (command) => command.options(previewOptions),
      async (options) => {
        const { previewCommand } = await import("./preview-command.ts");
        finish(await previewCommand(options, terminal));
      },
    )
    .command(
      "trace <figure>",
      "Show what a printed figure rests on: query, incidents, claims, sources",
      (command) =>
        command
          .positional("figure", {
            type: "string",
            demandOption: true,
            describe: 'Its id, its row of a query, or its words: headline.killed, "at least 477"',
          })
          .option("edition", {
            type: "string",
            requiresArg: true,
            describe: "Only this edition",
          })
          .option("page", {
            type: "number",
            requiresArg: true,
            describe: "Only figures printed on this page of the PDF",
          })
          .option("out", outOption)
          .option("format", formatOption),
      async (options) => {
        const { traceCommand } = await import("./trace-command.ts");
        finish(await traceCommand(options, terminal));
      },
    )
    .command(
      "verify <folder>",
      "Make editions again in memory, and compare them byte for byte with those in a folder",
      (command) =>
        command
          .positional("folder", {
            type: "string",
            demandOption: true,
            describe: "The folder of an edition, or of several",
          })
          .option("format", formatOption),
      async (options) => {
        const { verifyCommand } = await import("./verify-command.ts");
        finish(await verifyCommand(options, terminal));
      },
    )
    .command(
      "link",
      "Propose incidents of different data sets that may be one event, in links.csv",
      (command) => command.option("format", formatOption),
      async (options) => {
        const { linkCommand } = await import("./link-command.ts");
        finish(await linkCommand(options, terminal));
      },
    )
    .command(
      "publish",
      "Keep built editions as they go out, for later issues to be compared with",
      (command) =>
        command.options(choiceOptions).option("format", formatOption).option("out", outOption),
      async (options) => {
        const { publishCommand } = await import("./publish-command.ts");
        finish(await publishCommand(options, terminal));
      },
    )
    .command(
      "diff <before> [after]",
      "Say what changed: git:REV, a folder of a project, of data or of a built edition",
      (command) =>
        command
          .positional("before", { type: "string", demandOption: true, describe: "What was" })
          .positional("after", { type: "string", describe: "What is; the project unless told" })
          .option("audience", {
            type: "string",
            requiresArg: true,
            describe: "Who may read it: public for markdown, else whoever has the data",
          })
          .option("out", outOption)
          .option("format", {
            choices: changeFormats,
            default: "text" as const,
            describe: "How changes are printed",
          })
          .option("quote", findingsOptions.quote),
      async (options) => {
        const { diffCommand } = await import("./diff-command.ts");
        finish(await diffCommand(options, terminal));
      },
    )
    .command(
      "summary",
      "Say what built editions, findings and changes come to, as Markdown",
      (command) => command.options(summaryOptions),
      async (options) => {
        const { summaryCommand } = await import("./summary-command.ts");
        finish(await summaryCommand(options, terminal));
      },
    )
    .command("template", "Change the template of a project, and see what it may say", (template) =>
      templateCommands(template, terminal, finish),
    );
  return referenceCommands(importCommands(all, terminal, finish), terminal, finish)
    .check((options) => {
      checkRepeated(options);
      checkNumbers(options);
      return true;
    })
    .demandCommand(1, "say which command to run")
    .strict()
    .version(false)
    .help()
    .exitProcess(false)
    .fail((message, error) => {
      throw message ? new UsageError(message) : error;
    });
}

// The help of the command that words name, as far as they name one: what the parser itself knows there.
async function helpFor(argv: readonly string[], terminal: Terminal): Promise<string> {
  const end = argv.findIndex((word) => word.startsWith("-"));
  const names = argv.slice(0, end < 0 ? argv.length : end);
  let help = "";
  const parser = commandLine(terminal, () => undefined);
  await parser.parseAsync([...names, "--help"], {}, (_error, _argv, output) => {
    help = output;
  });
  return help;
}

// A bug of ours: a user's slip shows no stack.
function failure(error: unknown, argv: readonly string[], terminal: Terminal): ExitCode {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  terminal.err(`fieldbrief: this is a bug of ours, please report it: ${name}: ${message}\n`);
  if (argv.includes("--debug")) terminal.err(`${stack}\n`);
  else terminal.err("Run again with --debug to see where.\n");
  return 2;
}
