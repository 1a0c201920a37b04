import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sampleProject } from "./sample.ts";

/** The tables that stand in the place of files. */
export const tables: readonly string[] = ["incidents", "claims", "breakdowns"];

/** Makes a copy of the sample whose records are those of a server, as briefing.yaml names it. */
export function servedSample(server: string): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "fieldbrief-served-")));
  for (const name of ["briefing.yaml", "data", "templates"])
    cpSync(join(sampleProject, name), join(root, name), { recursive: true });
  for (const table of tables) rmSync(join(root, `data/${table}.csv`));
  const text = readFileSync(join(root, "briefing.yaml"), "utf8");
  const named = `data:\n  server: ${server}\n`;
  writeFileSync(join(root, "briefing.yaml"), text.replace("data:\n", named));
  return root;
}

/** Numbers the rows of a table, which have no order of their own there. */
export function withPositions(text: string): string {
  const lines = text.trimEnd().split("\n");
  return lines.map((line, n) => `${n === 0 ? "position" : n},${line}\n`).join("");
}
