import { posix, relative, resolve, sep } from "node:path";
import { type Diagnostic, ReportError } from "../diagnostic.ts";
import type { Answer, ReadEffects, RunGit } from "../effect.ts";

interface Entry {
  readonly mode: string;
  readonly object: string;
}

// Modes of git's trees: a symbolic link, and a commit of another repository.
const linkMode = "120000";
const foreignMode = "160000";

/**
 * Returns a way to read a project as it is in a revision, by the paths that it has on the disk. Files come from
 * git's objects: the working tree, filters and hooks have no part in it. Throws a `ReportError` where the folder is
 * in no repository, or the revision is not there.
 */
export async function readRevision(
  root: string,
  revision: string,
  git: RunGit,
): Promise<ReadEffects> {
  if (!isRevision(revision)) throw unknown(revision);
  const prefix = await ask(root, ["rev-parse", "--show-prefix"], git);
  const commit = await git(root, [
    "rev-parse",
    "--verify",
    "--quiet",
    "--end-of-options",
    `${revision}^{commit}`,
  ]);
  const id = textOf(commit.stdout).trim();
  if (commit.code !== 0 || !/^[0-9a-f]{40,64}$/.test(id)) throw unknown(revision);
  const listing = await ask(root, ["ls-tree", "-r", "-z", "--full-tree", id], git);
  const top = prefix
    .split("/")
    .filter((part) => part !== "")
    .reduce((folder) => resolve(folder, ".."), root);
  return treeEffects(top, entriesOf(listing), async (object) => {
    const { code, stdout } = await git(root, ["cat-file", "blob", object]);
    if (code === 0) return stdout;
    throw fail("EIO", object);
  });
}

// What begins with a hyphen is an option to git; gitrevisions(7) has no use for blanks and control characters
// outside of searches, which are not taken.
function isRevision(text: string): boolean {
  return /^[^-\p{C}\p{Z}:][^\p{C}\p{Z}:]{0,250}$/u.test(text);
}

async function ask(root: string, args: readonly string[], git: RunGit): Promise<string> {
  const answer = await git(root, args);
  if (answer.code === 0) return textOf(answer.stdout).replace(/\n$/, "");
  throw new ReportError([problemOf(answer)]);
}

function problemOf({ code, stderr }: Answer): Diagnostic {
  if (code === null)
    return {
      severity: "error",
      code: "change/no-git",
      message: "git could not be run",
      hint: "install git, or compare folders",
    };
  const [line = ""] = stderr.split("\n");
  return {
    severity: "error",
    code: "change/no-repository",
    message: `git cannot read this folder: ${line.replace(/^fatal: /, "")}`,
    hint: "a revision is of the repository that the project is in: name that with --project",
  };
}

function unknown(revision: string): ReportError {
  return new ReportError([
    {
      severity: "error",
      code: "change/unknown-revision",
      message: `no revision "${revision}" in this repository`,
      hint: "write git: and a branch, a tag or a commit: git:main, git:HEAD~1; fetch it first where it is elsewhere",
    },
  ]);
}

function entriesOf(listing: string): ReadonlyMap<string, Entry> {
  const lines = listing.split("\0").filter((line) => line !== "");
  return new Map(
    lines.map((line) => {
      const tab = line.indexOf("\t");
      const [mode = "", , object = ""] = line.slice(0, tab).split(" ");
      return [line.slice(tab + 1), { mode, object }];
    }),
  );
}

function treeEffects(
  top: string,
  entries: ReadonlyMap<string, Entry>,
  read: (object: string) => Promise<Uint8Array>,
): ReadEffects {
  const folders = foldersOf(entries);
  const inTree = (path: string): string => relative(top, path).split(sep).join("/");
  const find = async (path: string): Promise<string> => {
    const found = await follow(inTree(path), { entries, folders, read });
    if (found === undefined) throw fail("ENOENT", path);
    return found;
  };
  return {
    realpath: async (path) => resolve(top, await find(path)),
    readFile: async (path) => {
      const found = await find(path);
      if (folders.has(found)) throw fail("EISDIR", path);
      const entry = entries.get(found);
      if (entry === undefined) throw fail("ENOENT", path);
      if (entry.mode === foreignMode) throw fail("ENOTFILE", path);
      return read(entry.object);
    },
    list: async (path) => {
      const names = folders.get(await find(path));
      if (names === undefined) throw fail("ENOTDIR", path);
      return [...names].sort();
    },
  };
}

function foldersOf(entries: ReadonlyMap<string, Entry>): ReadonlyMap<string, ReadonlySet<string>> {
  const folders = new Map<string, Set<string>>([["", new Set()]]);
  for (const path of entries.keys()) {
    const parts = path.split("/");
    for (const [index, name] of parts.entries()) {
      const folder = parts.slice(0, index).join("/");
      folders.set(folder, (folders.get(folder) ?? new Set()).add(name));
    }
  }
  return folders;
}

interface Tree {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly folders: ReadonlyMap<string, ReadonlySet<string>>;
  readonly read: (object: string) => Promise<Uint8Array>;
}

// As many links as Linux follows (path_resolution(7)).
const maxLinks = 40;

// The path without links; one that leads out of the tree begins with "..", and nothing is read there.
async function follow(path: string, { entries, folders, read }: Tree): Promise<string | undefined> {
  let rest = path.split("/").filter((part) => part !== "");
  let done = "";
  for (let links = 0; rest.length > 0; ) {
    const [part = "", ...others] = rest;
    if (part === "..") return [done, ...rest].filter((one) => one !== "").join("/");
    const here = done === "" ? part : `${done}/${part}`;
    const entry = entries.get(here);
    if (entry?.mode !== linkMode) {
      if (entry === undefined && !folders.has(here)) return undefined;
      if (entry !== undefined && others.length > 0) return undefined;
      [done, rest] = [here, others];
      continue;
    }
    links += 1;
    const target = textOf(await read(entry.object));
    if (links > maxLinks) return undefined;
    if (target.startsWith("/")) return "../outside";
    const joined = posix.normalize([done, target, ...others].filter((one) => one !== "").join("/"));
    [done, rest] = ["", joined.split("/")];
  }
  return done;
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function fail(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}
