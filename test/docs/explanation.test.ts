import { readFileSync } from "node:fs";
import { join } from "node:path";
import MarkdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import { type Count, lowestOf, parseCount, rangeOf, totalOf } from "../../src/count/index.ts";
import { english } from "../support/language.ts";
import { repository } from "../support/project.ts";

const language = english();
const worded = (count: Count): string => language.wordFigure(count, "words");

// The counts in a cell: each in backticks.
const countsOf = (cell: string): readonly Count[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, text = ""]) => {
    const { count } = parseCount(text);
    if (count === undefined) throw new Error(`not a count: ${text}`);
    return count;
  });

/** Returns the rows of the table of a page that is headed so, without the head. */
function rowsOf(page: string, head: readonly string[]): readonly (readonly string[])[] {
  const markdown = readFileSync(join(repository, "docs/explanation", page), "utf8");
  const rows: string[][] = [];
  for (const { type, content } of new MarkdownIt().parse(markdown, {})) {
    if (type === "tr_open") rows.push([]);
    else if (type === "inline") rows.at(-1)?.push(content);
  }
  const at = rows.findIndex((row) => head.every((words, index) => row[index] === words));
  if (at === -1) throw new Error(`${page} has no table headed ${head.join(", ")}`);
  const end = rows.findIndex((row, index) => index > at && countsOf(row[0] ?? "").length === 0);
  return rows.slice(at + 1, end === -1 ? undefined : end);
}

describe("counts.md", () => {
  test.each(rowsOf("counts.md", ["written in the data", "printed in words"]))(
    "%s is printed: %s",
    (written, printed) => {
      expect(countsOf(written ?? "").map(worded)).toEqual([printed]);
    },
  );

  test.each(rowsOf("counts.md", ["parts", "their sum"]))("%s makes %s", (parts, sum) => {
    expect(language.wordFigure(totalOf(countsOf(parts ?? "")), "words")).toBe(sum);
  });
});

describe("claims.md", () => {
  test.each(rowsOf("claims.md", ["claims", "`lowest`", "`range`"]))(
    "of %s the lowest is %s, the range %s",
    (claims, lowest, range) => {
      const counts = countsOf(claims ?? "");
      expect([worded(lowestOf(counts)), worded(rangeOf(counts))]).toEqual([lowest, range]);
    },
  );
});
