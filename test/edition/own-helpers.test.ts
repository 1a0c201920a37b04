import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build, nodeEffects } from "../../src/index.ts";
import { repository } from "../support/project.ts";

const root = realpathSync(mkdtempSync(join(tmpdir(), "fieldbrief-helpers-")));
const template = join(root, "templates/monthly");
const helpers = join(template, "helpers.js");

const code = (words: string): string => `export default {
  seen: {
    about: "Prints the ids of what a helper is given.",
    params: [{ name: "rows", takes: "list", about: "Rows" }],
    run: ({ rows }) => "${words}" + rows.map(({ id }) => id).join(" and "),
  },
};
`;

// A project whose helper prints all that it gets hold of; one of its two incidents is for nobody outside.
beforeAll(() => {
  cpSync(join(repository, "examples/monthly"), root, { recursive: true });
  writeFileSync(helpers, code("Helper saw "));
  appendFileSync(join(template, "briefing.hbs"), "<p>{{seen queries.incidents}}.</p>\n");
  const data = join(root, "data/incidents.csv");
  const lines = readFileSync(data, "utf8").split("\n");
  const changed = lines.map((line) =>
    line.startsWith("IK-2022-05-25-kabul,") ? line.replace(",public,", ",confidential,") : line,
  );
  writeFileSync(data, changed.join("\n"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function seenBy(audience: string): Promise<string | undefined> {
  const out = join(root, "out", audience);
  const options = { project: root, out, editions: ["2022-05-en"], audiences: [audience] };
  const { diagnostics, editions } = await build(options, nodeEffects());
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const page = readFileSync(join(out, editions[0]?.name ?? "", "briefing.html"), "utf8");
  return /Helper saw ([^.]*)\./.exec(page)?.[1];
}

test("a helper of one's own sees what its audience may see", async () => {
  expect(await seenBy("internal")).toBe("IK-2022-05-25-kabul and IK-2022-05-25-mazar");
  expect(await seenBy("public")).toBe("IK-2022-05-25-mazar");
});

test("a helper of one's own is an input of the edition, which is made again when it changes", async () => {
  const out = join(root, "out/inputs");
  const options = { project: root, out, editions: ["2022-05-en"], audiences: ["public"] };
  const made = async (): Promise<string> => {
    const { editions } = await build(options, nodeEffects());
    return readFileSync(join(out, editions[0]?.name ?? "", "briefing.html"), "utf8");
  };
  const before = await made();
  expect(
    JSON.parse(readFileSync(join(out, "2022-05-en/manifest.json"), "utf8")).inputs,
  ).toContainEqual(
    expect.objectContaining({ path: "templates/monthly/helpers.js", stage: "template" }),
  );
  writeFileSync(helpers, code("It saw "));
  const after = await made();
  expect(before).toContain("Helper saw ");
  expect(after).not.toContain("Helper saw ");
  expect(after).toContain("It saw ");
});
