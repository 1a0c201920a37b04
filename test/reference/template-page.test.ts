import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { diskEffects } from "../../src/effect.ts";
import { describeTemplate, writeReferenceMarkdown } from "../../src/reference/index.ts";
import { expectGolden } from "../support/golden.ts";
import { repository, withCase } from "../support/project.ts";

const head = `# What a template may say

Every name that a template may use which extends \`fieldbrief:general\`, the briefing for any subject, and so
\`fieldbrief:briefing\` below it. [The template language](../templates/README.md) tells how they are used. This page is made
from the program by \`npm run test:update\`; in your project, \`fieldbrief template docs\` lists what is there with what you
added.
`;

test("docs/template.md is what the templates that come along hold", async () => {
  await withCase("base", async (root) => {
    const path = join(root, "briefing.yaml");
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace(/^template: .*$/m, "template: fieldbrief:general"));
    const { reference, diagnostics } = await describeTemplate(root, diskEffects);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    if (reference === undefined) throw new Error("the template is not described");
    const page = writeReferenceMarkdown(reference).replace(/^# .*\n/, head);
    expectGolden(join(repository, "docs/template.md"), page);
  });
});
