import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readConfig } from "../../src/config/index.ts";
import type { Diagnostic } from "../../src/diagnostic.ts";
import { diskEffects } from "../../src/effect.ts";
import { readDataset } from "../../src/incident/index.ts";
import { malformed, withCase } from "../support/project.ts";

async function readProject(root: string): Promise<readonly Diagnostic[]> {
  const { config, diagnostics } = await readConfig(root, diskEffects);
  if (config === undefined) return diagnostics;
  return [...diagnostics, ...(await readDataset(config, diskEffects)).diagnostics];
}

const keyOf = ({ place }: Diagnostic): string =>
  [place?.file, ...[place?.line, place?.column].map((n) => String(n ?? 0).padStart(9, "0"))].join(
    ":",
  );

function print(diagnostics: readonly Diagnostic[]): string {
  const sorted = [...diagnostics].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const shown = sorted.length > 100 ? sorted.slice(0, 3) : sorted;
  const lines = shown.map(({ place, severity, code, message, hint }) => {
    const where = [place?.file, place?.line, place?.column].filter((part) => part !== undefined);
    const advice = hint === undefined ? "" : `\n  hint: ${hint}`;
    return `${where.join(":")} ${severity} ${code} ${message}${advice}\n`;
  });
  const more = diagnostics.length - shown.length;
  return `${lines.join("")}${more > 0 ? `… and ${more} more\n` : ""}`;
}

const names = readdirSync(malformed, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

describe("malformed projects", () => {
  test("there are at least forty", () => {
    expect(names.length).toBeGreaterThan(40);
  });

  test.for(names)("%s", async (name) => {
    const found = print(await withCase(name, readProject));
    const expected = join(malformed, name, "expected.txt");
    if (process.env["UPDATE_GOLDEN"] || (!existsSync(expected) && !process.env["CI"]))
      writeFileSync(expected, found);
    expect(found).toBe(readFileSync(expected, "utf8"));
  });

  test("every finding points at a line that is there, and shows it", async () => {
    for (const name of names)
      await withCase(name, async (root) => {
        for (const { place, excerpt, message } of await readProject(root)) {
          expect(message).toMatch(/^[^A-Z].*[^.]$/s);
          if (place?.line === undefined || excerpt === undefined) continue;
          const text = readFileSync(join(root, place.file), "utf8").replace(/^\uFEFF/, "");
          expect(text.split(/\r\n|\n|\r/)[place.line - 1]).toBe(excerpt);
          expect(place.column ?? 1).toBeLessThanOrEqual(excerpt.length + 1);
        }
      });
  });
});
