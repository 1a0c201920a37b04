import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { columns } from "../../src/hxl/columns.ts";
import { repository } from "../support/project.ts";

test("docs/hxl.md lists every column as it is", () => {
  const rows = columns.map(({ name, tag, isWorded, type, description }) => {
    const hashtag = isWorded ? `\`${tag}+i_…\`` : `\`${tag}\``;
    return `| \`${name}\` | ${hashtag} | ${type} | ${description} |`;
  });
  const page = readFileSync(join(repository, "docs/hxl.md"), "utf8");
  const [, listed = ""] = /\|---\|---\|---\|---\|\n((?:\| `.*\n)+)/.exec(page) ?? [];
  expect(listed.trimEnd().split("\n")).toEqual(rows);
});
