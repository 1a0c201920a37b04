import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "../../src/config/index.ts";
import { sampleProject } from "../support/sample.ts";
import { type Contexts, evaluate, interpolate } from "./expressions.ts";

type Values = Readonly<Record<string, string | number | boolean>>;

/** A step of a job or of an action. */
export interface Step {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly if?: string | undefined;
  readonly uses?: string | undefined;
  readonly with: Values;
  readonly env: Values;
  readonly shell?: "bash" | undefined;
  readonly run?: string | undefined;
}

type Permissions = Readonly<Record<string, string>>;

interface Workflow {
  readonly permissions: Permissions;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly if?: string | undefined;
        readonly permissions: Permissions;
        readonly steps: readonly Step[];
      }
    >
  >;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: "composite"; readonly steps: readonly Step[] };
}

const texts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({});

const step: z.ZodType<Step> = z.strictObject({
  id: z.string().optional(),
  name: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  with: texts,
  env: texts,
  shell: z.literal("bash").optional(),
  run: z.string().optional(),
});

const permissions = z.record(z.string(), z.string());

const workflow: z.ZodType<Workflow> = z.object({
  permissions,
  jobs: z.record(
    z.string(),
    z.object({ if: z.string().optional(), permissions, steps: z.array(step) }),
  ),
});

const action: z.ZodType<Action> = z.object({
  inputs: z.record(z.string(), z.object({ description: z.string(), default: z.string() })),
  outputs: z.record(z.string(), z.object({ description: z.string(), value: z.string() })),
  runs: z.object({ using: z.literal("composite"), steps: z.array(step) }),
});

/** Reads action.yml. */
export function readAction(): Action {
  return action.parse(parse(readFileSync(join(sampleProject, "action.yml"), "utf8")));
}

/** Reads a workflow of the example. */
export function readWorkflow(name: string): Workflow {
  const file = join(sampleProject, "examples/monthly/.github/workflows", `${name}.yml`);
  return workflow.parse(parse(readFileSync(file, "utf8")));
}

/** What GitHub gives to a run. */
export interface Setting {
  /** The folder of the repository, checked out. */
  readonly workspace: string;
  readonly temporary: string;
  readonly eventName: string;
  readonly event: Readonly<Record<string, unknown>>;
  readonly api: string;
  /** Inputs of the action in the place of those that the workflow gives. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Comes before the folders of programs. */
  readonly path?: string;
}

/** What a run came to. */
export interface Outcome {
  readonly failed: boolean;
  /** Steps of others, with what they were given. */
  readonly used: readonly {
    readonly uses: string;
    readonly with: Readonly<Record<string, string>>;
  }[];
  readonly log: string;
  readonly summary: string;
  /** Of the action. */
  readonly outputs: Readonly<Record<string, string>>;
}

interface State {
  failed: boolean;
  readonly used: { uses: string; with: Readonly<Record<string, string>> }[];
  log: string;
  outputs: Readonly<Record<string, string>>;
  count: number;
}

const repository = "someone/briefings";

/** Runs the steps of a workflow's only job, one after the other, as GitHub does. */
export async function runWorkflow(name: string, setting: Setting): Promise<Outcome> {
  const [job] = Object.values(readWorkflow(name).jobs);
  if (job === undefined) throw new Error(`no job in ${name}`);
  const state: State = { failed: false, used: [], log: "", outputs: {}, count: 0 };
  const github = {
    event: setting.event,
    event_name: setting.eventName,
    repository,
    token: "a-token",
  };
  mkdirSync(setting.temporary, { recursive: true });
  const isAsked = job.if === undefined || evaluate(bare(job.if), { github }) === true;
  if (isAsked) await runSteps(job.steps, { github }, setting, state);
  const { failed, used, log, outputs } = state;
  return { failed, used, log, summary: read(join(setting.temporary, "step-summary")), outputs };
}

