import { spawnSync } from "node:child_process";
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { installPacked } from "../support/packed.ts";
import { type Block, readBlocks } from "./page.ts";

interface Ran {
  /** The folder in which the page ends. */
  readonly cwd: string;
  /** After how many commands and edits it was there that was waited for. */
  readonly reached: number | undefined;
}

/**
 * Does what a page says, in its order, from a folder, and expects what the page says of it.
 */
export function runPage(
  page: { readonly path: string; readonly markdown: string },
  folder: string,
  waitFor: (cwd: string) => boolean = () => false,
): Ran {
  let cwd = folder;
  let printed = "";
  let steps = 0;
  let reached: number | undefined;
  const step = (): void => {
    steps += 1;
    if (reached === undefined && waitFor(cwd)) reached = steps;
  };
  for (const block of readBlocks(page.path, page.markdown)) {
    const place = `${page.path}:${block.line}`;
    if (block.kind === "run") {
      for (const command of commandsOf(block.text)) {
        const ran = runCommands(command, cwd);
        const expected = Number(/^exit (\d)$/.exec(block.of)?.[1] ?? 0);
        expect(ran.code, `${place}: ${command}\n${ran.printed}`).toBe(expected);
        ({ cwd, printed } = ran);
        step();
      }
    } else if (block.kind === "prints")
      expect(printed.trimEnd(), place).toMatch(patternOf(block.text));
    else if (block.kind === "shows")
      expectShown(block, readFileSync(join(cwd, block.of), "utf8"), place);
    else if (block.kind !== "tested in") {
      write(block, cwd, place);
      step();
    }
  }
  return { cwd, reached };
}

/** Returns the commands of a block: a line each, or several that end in a backslash. */
function commandsOf(text: string): readonly string[] {
  return text
    .trimEnd()
    .split(/(?<!\\)\n/)
    .filter((command) => command !== "");
}

// What a shell prints, and the folder that it ends in.
function runCommands(
  command: string,
  cwd: string,
): { readonly code: number | null; readonly printed: string; readonly cwd: string } {
  const { status, stdout, output, error } = spawnSync(
    "sh",
    ["-c", `exec 2>&1\n${command}\ncode=$?\npwd >&3\nexit $code`],
    {
      cwd,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe", "pipe"],
      // Colours are printed wherever CI is set.
      env: { ...process.env, NO_COLOR: "1" },
    },
  );
  if (error !== undefined) throw error;
  return { code: status, printed: stdout, cwd: output[3]?.trim() ?? cwd };
}

function write({ kind, of, text }: Block, cwd: string, place: string): void {
  if (kind === "install") {
    expect(text, place).toBe("npm install fieldbrief\n");
    installPacked(cwd);
    return;
  }
  const path = join(cwd, of);
  mkdirSync(dirname(path), { recursive: true });
  if (kind === "file") writeFileSync(path, text);
  else if (kind === "append") appendFileSync(path, text);
  else writeFileSync(path, edited(readFileSync(path, "utf8"), text, place));
}

// Lines with + and - as in a diff, those that stay with a space; … parts several changes.
function edited(file: string, diff: string, place: string): string {
  return diff.split(/^…\n/m).reduce((text, change) => {
    const lines = change.trimEnd().split("\n");
    const of = (signs: string): string =>
      lines
        .filter((line) => signs.includes(line[0] ?? " "))
        .map((line) => `${line.slice(1)}\n`)
        .join("");
    const [before, after] = [of(" -"), of(" +")];
    const found = `\n${text}`.split(`\n${before}`).length - 1;
    expect(found, `${place}: these lines stand in the file once\n${before}`).toBe(1);
    return `\n${text}`.replace(`\n${before}`, () => `\n${after}`).slice(1);
  }, file);
}

function expectShown({ text }: Block, file: string, place: string): void {
  const pattern = patternOf(text).source.replace(/^\^|\$$/g, "");
  expect(file, place).toMatch(new RegExp(pattern));
}

/** A line with nothing but … is any number of lines; within a line it is anything. */
function patternOf(text: string): RegExp {
  const lines = text.trimEnd().split("\n");
  const source = lines.map((line, index) => {
    const end = index === lines.length - 1 ? "" : "\n";
    if (line.trim() === "…") return end === "" ? "[\\s\\S]*" : "(?:.*\n)*?";
    const words = line.split("…").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return `${words.join(".*?")}${end}`;
  });
  return new RegExp(`^${source.join("")}$`);
}
