import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { edit, make, withIssues, wordsIn } from "../support/published.ts";

test(
  "prose of an issue stands in the place of what is for all, and makes that issue alone again",
  () =>
    withIssues(async (root) => {
      mkdirSync(join(root, "data/narrative"));
      const write = (name: string, text: string): void =>
        writeFileSync(join(root, "data/narrative", name), `${text}\n`);
      write("outlook.en.md", "Nothing special.");
      edit(root, {
        "templates/briefing/briefing.hbs": [
          ["{{sourceList}}", '{{narrative "outlook"}}\n{{sourceList}}'],
        ],
      });
      await make(root, "first", "second");
      write("outlook.second.en.md", "A second spring.");
      const report = await make(root, "first", "second");
      expect(report.editions.map(({ id, work }) => `${id} ${work}`)).toEqual([
        "first unchanged",
        "second made",
      ]);
      expect(wordsIn(root, "first-en")).toContain("Nothing special.");
      expect(wordsIn(root, "second-en")).toContain("A second spring.");
      expect(wordsIn(root, "second-en")).not.toContain("Nothing special.");
    }),
  60_000,
);
