import fc from "fast-check";
import MarkdownIt from "markdown-it";
import { parse } from "parse5";
import { describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { type Change, type ChangeReport, writeChangesMarkdown } from "../../src/index.ts";
import { changesIn, edit, withRepository } from "../support/change.ts";
import { recordingTerminal } from "../support/terminal.ts";

const toll = { "data/claims.csv": [["radio,4,,,four", "radio,7,,,seven"]] } as const;

const reportOf = (changes: readonly Change[]): ChangeReport => ({
  before: "a",
  after: "b",
  audience: null,
  totals: [],
  figures: null,
  changes,
  withheld: {},
  notes: [],
});

const titled = (title: string): Change => ({
  of: "incident",
  kind: "edited",
  id: "I-1",
  title,
  within: null,
  fields: [{ field: "note", before: null, after: title }],
});

async function fieldbrief(root: string, ...argv: readonly string[]) {
  const terminal = recordingTerminal(root);
  const code = await run(argv, terminal);
  return { code, out: terminal.stdout(), err: terminal.stderr() };
}

describe("the Markdown report", () => {
  test("holds data as code alone, whatever they are", () => {
    const markdown = new MarkdownIt({ html: true, linkify: true });
    const text = fc.string({
      unit: fc.constantFrom(
        "`",
        "``",
        "|",
        "<",
        ">",
        "</details>",
        "@all",
        "\n",
        "\\",
        "[x](y)",
        "*",
        "_",
        " ",
        "www.x.org",
        "&lt;",
        "a",
      ),
    });
    fc.assert(
      fc.property(text, (title) => {
        const html = markdown.render(writeChangesMarkdown(reportOf([titled(title)])));
        const outside = html.replace(/<code>[^<]*<\/code>/g, "");
        expect(outside).not.toMatch(/@|<a |<em|www|\[|`/);
        expect(outside.match(/<\/?details>/g)).toEqual(["<details>", "</details>"]);
        expect(parse(html).childNodes.length).toBeGreaterThan(0);
      }),
    );
  });

  test("is cut where it grows too long, and counts what is left out", () => {
    const many = Array.from({ length: 3000 }, (_, n) => ({
      ...titled("x".repeat(200)),
      id: `I-${n}`,
    }));
    const text = writeChangesMarkdown(reportOf(many));
    expect(text.length).toBeLessThanOrEqual(60_000);
    const shown = text.match(/^- /gm)?.length ?? 0;
    expect(shown).toBeGreaterThan(50);
    expect(text).toContain(`**${3000 - shown} more changes are left out here`);
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
  });
});

describe("fieldbrief diff", () => {
  test("returns as diff does: 0 for no change, 1 for changes, 2 where it cannot compare", async () => {
    await withRepository(async (root) => {
      expect((await fieldbrief(root, "diff", "git:HEAD")).code).toBe(0);
      edit(root, toll);
      const { code, out, err } = await fieldbrief(root, "diff", "git:HEAD", ".");
      expect([code, err]).toEqual([1, ""]);
      expect(out).toContain("killed 4 → 7");
      const refused = await fieldbrief(root, "diff", "git:nope");
      expect([refused.code, refused.out]).toEqual([2, ""]);
      expect(refused.err).toContain("change/unknown-revision");
    });
  });

  test("prints JSON of a version, with everything in it", async () => {
    await withRepository(async (root) => {
      edit(root, toll);
      const { out } = await fieldbrief(root, "diff", "git:HEAD", "--format", "json");
      const { changes } = await changesIn(root);
      expect(JSON.parse(out)).toMatchObject({
        version: 1,
        before: "git:HEAD",
        after: ".",
        changes,
      });
    });
  });

  test("tells the public nothing of a record that it may not see, in any format that is asked for", async () => {
    await withRepository(async (root) => {
      edit(root, {
        "data/incidents.csv": [["Killing of a witness, Herat", "Murder of a witness, Herat"]],
        "data/claims.csv": [
          ["insider,1,,,one man", "insider,2,,,two men"],
          ["by his brother", "by his wife"],
        ],
        "data/sources.csv": [["A neighbour", "A cousin"]],
      });
      for (const options of [
        ["--format", "markdown"],
        ["--format", "json", "--audience", "public"],
        ["--audience", "public"],
      ]) {
        const { code, out } = await fieldbrief(root, "diff", "git:HEAD", ...options);
        expect(code).toBe(1);
        expect(out).not.toMatch(
          /I-5|C-5|itness|Herat|insider|ousin|eighbour|brother|wife|two men|Unit 9/,
        );
      }
      const { out } = await fieldbrief(
        root,
        "diff",
        "git:HEAD",
        "--format",
        "markdown",
        "--audience",
        "internal",
      );
      expect(out).toContain("Murder of a witness, Herat");
    });
  });

  test("tells nothing of a record that was public, and is confidential under another id", async () => {
    await withRepository(async (root) => {
      edit(root, {
        "data/incidents.csv": [
          ["I-4,", "I-9,"],
          ["shooting,,reported,public,,,,,\nI-5", "shooting,,reported,confidential,,,,,\nI-5"],
        ],
        "data/claims.csv": [["C-4,I-4", "C-4,I-9"]],
      });
      const { out } = await fieldbrief(root, "diff", "git:HEAD", "--format", "markdown");
      expect(out).not.toMatch(/I-4|I-9|Shooting at a post|guards/);
      expect(out).toContain("not shown to the audience public");
    });
  });
});
