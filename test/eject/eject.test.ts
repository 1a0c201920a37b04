import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { displayPath, readConfig } from "../../src/config/index.ts";
import { diskEffects, diskWrites } from "../../src/effect.ts";
import { type EjectReport, eject } from "../../src/eject/index.ts";
import { repository, withCase } from "../support/project.ts";
import { recordingTerminal } from "../support/terminal.ts";

const effects = { read: diskEffects, write: diskWrites };

interface Project {
  readonly root: string;
  readonly eject: (name: string) => Promise<EjectReport>;
  readonly read: (path: string) => string;
}

/** Runs `use` on a project whose briefing.yaml names this template, with these files beside. */
function project(
  template: string,
  files: Readonly<Record<string, string>>,
  use: (project: Project) => Promise<void>,
): Promise<void> {
  return withCase("base", async (root) => {
    const read = (path: string): string => readFileSync(join(root, path), "utf8");
    const text = read("briefing.yaml");
    const briefing = text.replace(/^template: .*$/m, `template: ${template} # the look`);
    for (const [path, content] of Object.entries({ ...files, "briefing.yaml": briefing })) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    await use({ root, read, eject: (name) => eject({ project: root, name }, effects) });
  });
}

const mine = { "t/mine/template.yaml": "extends: fieldbrief:briefing\n" };
const shipped = (path: string): string =>
  readFileSync(join(repository, "templates/briefing", path), "utf8");

describe("ejecting a file", () => {
  test("copies it into the folder that extends what holds it, by path or by name", async () => {
    await project("t/mine", mine, async ({ eject, read, root }) => {
      const before = read("briefing.yaml");
      const copies: readonly [name: string, path: string][] = [
        ["partials/title.hbs", "partials/title.hbs"],
        ["annex", "partials/annex.hbs"],
        ["queries/headline", "queries/headline.sql"],
        ["charts/methods.vl.json", "charts/methods.vl.json"],
        ["wording.en", "wording.en.yaml"],
        ["briefing.hbs", "briefing.hbs"],
      ];
      for (const [name, path] of copies) {
        const { copy, folder, diagnostics } = await eject(name);
        expect(diagnostics).toEqual([]);
        expect(copy).toEqual({ path: `t/mine/${path}`, from: `fieldbrief:briefing/${path}` });
        expect(folder).toBeUndefined();
        expect(read(`t/mine/${path}`)).toBe(shipped(path));
      }
      expect(read("briefing.yaml")).toBe(before);
      expect(existsSync(join(root, "t/mine/partials/title.hbs.new"))).toBe(false);
    });
  });

  test("of a template that comes with the program makes a folder, and names it in briefing.yaml", async () => {
    await project("fieldbrief:briefing", {}, async ({ eject, read, root }) => {
      // The base project has a folder of that name, which it does not use any more.
      expect((await eject("title")).diagnostics).toMatchObject([{ code: "eject/in-the-way" }]);
      rmSync(join(root, "templates"), { recursive: true });
      const before = read("briefing.yaml");
      const report = await eject("title");
      expect(report).toEqual({
        copy: {
          path: "templates/briefing/partials/title.hbs",
          from: "fieldbrief:briefing/partials/title.hbs",
        },
        folder: "templates/briefing",
        diagnostics: [],
      });
      expect(read("briefing.yaml")).toBe(
        before.replace("template: fieldbrief:briefing #", "template: templates/briefing #"),
      );
      const { config, diagnostics } = await readConfig(root, diskEffects);
      expect(diagnostics).toEqual([]);
      expect(config?.template.map((folder) => displayPath(root, folder))).toEqual([
        "templates/briefing",
        "fieldbrief:briefing",
      ]);
    });
  });

  test("of the theme leaves the fonts to the file below, from which their paths are", async () => {
    await project("t/mine", mine, async ({ eject, read, root }) => {
      expect((await eject("theme.yaml")).diagnostics).toEqual([]);
      expect(read("t/mine/theme.yaml")).not.toContain("fonts:");
      expect(read("t/mine/theme.yaml")).toContain("key-figure-value:");
      const { config } = await readConfig(root, diskEffects);
      expect(config?.theme.map((file) => displayPath(root, file))).toEqual([
        "t/mine/theme.yaml",
        "fieldbrief:briefing/theme.yaml",
      ]);
    });
  });

  test("that prints what it overrides is warned of", async () => {
    const files = {
      "t/mine/template.yaml": "extends: ../base\n",
      "t/base/template.yaml": "extends: fieldbrief:briefing\n",
      "t/base/partials/title.hbs": "{{> base/title}}<p>more</p>",
    };
    await project("t/mine", files, async ({ eject }) => {
      expect(await eject("title")).toMatchObject({
        copy: { path: "t/mine/partials/title.hbs", from: "t/base/partials/title.hbs" },
        diagnostics: [{ severity: "warning", code: "eject/prints-base" }],
      });
    });
  });
});

