import { join } from "node:path";
import { expect, test } from "vitest";
import { changeText } from "../../src/cli/change-text.ts";
import { writeChangesMarkdown } from "../../src/index.ts";
import { changeCases, changesIn, edit, withRepository } from "../support/change.ts";
import { expectGolden } from "../support/golden.ts";
import { recordingTerminal } from "../support/terminal.ts";
import { cases } from "./cases.ts";

const { colors } = recordingTerminal("/");

test.each(Object.entries(cases))("reports %s", async (name, edits) => {
  await withRepository(async (root) => {
    edit(root, edits);
    const text = changeText(await changesIn(root), colors);
    const markdown = writeChangesMarkdown(await changesIn(root, "public"));
    expectGolden(join(changeCases, name, "expected.txt"), text);
    expectGolden(join(changeCases, name, "expected.md"), markdown);
    expect(
      text.split("\n").filter((line) => line.length > 80 && /\S \S/.test(line.trim())),
    ).toEqual([]);
  });
});
