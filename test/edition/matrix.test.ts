import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { build, nodeEffects } from "../../src/index.ts";
import { filesIn } from "../support/command.ts";
import { withCase } from "../support/project.ts";
import { recordingTerminal } from "../support/terminal.ts";

const series = [
  "series:",
  "  unit: month",
  "  first: 2030-01",
  "  languages: [en]",
  "  published: 5",
  "  data-as-of: 2",
  "  filters: [{ id: dams, categories: [dam] }]",
];

// The base project as a series of three months, whole and of dams.
const withSeries = async (use: (root: string) => Promise<void>): Promise<void> =>
  withCase(
    "base",
    async (root) => {
      const file = join(root, "briefing.yaml");
      const text = readFileSync(file, "utf8");
      writeFileSync(file, text.replace(/^editions:\n(?:[ ].*\n)*/m, `${series.join("\n")}\n`));
      await use(root);
    },
    { templates: true },
  );

const names = ["2030-01", "2030-02", "2030-03"]
  .flatMap((id) => [`${id}-dams-en`, `${id}-en`])
  .sort();

describe("a matrix of editions", () => {
  test("has the same bytes in parts as in one, and in any part of it", () =>
    withSeries(async (root) => {
      const make = async (out: string, shard?: string) => {
        const report = await build(
          { project: root, out: join(root, out), all: true, shard },
          nodeEffects(),
        );
        return report.editions.map(({ name }) => name);
      };
      expect([...(await make("whole"))].sort()).toEqual(names);
      const parts: (readonly string[])[] = [];
      for (const part of [1, 2, 3, 4]) parts.push(await make("parts", `${part}/4`));
      expect(parts.map(({ length }) => length)).toEqual([2, 2, 1, 1]);
      const [whole, inParts] = [filesIn(join(root, "whole")), filesIn(join(root, "parts"))];
      expect([...inParts.keys()]).toEqual([...whole.keys()]);
      for (const [path, bytes] of whole) expect(inParts.get(path)?.equals(bytes), path).toBe(true);
    }));

  test("is made but for what fails, whose folder is left as it was, and the run says which and exits with 1", () =>
    withSeries(async (root) => {
      // A source that there is not, in one edition.
      const template = join(root, "templates/briefing/briefing.hbs");
      const fault = '{{#if (eq edition.id "2030-02")}}{{cite edition.id}}{{/if}}';
      writeFileSync(template, `${readFileSync(template, "utf8")}\n<p>Words. ${fault}</p>\n`);
      mkdirSync(join(root, "out/2030-02-en"), { recursive: true });
      writeFileSync(join(root, "out/2030-02-en/briefing.html"), "before");
      const terminal = recordingTerminal(root);
      const code = await run(["build", "--all"], terminal);
      expect(terminal.stdout()).toContain("failed: 1 of 6 editions: 2030-02-en\n");
      expect(code).toBe(1);
      const made = filesIn(join(root, "out"));
      expect(made.get("2030-02-en/briefing.html")?.toString()).toBe("before");
      expect([...made.keys()].filter((path) => path.endsWith(".pdf"))).toHaveLength(5);
    }));

  test("names none where all fail", () =>
    withSeries(async (root) => {
      const template = join(root, "templates/briefing/briefing.hbs");
      const fault = "<p>Words. {{cite edition.id}}</p>";
      writeFileSync(template, `${readFileSync(template, "utf8")}\n${fault}\n`);
      const terminal = recordingTerminal(root);
      const code = await run(["build", "--all"], terminal);
      expect(terminal.stdout()).toContain("failed: all of 6 editions\n");
      expect(terminal.stdout()).not.toContain("2030-02-en");
      expect(code).toBe(1);
    }));

  test("goes on after a disk that refuses the files of one", () =>
    withSeries(async (root) => {
      const effects = nodeEffects();
      const report = await build(
        { project: root, out: join(root, "out"), all: true },
        {
          ...effects,
          write: {
            ...effects.write,
            rename(from, to) {
              if (to.includes("2030-01-en")) throw new Error("full");
              return effects.write.rename(from, to);
            },
          },
        },
      );
      expect(report.failed).toEqual(["2030-01-en"]);
      expect(report.editions).toHaveLength(5);
    }));

  test("goes on after a bug of ours, though others were to start behind the one it strikes", () =>
    withSeries(async (root) => {
      let asked = 0;
      const effects = nodeEffects();
      const step = (text: string): void => {
        if (text.includes("query") && asked++ === 1) throw new TypeError("a slip");
      };
      const report = await build(
        { project: root, out: join(root, "out"), all: true },
        { ...effects, step },
      );
      expect(report.failed).toHaveLength(1);
      expect(report.editions).toHaveLength(5);
      expect(report.diagnostics.map(({ code }) => code)).toContain("edition/crashed");
      expect(report.crashes.map(({ message }) => message)).toEqual(["a slip"]);
    }));

  test("says on a terminal how far it is, and on nothing else", () =>
    withSeries(async (root) => {
      const terminal = { ...recordingTerminal(root), interactive: true };
      await run(["build", "--edition", "2030-03"], terminal);
      expect(terminal.stderr()).toContain("1 of 2: 2030-03-en");
      expect(terminal.stderr()).toContain("2 of 2: 2030-03-dams-en (layout)");
      const silent = recordingTerminal(root);
      await run(["build", "--edition", "2030-03"], silent);
      expect(silent.stderr()).not.toContain(" of 2");
    }));

  test("makes the current issue where nothing is told", () =>
    withSeries(async (root) => {
      const terminal = recordingTerminal(root);
      await run(["build", "--format", "json"], terminal);
      const report: unknown = JSON.parse(terminal.stdout());
      expect(report).toMatchObject({
        editions: [{ name: "2030-03-en" }, { name: "2030-03-dams-en" }],
        failed: [],
      });
    }));
});

test("a filter's province must be one of the places folder", () =>
  withSeries(async (root) => {
    const file = join(root, "briefing.yaml");
    writeFileSync(
      file,
      readFileSync(file, "utf8").replace("categories: [dam] }", "provinces: [AF-KDX] }"),
    );
    const report = await build({ project: root, out: join(root, "out") }, nodeEffects());
    expect(report.diagnostics.map(({ code, hint }) => `${code}: ${hint}`)).toContain(
      'edition/unknown-province: did you mean "AF-KDZ"?',
    );
  }));
