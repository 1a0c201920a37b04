import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { sampleProject } from "../support/sample.ts";
import { type Comments, startComments } from "./comments.ts";
import { type Outcome, runWorkflow, type Setting } from "./runner.ts";

/** A repository that holds the example, and a pull request to it. */
export interface Repository {
  readonly root: string;
  /** The folder of the project, in the repository. */
  readonly folder: string;
  readonly comments: Comments;
  readonly git: (...words: readonly string[]) => string;
  /** Puts one text in the place of another in a file of the project; it must be there. */
  readonly edit: (file: string, from: string | RegExp, to: string) => void;
  readonly commit: (message: string) => void;
  /** Commits what was edited to a branch, and checks out what its merge would be. */
  readonly propose: () => void;
  /** Runs a workflow as GitHub does for pull request 7. */
  readonly run: (workflow: string, more?: Partial<Setting>) => Promise<Outcome>;
  readonly pullRequest: (more?: object) => Setting["event"];
}

/** Where the bash that GitHub starts is not the one that is found, and paths are written otherwise. */
export const isWindows: boolean = process.platform === "win32";

/** Runs `use` on a new repository with the example in it, in a subfolder if one is named. */
export async function withRepository(
  use: (repository: Repository) => Promise<void>,
  subfolder = "",
): Promise<void> {
  const top = realpathSync(mkdtempSync(join(tmpdir(), "fieldbrief-action-")));
  const root = join(top, "repository");
  const folder = join(root, subfolder);
  const comments = await startComments();
  try {
    copyExample(folder);
    const git = (...words: readonly string[]): string =>
      execFileSync("git", ["-C", root, ...words], { encoding: "utf8", stdio: "pipe" }).trim();
    git("init", "--quiet", "--initial-branch=main");
    for (const [name = "", value = ""] of settings) git("config", name, value);
    const commit = (message: string): void => {
      git("add", "--all");
      git("commit", "--quiet", "--message", message);
    };
    commit("Keep a briefing");
    const base = git("rev-parse", "HEAD");
    const pullRequest = (more: object = {}): Setting["event"] => ({
      pull_request: {
        number: 7,
        base: { sha: base },
        head: { repo: { full_name: "someone/briefings", fork: false } },
        ...more,
      },
      repository: { visibility: "public" },
    });
    let runs = 0;
    await use({
      root,
      folder,
      comments,
      git,
      commit,
      pullRequest,
      edit(file, from, to) {
        const path = join(folder, file);
        const text = readFileSync(path, "utf8");
        const edited = text.replace(from, to);
        if (edited === text) throw new Error(`no ${from} in ${file}`);
        writeFileSync(path, edited);
      },
      propose() {
        git("checkout", "--quiet", "-b", "proposal");
        commit("Change the data");
        git("checkout", "--quiet", "main");
        git("checkout", "--quiet", "--detach");
        git("merge", "--quiet", "--no-ff", "--message", "Merge", "proposal");
      },
      run: (workflow, more = {}) =>
        runWorkflow(workflow, {
          workspace: root,
          temporary: join(top, `run-${++runs}`),
          eventName: "pull_request",
          event: pullRequest(),
          api: comments.address,
          inputs: subfolder === "" ? {} : { project: subfolder },
          ...more,
        }),
    });
  } finally {
    await comments.stop();
    rmSync(top, { recursive: true, force: true });
  }
}

const settings = [
  ["user.name", "Somebody"],
  ["user.email", "somebody@example.org"],
  ["commit.gpgsign", "false"],
  ["core.autocrlf", "false"],
];

// As its README tells: the fonts come from the templates that are shipped.
function copyExample(folder: string): void {
  const example = join(sampleProject, "examples/monthly");
  mkdirSync(dirname(folder), { recursive: true });
  cpSync(example, folder, {
    recursive: true,
    filter: (source) => !["out", "fonts"].includes(basename(source)),
  });
  cpSync(join(sampleProject, "templates/fonts"), join(folder, "templates/fonts"), {
    recursive: true,
    filter: (source) => !basename(source).startsWith("Vazirmatn"),
  });
}

/** Returns the folders that a run uploads. */
export function uploaded({ used }: Pick<Outcome, "used">): readonly string[] | undefined {
  return used
    .find(({ uses }) => uses.startsWith("actions/upload-artifact@"))
    ?.with["path"]?.split("\n");
}
