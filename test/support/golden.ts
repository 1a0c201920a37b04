import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect } from "vitest";

const updating = process.env["UPDATE_GOLDEN"] === "1";

/**
 * Compares a text with a file of a case. A text that is missing must have no file, and one that has no
 * file fails, unless files are being updated.
 */
export function expectGolden(path: string, actual: string | undefined): void {
  if (updating) {
    if (actual === undefined) rmSync(path, { force: true });
    else {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, actual);
    }
  }
  expect(actual, path).toBe(readIfThere(path));
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