async function runSteps(
  steps: readonly Step[],
  contexts: Contexts,
  setting: Setting,
  state: State,
): Promise<Contexts> {
  const done: Record<string, { outputs: Readonly<Record<string, string>> }> = {};
  for (const one of steps) {
    const all = { ...contexts, steps: done };
    const isAlways = one.if?.includes("always()") === true;
    if (state.failed && !isAlways) continue;
    if (one.if !== undefined && !isTrue(evaluate(bare(one.if), all))) continue;
    const outputs =
      one.uses === undefined
        ? await runScript(one, all, setting, state)
        : await runUse(one, all, setting, state);
    if (one.id !== undefined) done[one.id] = { outputs };
  }
  return { ...contexts, steps: done };
}

// Text that is not empty is true, as everywhere in expressions.
function isTrue(value: unknown): boolean {
  return value !== false && value !== "";
}

function bare(condition: string): string {
  return condition.replace(/^\$\{\{(.*)\}\}$/s, "$1");
}

function filled(
  values: Readonly<Record<string, string | number | boolean>>,
  contexts: Contexts,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, interpolate(String(value), contexts)]),
  );
}

async function runUse(
  { uses = "", with: given }: Step,
  contexts: Contexts,
  setting: Setting,
  state: State,
): Promise<Readonly<Record<string, string>>> {
  const values = filled(given, contexts);
  if (!uses.startsWith("fieldbrief/fieldbrief@")) {
    state.used.push({ uses, with: values });
    return uses.startsWith("actions/upload-artifact@")
      ? { "artifact-url": "https://github.example/artifacts/1" }
      : {};
  }
  const { inputs, outputs, runs } = readAction();
  const unknown = Object.keys(values).filter((name) => !Object.hasOwn(inputs, name));
  if (unknown.length > 0) throw new Error(`the action has no input ${unknown.join(", ")}`);
  const defaults = Object.entries(inputs).map(([name, input]) => [name, input.default]);
  const own = { ...Object.fromEntries(defaults), ...values, ...setting.inputs };
  const { github } = contexts;
  const after = await runSteps(runs.steps, { github, inputs: own }, setting, state);
  const results = Object.entries(outputs).map(([name, { value }]) => [
    name,
    interpolate(value, after),
  ]);
  state.outputs = Object.fromEntries(results);
  return state.outputs;
}

async function runScript(
  { run = "", env }: Step,
  contexts: Contexts,
  setting: Setting,
  state: State,
): Promise<Readonly<Record<string, string>>> {
  state.count += 1;
  const { temporary, workspace, eventName } = setting;
  const at = (name: string): string => join(temporary, name);
  writeFileSync(at(`step-${state.count}.sh`), run);
  writeFileSync(at("event.json"), JSON.stringify(setting.event));
  writeFileSync(at(`output-${state.count}`), "");
  const { code, log } = await bash(at(`step-${state.count}.sh`), workspace, {
    PATH: [setting.path, process.env["PATH"]].filter((part) => part !== undefined).join(":"),
    HOME: temporary,
    GITHUB_ACTIONS: "true",
    GITHUB_ACTION_PATH: sampleProject,
    GITHUB_API_URL: setting.api,
    GITHUB_EVENT_NAME: eventName,
    GITHUB_EVENT_PATH: at("event.json"),
    GITHUB_OUTPUT: at(`output-${state.count}`),
    GITHUB_REPOSITORY: repository,
    GITHUB_STEP_SUMMARY: at("step-summary"),
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: temporary,
    ...filled(env, contexts),
  });
  state.log += log;
  if (code !== 0) state.failed = true;
  return outputsIn(read(at(`output-${state.count}`)));
}

// As GitHub starts it: a command that fails ends the script.
function bash(
  file: string,
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly code: number | null; readonly log: string }> {
  return new Promise((resolve, reject) => {
    const words = ["--noprofile", "--norc", "-eo", "pipefail", file];
    const child = spawn("bash", words, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let log = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => {
        log += String(chunk);
      });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, log }));
  });
}

function outputsIn(text: string): Readonly<Record<string, string>> {
  const found = text.matchAll(/^([\w-]+)<<(\w+)\n([\s\S]*?)\n\2$/gm);
  return Object.fromEntries([...found].map(([, name = "", , value = ""]) => [name, value]));
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
