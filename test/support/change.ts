import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ChangeReport, diff } from "../../src/index.ts";
import { repository } from "./project.ts";

/** The golden cases of changes: `base/`, and a folder of expected reports for each. */
export const changeCases: string = join(repository, "test/cases/change");

/** What is written in place of what, by file under `data/`; text that is not there fails. */
export type Edits = Readonly<Record<string, readonly (readonly [from: string, to: string])[]>>;

/** Runs `use` in a git repository that holds the base project, committed once; it is gone afterwards. */
export async function withRepository<T>(use: (root: string) => Promise<T>): Promise<T> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "fieldbrief-change-")));
  try {
    cpSync(join(changeCases, "base"), root, { recursive: true });
    git(root, "init", "--quiet");
    commit(root);
    return await use(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Commits everything in a repository. */
export function commit(root: string): void {
  git(root, "add", "--all");
  git(root, "commit", "--quiet", "--message", "Change");
}

/** Runs git in a repository, as nobody in particular. */
export function git(root: string, ...args: readonly string[]): string {
  const own = [
    "-C",
    root,
    "-c",
    "user.name=Test",
    "-c",
    "user.email=test@example.org",
    "-c",
    "commit.gpgSign=false",
  ];
  return execFileSync("git", [...own, ...args], { encoding: "utf8", stdio: "pipe" });
}

/** Edits files of a project. */
export function edit(root: string, edits: Edits): void {
  for (const [file, replaced] of Object.entries(edits)) {
    const path = join(root, file);
    let text = readFileSync(path, "utf8");
    for (const [from, to] of replaced) {
      if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
      text = text.replace(from, () => to);
    }
    writeFileSync(path, text);
  }
}

/** Compares a repository's last commit with its folder; fails where that cannot be done. */
export async function changesIn(root: string, audience?: string): Promise<ChangeReport> {
  const options = { before: "git:HEAD", after: ".", cwd: root, project: root, audience };
  const { report, diagnostics } = await diff(options);
  if (report === undefined) throw new Error(JSON.stringify(diagnostics));
  return report;
}
