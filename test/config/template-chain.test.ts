import { describe, expect, test } from "vitest";
import { displayPath, readConfig } from "../../src/config/index.ts";
import { diskEffects } from "../../src/effect.ts";
import { withFiles } from "../support/files.ts";

const data = {
  "data/incidents.csv": "",
  "data/claims.csv": "",
  "data/sources.csv": "",
  "data/places/provinces.csv": "",
};

const briefing = (keys: string): string => `title: T
publisher: P
${keys}
data: { kind: selection, coverage: 2022-01-01..2022-01-31, rule: lowest }
editions:
  - { id: a, number: 1, period: 2022-01-01..2022-01-31, published: 2022-02-01, data-as-of: 2022-02-01, language: en }
`;

type Files = Readonly<Record<string, string>>;

function read(
  keys: string,
  files: Files = {},
): Promise<Awaited<ReturnType<typeof readConfig>> & { readonly root: string }> {
  return withFiles({ ...data, ...files, "briefing.yaml": briefing(keys) }, async (root) => ({
    ...(await readConfig(root, diskEffects)),
    root,
  }));
}

async function chains(keys: string, files?: Files): Promise<Record<string, readonly string[]>> {
  const { config, root, diagnostics } = await read(keys, files);
  expect(diagnostics).toEqual([]);
  const shown = (paths: readonly string[] = []): readonly string[] =>
    paths.map((path) => displayPath(root, path));
  return { template: shown(config?.template), theme: shown(config?.theme) };
}

describe("a theme that comes with the program", () => {
  test.each(["high-contrast", "greyscale"])(
    "is laid over that of the template: %s",
    async (name) => {
      const keys = `template: mine\ntheme: fieldbrief:${name}`;
      const files = { "mine/theme.yaml": "", "mine/template.yaml": "" };
      expect((await chains(keys, files))["theme"]).toEqual([
        `fieldbrief:themes/${name}.yaml`,
        "mine/theme.yaml",
      ]);
    },
  );

  test("may be extended by one of the project, and by the template's own", async () => {
    const files = {
      "look.yaml": "extends: fieldbrief:greyscale\n",
      "mine/theme.yaml": "extends: fieldbrief:high-contrast\n",
      "mine/template.yaml": "extends: fieldbrief:briefing\n",
    };
    const above = ["fieldbrief:themes/high-contrast.yaml", "fieldbrief:briefing/theme.yaml"];
    expect((await chains("template: mine", files))["theme"]).toEqual(["mine/theme.yaml", ...above]);
    expect((await chains("template: mine\ntheme: look.yaml", files))["theme"]).toEqual([
      "look.yaml",
      "fieldbrief:themes/greyscale.yaml",
      "mine/theme.yaml",
      ...above,
    ]);
  });

  test("is the look of the shipped templates: sober", async () => {
    const files = { "mine/theme.yaml": "", "mine/template.yaml": "" };
    expect((await chains("template: mine\ntheme: fieldbrief:sober", files))["theme"]).toEqual([
      "fieldbrief:themes/sober.yaml",
      "fieldbrief:briefing/theme.yaml",
    ]);
  });

  test("is named in the hint, where another is meant", async () => {
    const { diagnostics } = await read(
      "template: fieldbrief:briefing\ntheme: fieldbrief:grayscale",
    );
    expect(diagnostics).toMatchObject([
      { code: "config/unknown-template", hint: 'did you mean "fieldbrief:greyscale"?' },
    ]);
  });
});

describe("the folders of a template", () => {
  test("are one where it extends nothing", async () => {
    expect(
      await chains("template: mine", { "mine/theme.yaml": "", "mine/template.yaml": "" }),
    ).toEqual({
      template: ["mine"],
      theme: ["mine/theme.yaml"],
    });
  });

  test("may come with the program, and are named by no path of the machine", async () => {
    expect(await chains("template: fieldbrief:briefing")).toEqual({
      template: ["fieldbrief:briefing"],
      theme: ["fieldbrief:briefing/theme.yaml"],
    });
  });

  test("go on with what each extends, from its own folder", async () => {
    const files = {
      "t/mine/template.yaml": "extends: ../base\n",
      "t/base/template.yaml": "extends: fieldbrief:briefing\n",
      "t/base/theme.yaml": "colors: {}\n",
    };
    expect(await chains("template: t/mine", files)).toEqual({
      template: ["t/mine", "t/base", "fieldbrief:briefing"],
      theme: ["t/base/theme.yaml", "fieldbrief:briefing/theme.yaml"],
    });
  });
});

describe("a theme of briefing.yaml", () => {
  test("stands alone unless it extends a template's or another file", async () => {
    const alone = { "look.yaml": "colors: {}\n" };
    const keys = "template: fieldbrief:briefing\ntheme: look.yaml";
    expect((await chains(keys, alone))["theme"]).toEqual(["look.yaml"]);
    const files = {
      "look.yaml": "extends: looks/base.yaml\n",
      "looks/base.yaml": "extends: fieldbrief:briefing\n",
    };
    expect((await chains(keys, files))["theme"]).toEqual([
      "look.yaml",
      "looks/base.yaml",
      "fieldbrief:briefing/theme.yaml",
    ]);
  });
});

const deep = Object.fromEntries(
  Array.from({ length: 10 }, (_, n) => [`t${n}/template.yaml`, `extends: ../t${n + 1}\n`]),
);

describe("a name that leads nowhere", () => {
  test.each<[string, string, Files, object]>([
    [
      "is not of a template that comes with the program",
      "template: fieldbrief:breifing",
      {},
      {
        code: "config/unknown-template",
        place: { file: "briefing.yaml", line: 3, column: 11 },
        hint: 'did you mean "fieldbrief:briefing"?',
      },
    ],
    [
      "leads out of what comes with the program",
      "template: fieldbrief:../src",
      {},
      { code: "config/unknown-template", place: { line: 3 } },
    ],
    [
      "lacks the prefix",
      "template: briefing",
      {},
      { code: "config/missing-file", hint: 'did you mean "fieldbrief:briefing"?' },
    ],
    [
      "is extended, and not there",
      "template: t/mine",
      { "t/mine/template.yaml": "main: a.hbs\nextends: ../bse\n", "t/base/template.yaml": "" },
      {
        code: "config/missing-file",
        place: { file: "t/mine/template.yaml", line: 2, column: 10 },
        hint: 'did you mean "base"?',
      },
    ],
    [
      "leads out of the project",
      "template: mine",
      { "mine/template.yaml": "extends: ../../other\n" },
      { code: "config/outside-project", place: { file: "mine/template.yaml", line: 1 } },
    ],
    [
      "goes in a circle",
      "template: t/a",
      { "t/a/template.yaml": "extends: ../b\n", "t/b/template.yaml": "extends: ../a\n" },
      {
        code: "config/extends-cycle",
        message: '"t/a" extends itself: t/a → t/b → t/a',
        place: { file: "t/b/template.yaml", line: 1 },
      },
    ],
    [
      "goes on and on",
      "template: t0",
      deep,
      { code: "config/extends-depth", place: { file: "t7/template.yaml" } },
    ],
    [
      "is that of a theme that extends itself",
      "template: fieldbrief:briefing\ntheme: look.yaml",
      { "look.yaml": "extends: look.yaml\n" },
      { code: "config/extends-cycle", place: { file: "look.yaml", line: 1 } },
    ],
  ])("is found: it %s", async (_, keys, files, finding) => {
    const { diagnostics } = await read(keys, files);
    expect(diagnostics).toMatchObject([finding]);
  });
});