describe("what is not ejected is explained, and nothing is written", () => {
  test.each<[name: string, code: string, hint: RegExp]>([
    ["titel", "eject/unknown-name", /did you mean "title"/],
    ["xyzzy-plugh", "eject/unknown-name", /partials\/title\.hbs/],
    ["methods", "eject/ambiguous-name", /queries\/methods\.sql, charts\/methods\.vl\.json/],
    ["key.killed", "eject/message", /strings\.<language>\.yaml/],
    ["lead", "eject/style", /styles: \{ lead: \{ … \} \}/],
    ["partials/own.hbs", "eject/own-file", /change it there/],
    ["../../../briefing.yaml", "eject/unknown-name", /there are|did you mean/],
    ["template.yaml", "eject/unknown-name", /./],
  ])("%s", async (name, code, hint) => {
    const files = { ...mine, "t/mine/partials/own.hbs": "<p>own</p>" };
    await project("t/mine", files, async ({ eject }) => {
      const { copy, diagnostics } = await eject(name);
      expect(copy).toBeUndefined();
      expect(diagnostics).toMatchObject([{ severity: "error", code }]);
      expect(diagnostics[0]?.hint).toMatch(hint);
    });
  });

  test("a theme that briefing.yaml does not use", async () => {
    const look = { ...mine, "look.yaml": "extends: fieldbrief:briefing\n" };
    await project("t/mine\ntheme: look.yaml", look, async ({ eject }) => {
      expect((await eject("theme.yaml")).diagnostics).toMatchObject([
        { code: "eject/other-theme" },
      ]);
    });
  });

  test("a file that would be written outside of the project, over a link", async () => {
    await project("fieldbrief:briefing", {}, async ({ eject, root }) => {
      const elsewhere = mkdtempSync(join(tmpdir(), "fieldbrief-elsewhere-"));
      rmSync(join(root, "templates"), { recursive: true });
      symlinkSync(elsewhere, join(root, "templates"));
      expect((await eject("title")).diagnostics).toMatchObject([
        { code: "config/outside-project" },
      ]);
      expect(readdirSync(elsewhere)).toEqual([]);
      rmSync(elsewhere, { recursive: true });
    });
  });
});

test("the command says what it wrote, and ends with 1 where it wrote nothing", async () => {
  await project("t/mine", mine, async ({ root }) => {
    const terminal = recordingTerminal(root);
    expect(await run(["template", "eject", "title"], terminal)).toBe(0);
    expect(terminal.stdout()).toBe(
      "t/mine/partials/title.hbs, a copy of fieldbrief:briefing/partials/title.hbs\n",
    );
    expect(await run(["template", "eject", "titel"], terminal)).toBe(1);
    expect(terminal.stderr()).toContain('hint: did you mean "title"?');
    expect(await run(["template"], recordingTerminal(root))).toBe(2);
  });
});
