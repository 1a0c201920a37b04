import { type Choice, chooseEditions } from "../choice/index.ts";
import { type Config, type EditionConfig, readConfig } from "../config/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { ReadEffects } from "../effect.ts";

/** What is asked for, as plain data, which may be sent to another thread. */
export interface Task extends Choice {
  /** The absolute path of the folder that holds briefing.yaml. */
  readonly project: string;
  /** The absolute path of the folder that gets one folder for each edition; nothing is written without. */
  readonly out?: string | undefined;
  /** Whether an edition that is there and unchanged is left as it is. */
  readonly cache: boolean;
  /** Whether queries are tried on data without a row and with one, too. */
  readonly trial?: boolean | undefined;
  /** Whether a picture of the first page is made, too. */
  readonly picture?: boolean | undefined;
  /** The absolute path of a folder of editions, whose manifests must say what the project is now. */
  readonly frozen?: string | undefined;
}

/** A task read against briefing.yaml: the editions that it names, in their order. */
export interface Job {
  readonly task: Task;
  readonly config: Config;
  readonly editions: readonly EditionConfig[];
}

/** A job, unless there is no project or no such edition; and what is wrong. */
export interface ReadJob {
  /** Whether there was a project and the editions asked for to work on. */
  readonly ran: boolean;
  readonly job?: Job;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads briefing.yaml and chooses the editions that a task asks for: always the same, in the same order. */
export async function readJob(task: Task, read: ReadEffects): Promise<ReadJob> {
  const { config, diagnostics } = await readConfig(task.project, read);
  if (config === undefined) return { ran: exists(diagnostics), diagnostics };
  const asked = chooseEditions(config, task);
  if (asked.diagnostics.length > 0)
    return { ran: false, diagnostics: [...diagnostics, ...asked.diagnostics] };
  const job = { task, config: { ...config, accept: asked.accept }, editions: asked.editions };
  return { ran: true, job, diagnostics };
}

// Without a readable briefing.yaml there is no project to find anything wrong with.
const noProject = new Set(["config/missing-file", "config/not-a-file", "config/unreadable-file"]);

function exists(diagnostics: readonly Diagnostic[]): boolean {
  return !diagnostics.some(
    ({ code, place }) =>
      noProject.has(code) && place?.file === "briefing.yaml" && place.line === undefined,
  );
}
