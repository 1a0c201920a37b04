import type { SchemaName } from "../../src/reference/index.ts";

/** What runs a block: the schema of the file that it is of, or the test that runs what it says. */
export type How = SchemaName | `test/${string}.test.ts`;

/**
 * The blocks of pages that have no comments of their own, in their order, but for those in the template language: how
 * each begins, and what runs it.
 */
export const otherPages: Readonly<
  Record<string, readonly (readonly [begins: string, how: How])[]>
> = {
  "README.md": [
    ["npm ci && npm run briefing", "test/briefing/determinism.test.ts"],
    ["npm install fieldbrief", "test/init/packed.test.ts"],
    ["npx fieldbrief init my-briefing --csv", "test/init/init.test.ts"],
    ["- uses: fieldbrief/fieldbrief", "test/action/definition.test.ts"],
    ["import { resolve }", "test/build.test.ts"],
    ["briefing.yaml  ", "test/config/read-config.test.ts"],
  ],
  "CONTRIBUTING.md": [
    ["npm ci", "test/repository/repository.test.ts"],
    ["pip install chdb", "test/database/on-clickhouse.test.ts"],
  ],
  "data/README.md": [],
  "examples/README.md": [["cp -r examples/monthly", "test/action/pull-request.test.ts"]],
  "templates/README.md": [
    ["briefing/\n", "test/template/read-template.test.ts"],
    ["templates/mine/\n", "test/briefing/extends.test.ts"],
    ["<figure><img src=", "test/edition/read-images.test.ts"],
    ["import { defineHelpers }", "test/template/own-helpers.test.ts"],
    ["constants:", "template"],
    ["- words: [massacre", "wording"],
    ["accept:", "briefing"],
    ["extends: template\nlogo:", "theme"],
  ],
  "docs/audiences.md": [
    ["editions:", "briefing"],
    ["audiences:", "briefing"],
  ],
  "docs/changes.md": [["fieldbrief diff git:HEAD", "test/change/git.test.ts"]],
  "docs/ci.md": [
    ["permissions:", "test/action/definition.test.ts"],
    ["briefing:\n  image:", "test/action/other-workflows.test.ts"],
    ["# The fifth of each month", "test/action/other-workflows.test.ts"],
  ],
  "docs/corrections.md": [
    ["fieldbrief build", "test/briefing/corrections.test.ts"],
    ["published:", "briefing"],
  ],
  "docs/data.md": [],
  "docs/editions.md": [
    ["series:", "briefing"],
    ["editions:", "briefing"],
    ["accept:", "briefing"],
  ],
  "docs/engines.md": [
    ["data:", "briefing"],
    ["CREATE VIEW", "test/database/read-served.test.ts"],
    ["data:", "briefing"],
    ["CREATE ROLE", "test/database/read-served.test.ts"],
    ["data:\n  server:\n    clickhouse", "briefing"],
  ],
  "docs/findings.md": [],
  "docs/preview.md": [["fieldbrief preview", "test/preview/server.test.ts"]],
  "docs/reference.md": [["# yaml-language-server", "test/init/packed.test.ts"]],
  "docs/reproducible.md": [["fieldbrief verify", "test/verify.test.ts"]],
  "docs/standards.md": [],
  "docs/template.md": [],
  "docs/trace.md": [["fieldbrief build\n", "test/cli/trace.test.ts"]],
};
