import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Diagnostic } from "../src/diagnostic.ts";
import { expectGolden } from "./support/golden.ts";
import {
  type Changed,
  change,
  checkChanged,
  isAsOnDisk,
  mistakes,
  readMistake,
  textIn,
} from "./support/mistake.ts";

const names = readdirSync(mistakes).sort();

test("there are sixty mistakes that designers make", () => {
  expect(names.length).toBeGreaterThanOrEqual(60);
});

// Most hints lead back to the project as it was, of which the findings are known then.
let unchanged: ReturnType<typeof checkChanged> | undefined;
function checkMended(files: Changed): ReturnType<typeof checkChanged> {
  if (!isAsOnDisk(files)) return checkChanged(files);
  unchanged ??= checkChanged(change([]));
  return unchanged;
}

test("the project that they are made in has none", async () => {
  expect(await checkMended(change([]))).toEqual([]);
});

test.for(names)("%s: one finding, at its place, with the hint that mends it", async (name) => {
  const { edits, mend } = readMistake(name);
  const files = change(edits);
  const found = await checkChanged(files);
  expectGolden(join(mistakes, name, "expected.txt"), found.map(print).join(""));
  expect(found).toHaveLength(1);
  const [finding] = found;
  if (finding === undefined) return;
  const line = textIn(files, finding.place?.file ?? "").split("\n")[(finding.place?.line ?? 0) - 1];
  expect(finding.place?.column ?? 0, "a place within its line").toBeLessThanOrEqual(
    (line ?? "").length + 1,
  );
  const mended = mend ?? [asHinted(finding, files)];
  expect(await checkMended(change(mended, files))).toEqual([]);
});

function print({ place, severity, code, message, hint }: Diagnostic): string {
  const where = [place?.file, place?.line, place?.column].filter((part) => part !== undefined);
  const advice = hint === undefined ? "" : `\n  hint: ${hint}`;
  return `${where.join(":")} ${severity} ${code} ${message}${advice}\n`;
}

// Did you mean "…"? Then that, in the place of the word that the finding points at.
function asHinted(
  { place, hint }: Diagnostic,
  files: Changed,
): { readonly file: string; readonly write: string } {
  const word = /^did you mean "(.*)"\?$/.exec(hint ?? "")?.[1];
  if (word === undefined || place?.line === undefined) throw new Error(`no word: ${hint}`);
  const lines = textIn(files, place.file).split("\n");
  const line = lines[place.line - 1] ?? "";
  const start = (place.column ?? 1) - 1;
  const wrong = /^["'$#@]*[\w./-]+(?::[\w-]+)?/.exec(line.slice(start))?.[0] ?? "";
  const quote = /^["']*/.exec(wrong)?.[0] ?? "";
  const mended = `${line.slice(0, start)}${quote}${word}${line.slice(start + wrong.length)}`;
  return { file: place.file, write: lines.with(place.line - 1, mended).join("\n") };
}
