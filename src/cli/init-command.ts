import { relative, resolve } from "node:path";
import type { Sensitivity } from "../config/index.ts";
import { sensitivities } from "../config/index.ts";
import { ReportError } from "../diagnostic.ts";
import {
  type Answers,
  createProject,
  exampleStart,
  initEffects,
  type Language,
  languages,
  obstacles,
  openPlaces,
  type Start,
  templateNames,
} from "../init/index.ts";
import { quantity } from "../quantity.ts";
import { type Asker, asker, NoAnswerError } from "./ask.ts";
import { buildCommand } from "./build-command.ts";
import { formatDiagnostics } from "./diagnostics.ts";
import { type InitOptions, questionsOf, tell } from "./init-questions.ts";
import { startFromTable } from "./init-table.ts";
import type { ExitCode } from "./run.ts";
import type { Terminal } from "./terminal.ts";

/** Runs `fieldbrief init`: asks, writes a project, and builds it at once. */
export async function initCommand(options: InitOptions, terminal: Terminal): Promise<ExitCode> {
  const questions = options.yes ? undefined : asker(terminal);
  try {
    const folder = resolve(terminal.cwd, options.folder);
    const { start, ...decided } = await decide(folder, options, { asker: questions, terminal });
    const files = await createProject(folder, { ...decided, start }, initEffects);
    terminal.out(written(relative(terminal.cwd, folder) || ".", files, start));
    return await buildCommand({ ...buildOptions, project: folder, debug: options.debug }, terminal);
  } catch (error) {
    if (error instanceof NoAnswerError) {
      terminal.err(
        "\nfieldbrief: the answers ended before the questions did; nothing was written\n",
      );
      return 2;
    }
    if (!(error instanceof ReportError)) throw error;
    terminal.err(formatDiagnostics(error.diagnostics, "text", terminal.colors));
    return 2;
  } finally {
    questions?.close();
  }
}

const buildOptions = {
  out: "out",
  cache: true,
  picture: false,
  jobs: undefined,
  edition: undefined,
  period: undefined,
  language: undefined,
  audience: undefined,
  all: false,
  shard: undefined,
  format: "text",
  sarif: undefined,
  quote: true,
} as const;

interface Deciding {
  readonly asker: Asker | undefined;
  readonly terminal: Terminal;
}

async function decide(
  folder: string,
  options: InitOptions,
  { asker: questions, terminal }: Deciding,
): Promise<Parameters<typeof createProject>[1]> {
  const found = await obstacles(folder, initEffects);
  if (found.length > 0) throw new ReportError(found);
  const own = options.places && resolve(terminal.cwd, options.places);
  const places = await openPlaces(own, initEffects);
  const say = (text: string): void => terminal.err(text);
  const asked = questionsOf({ ...options, folder }, "Publisher to be named");
  const told = await tell(asked, options, { asker: questions, say });
  if ("problem" in told) throw new ReportError([told.problem]);
  const of = (flag: Parameters<typeof told.answers.get>[0]): string => told.answers.get(flag) ?? "";
  const csv = of("csv");
  const tags = of("languages")
    .split(",")
    .flatMap((tag) => languages.filter((one) => one === tag.trim()));
  const [first = "en", ...others] = new Set<Language>(tags);
  const usual: Sensitivity = csv === "" ? "public" : "confidential";
  const answers: Answers = {
    title: of("title"),
    publisher: of("publisher"),
    languages: [first, ...others],
    template: templateNames.find((name) => name === of("template")) ?? "briefing",
    sensitivity: sensitivities.find((name) => name === of("sensitivity")) ?? usual,
    today: terminal.today(),
  };
  const start =
    csv === ""
      ? exampleStart(answers, "AF")
      : await startFromTable({
          options,
          path: csv,
          places: places.places,
          language: first,
          sensitivity: answers.sensitivity,
          asker: questions,
          say,
          effects: initEffects,
          cwd: terminal.cwd,
        });
  return { answers, start, places };
}

function written(folder: string, files: readonly string[], { records, table }: Start): string {
  const shown = files.filter((path) => !/^data\/(?:places|narrative)\//.test(path)).sort();
  const kinds = new Map<string, number>();
  for (const { code } of table?.diagnostics ?? []) kinds.set(code, (kinds.get(code) ?? 0) + 1);
  const lines = [...kinds].map(([code, count]) => `  ${count} × ${code}\n`);
  const left = table?.leftOut.length ?? 0;
  return [
    `${folder}: ${quantity(records.incidents.length, "incident")}${table === undefined ? ", an example: every one is made up" : ` from ${table.name}`}\n`,
    ...shown.map((path) => `  ${path}\n`),
    left === 0
      ? ""
      : `${left} ${left === 1 ? "row is" : "rows are"} no incident yet: data/left-out.csv says why\n`,
    lines.length === 0
      ? ""
      : `What is to be looked at, line by line in data/README.md:\n${lines.join("")}`,
    "What is to be decided stands as comments in briefing.yaml, and in data/README.md.\n",
  ].join("");
}
