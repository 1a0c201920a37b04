import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a tool printed, and how it ended. */
export interface ToolResult {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Why tests with a tool are passed over here; where CI is set they run, and fail, all the same. */
export function missingTool(tool: string, debianPackage: string): string | undefined {
  const isThere = spawnSync(tool, ["--version"]).error === undefined;
  return isThere || process.env["CI"] === "true"
    ? undefined
    : `no ${tool}: install Debian's ${debianPackage} to run this`;
}

/** Runs a tool on a PDF in a file that is gone afterwards; `FILE` stands for its path. */
export function runTool(tool: string, words: readonly string[], bytes: Uint8Array): ToolResult {
  const folder = mkdtempSync(join(tmpdir(), "fieldbrief-tool-"));
  try {
    const path = join(folder, "file.pdf");
    writeFileSync(path, bytes);
    const argv = words.map((word) => (word === "FILE" ? path : word));
    const { status, stdout, stderr, error } = spawnSync(tool, argv, { encoding: "utf8" });
    if (error !== undefined) throw error;
    return { status, out: stdout, err: stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
