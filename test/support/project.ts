import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

/** The folder of the repository. */
export const repository: string = resolve(import.meta.dirname, "../..");

/** The folder of the malformed cases: `base/`, and a folder for each case. */
export const malformed: string = join(repository, "test/cases/malformed");

/**
 * Runs `use` on a copy of the base project with a case's files laid over it, in a folder that is gone
 * afterwards. `remove.txt` in the case lists files to take out first. With `templates` there is all that a
 * build needs; without, just enough for briefing.yaml to be right.
 */
export async function withCase<T>(
  name: string,
  use: (root: string) => Promise<T>,
  options: { readonly templates?: boolean } = {},
): Promise<T> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "fieldbrief-")));
  try {
    copyCase(name, root, options);
    return await use(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Copies the base project with a case's files laid over it to a folder, as {@link withCase} has it. */
export function copyCase(
  name: string,
  root: string,
  options: { readonly templates?: boolean } = {},
): void {
  for (const path of options.templates ? buildable : ["templates/briefing/theme.yaml"]) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    cpSync(join(repository, path), join(root, path), { recursive: true });
  }
  copyOver(join(malformed, "base"), root);
  for (const path of linesOf(join(malformed, name, "remove.txt")))
    rmSync(join(root, path), { recursive: true });
  copyOver(join(malformed, name), root);
  makers[name]?.(root);
}

// The base has a small template of its own, which the repository's look and words make whole.
const buildable = [
  "templates/briefing/theme.yaml",
  "templates/briefing/template.yaml",
  "templates/briefing/strings.en.yaml",
  "templates/fonts",
];

const own = new Set(["remove.txt", "expected.txt"]);

function copyOver(from: string, root: string): void {
  const filter = (source: string): boolean => !own.has(source.slice(from.length + 1));
  cpSync(from, root, { recursive: true, filter });
}

function linesOf(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "");
}

// What a repository should not hold as a file: links out of it, and megabytes.
const makers: Readonly<Record<string, (root: string) => void>> = {
  "09-link-out": (root) => link("/etc/hostname", join(root, "data/claims.csv")),
  "10-folder-link-out": (root) => link("/etc", join(root, "data/narrative")),
  "57-huge-line": (root) => {
    const file = join(root, "data/sources.csv");
    const row = readFileSync(file, "utf8").replace("NOTE", "a word ".repeat(400_000));
    writeFileSync(file, row);
  },
  "72-thousand-errors": (root) => {
    const file = join(root, "data/claims.csv");
    const rows = Array.from(
      { length: 1000 },
      (_, n) => `X-${n},F-9,radio,?,?,?,,undetermined,public,,`,
    );
    writeFileSync(file, `${readFileSync(file, "utf8")}${rows.join("\n")}\n`);
  },
};

function link(target: string, path: string): void {
  rmSync(path, { force: true });
  symlinkSync(target, path);
}
