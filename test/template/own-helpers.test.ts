import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostic.ts";
import { diskEffects } from "../../src/effect.ts";
import { checkNumbers, readTemplate, renderTemplate } from "../../src/template/index.ts";
import { documentText } from "../support/document-text.ts";
import { withFiles } from "../support/files.ts";
import { repository } from "../support/project.ts";
import { context, messages } from "../support/template.ts";

const strings = Object.entries(messages)
  .map(([key, text]) => `${key}: ${JSON.stringify(text)}\n`)
  .join("");

const base = { "mine/template.yaml": "description: mine\n", "mine/strings.en.yaml": strings };

type Files = Readonly<Record<string, string>>;

/** Reads and renders the template of `mine`, which extends `below`. */
async function render(line: string, files: Files) {
  const all = { ...base, "mine/mine.hbs": `<h1>x</h1>\n${line}`, ...files };
  const folders = ["mine", ...("below/template.yaml" in all ? ["below"] : [])];
  const { template, diagnostics } = await withFiles(all, (root) =>
    readTemplate(
      folders.map((folder) => join(root, folder)),
      { root, effects: diskEffects },
    ),
  );
  if (template === undefined) return { text: "", diagnostics };
  const rendered = renderTemplate(template, { ...context, narrative: {} });
  const { document } = rendered;
  const numbers = checkNumbers(template, { languages: ["en"], narrative: new Map() });
  return {
    document,
    template,
    text: document === undefined ? "" : documentText(document),
    diagnostics: [...diagnostics, ...rendered.diagnostics, ...numbers],
  };
}

/** Renders with one helper, `mine`, of these arguments and this body. */
function withHelper(line: string, params: string, body: string) {
  const helper = `export default {\n  mine: { about: "Mine.", params: [${params}], run(args, { figure, date, language }) { ${body} } },\n};`;
  return render(line, { "mine/helpers.js": helper });
}

function brief({ place, code, message, hint }: Diagnostic): string {
  return `${place?.file}:${place?.line}:${place?.column} ${code} ${message} | ${hint}`;
}

const row = '{ name: "row", takes: "row", needs: ["title"], about: "A row" }';
const value = '{ name: "value", takes: "value", about: "What" }';
const each = (call: string): string =>
  `{{#each queries.incidents as |row|}}<p>${call}</p>{{/each}}`;

describe("a helper of one's own", () => {
  test("prints words and figures, which know where they come from", async () => {
    const body = 'return ["in ", args.row.town.toUpperCase(), ": ", figure(args.row, "killed")];';
    const { text, diagnostics } = await withHelper(each("{{mine row}}"), row, body);
    expect(diagnostics).toEqual([]);
    expect(text).toContain("in KANDAHAR: {at least 47 ← incidents}");
  });

  test("prints a figure that it is given as the program would", async () => {
    const call = "<p>{{mine queries.headline.[0].incidents}}</p>";
    const { text } = await withHelper(call, value, 'return figure(args, "value");');
    expect(text).toContain("{3 ← headline}");
  });

  test("prints dates, and words that others have made", async () => {
    const params = `${row}, { name: "words", takes: "words", named: true, about: "Words" }`;
    const body =
      'return [date(args.row, "date", { style: "short" }), " ", args.words, " ", language];';
    const { text, diagnostics } = await withHelper(
      each("{{mine row words=(figure row.killed)}}"),
      params,
      body,
    );
    expect(diagnostics).toEqual([]);
    expect(text).toContain("< 15 Oct 2021> {at least 47 ← incidents} en");
  });

  test("sees of a count its bounds, not the words of its source", async () => {
    const body = "return Object.keys(args.value).join();";
    const { text } = await withHelper(each("{{mine row.killed}}"), value, body);
    expect(text).toContain("bound,low,high,approximate");
  });

  test("may quote numbers that are words of the data", async () => {
    const { text, diagnostics } = await withHelper(
      each("{{mine row}}"),
      row,
      "return args.row.title.toLowerCase();",
    );
    expect(diagnostics).toEqual([]);
    expect(text).toContain("s2 <b>&");
  });

  test("sees nothing of who is held responsible", async () => {
    const { queries } = context;
    const body = "return Object.keys(args.row).join();";
    const { template } = await withHelper(each("{{mine row}}"), row, body);
    if (template === undefined) throw new Error("no template");
    const named = queries.map((query) => ({
      ...query,
      columns: [...query.columns, { name: "attributed_to", type: "text" as const }],
      rows: query.rows.map((each) => ({ ...each, attributed_to: "Somebody" })),
    }));
    const { document } = renderTemplate(template, { ...context, queries: named, narrative: {} });
    const text = document === undefined ? "" : documentText(document);
    expect(text).toContain("id,title,date");
    expect(text).not.toContain("attributed_to");
  });

  test("prints no figure of another call", async () => {
    for (const kept of ['figure(args.row, "killed")', "args.row"]) {
      const code = `let first;\nexport default { mine: { about: "A.", params: [${row}], run(args, { figure }) {
        first ??= ${kept};
        return ${kept === "args.row" ? 'figure(first, "killed")' : "first"};
      } } };`;
      const { diagnostics } = await render(each("{{mine row}}"), { "mine/helpers.js": code });
      expect(diagnostics).toMatchObject([{ code: /^template\/helper-(result|failed)$/ }]);
    }
  });

  test("remembers nothing from one edition to the next", async () => {
    const code =
      'const seen = [];\nexport default { mine: { about: "A.", params: [], run: () => { seen.push("a"); return seen.join(""); } } };';
    const { template, text } = await render("<p>{{mine}}</p>", { "mine/helpers.js": code });
    if (template === undefined) throw new Error("no template");
    const again = renderTemplate(template, { ...context, narrative: {} });
    expect(text).toContain("a");
    expect(again.document && documentText(again.document)).toBe(text);
  });
});

const headline = "<p>{{mine queries.headline.[0].killed}}</p>";

test("the helper that templates/README.md shows can be used", async () => {
  const page = readFileSync(join(repository, "templates/README.md"), "utf8");
  const [, section = ""] = page.split("## Helpers of your own\n");
  const [, snippet = ""] =
    /((?: {4}.*\n|\n)+)/.exec(section.slice(section.indexOf("    import"))) ?? [];
  const line = each('{{toll row style="short"}}');
  for (const file of ["mine/helpers.js", "mine/helpers.ts"]) {
    const { text, diagnostics } = await render(line, { [file]: snippet.replace(/^ {4}/gm, "") });
    expect(diagnostics).toEqual([]);
    expect(text).toContain("KANDAHAR: {≥ 47 ← incidents}");
  }
});

describe("what a helper of one's own gives", () => {
  test.for([
    [
      "return String(args.value.low);",
      'template/loose-number {{mine}}: the number "107" comes from no data',
    ],
    ['return ["4", "7"];', 'template/loose-number {{mine}}: the number "47" comes from no data'],
    [
      "return args.value.low;",
      "template/helper-result {{mine}}: it gave a number in the place of text",
    ],
    ["return undefined;", "template/helper-result {{mine}}: it gave nothing in the place of text"],
    ["return { a: 1 };", "template/helper-result {{mine}}: it gave an object in the place of text"],
    [
      'return figure(args, "valeu");',
      'template/helper-result {{mine}}: figure(…, "valeu"): no number',
    ],
    [
      "return figure(1);",
      "template/helper-failed {{mine}}: figure(…) takes a row or the arguments",
    ],
    ['throw new Error("no such town");', "template/helper-failed {{mine}}: no such town"],
  ] as const)("is found wrong: %s", async ([body, finding]) => {
    const { diagnostics } = await withHelper(headline, value, body);
    expect(diagnostics).toHaveLength(1);
    expect(brief(diagnostics[0] as Diagnostic)).toContain(`mine/mine.hbs:2:4 ${finding}`);
  });

  test("is told with the line that threw", async () => {
    const { diagnostics } = await withHelper(headline, value, 'throw new Error("no");');
    expect(diagnostics[0]?.hint).toMatch(/^mend the helper at mine\/helpers\.js:2:\d+$/);
  });

  test("is warned of where it is a number in words", async () => {
    const { diagnostics } = await withHelper(headline, value, 'return "twenty men";');
    expect(diagnostics).toMatchObject([{ severity: "warning", code: "template/loose-number" }]);
  });

  test("is no text of HTML", async () => {
    const { text } = await withHelper(headline, value, 'return "<b>x</b>";');
    expect(text).toContain("<b>x</b>");
  });

  test("is stopped, and one finding, where it does not end", async () => {
    const { diagnostics } = await withHelper(
      each("{{mine row.killed}} {{mine row.killed}}"),
      value,
      "for (;;);",
    );
    expect(diagnostics.map(brief)).toEqual([
      "mine/mine.hbs:2:40 template/helper-failed {{mine}}: did not end within 3 seconds | mend the helper at mine/helpers.js",
    ]);
  });
});

describe("a call of a helper of one's own", () => {
  test.for([
    ["{{mien row}}", 'template/unknown-helper unknown helper "mien" | did you mean "mine"?'],
    [
      "{{mine}}",
      'template/missing-argument {{mine}} needs "row": a row | write it as {{mine row}}',
    ],
    ["{{mine row.title}}", 'template/wrong-argument "row" of {{mine}} is a row, not text'],
    ["{{mine row colour=1}}", 'template/unknown-argument {{mine}} has no argument "colour"'],
    ["{{#mine row}}a{{/mine}}", "template/unsupported {{mine}} is not a block"],
    ["{{mine (first ../queries.headline)}}", "template/unknown-field {{mine}} reads title"],
  ] as const)("is checked: %s", async ([call, finding]) => {
    const { diagnostics } = await withHelper(each(call), row, 'return "";');
    expect(diagnostics).toHaveLength(1);
    expect(brief(diagnostics[0] as Diagnostic)).toContain(finding);
  });

  test("may hand in no text with a figure in it that is written out", async () => {
    const text = '{ name: "words", takes: "text", about: "Words" }';
    const { diagnostics } = await withHelper(
      '<p>{{mine "47 men"}}</p>',
      text,
      "return args.words;",
    );
    expect(diagnostics).toMatchObject([{ code: "template/loose-number" }]);
  });

  test("may choose no figure from a list of words", async () => {
    const choice = '{ name: "n", takes: ["47", "48"], named: true, about: "Which" }';
    const { diagnostics } = await withHelper('<p>{{mine n="47"}}</p>', choice, "return args.n;");
    expect(diagnostics).toMatchObject([{ code: "template/loose-number" }]);
  });

  test("may hand in no figure that is written out", async () => {
    const { diagnostics } = await withHelper(
      "<p>{{mine 5}}</p>",
      value,
      'return figure(args, "value");',
    );
    expect(diagnostics).toMatchObject([{ code: "template/loose-number" }]);
  });
});

describe("files of helpers", () => {
  const helper = (words: string): string => `{ about: "A.", params: [], run: () => ${words} }`;

  test("of a template that is extended are there, unless its own have the name", async () => {
    const { text, diagnostics, template } = await render("<p>{{one}} {{two}}</p>", {
      "mine/helpers.js": `export default { one: ${helper('"mine"')} };`,
      "below/template.yaml": "description: below\n",
      "below/helpers.ts": `export default { one: ${helper('"below"')}, two: ${helper('"below" as string')} };`,
    });
    expect(diagnostics).toEqual([]);
    expect(text).toContain("mine below");
    expect(template?.ownHelpers?.map(({ file }) => file)).toEqual([
      "mine/helpers.js",
      "below/helpers.ts",
    ]);
  });

  test("import others of their folder", async () => {
    const { text, diagnostics } = await render("<p>{{one}}</p>", {
      "mine/helpers.ts": `import { defineHelpers } from "fieldbrief";\nimport * as a from "./lib/a.js";\nimport b, { c as d } from "./lib/b.ts";\nexport default defineHelpers({ one: ${helper("a.word + b() + d")} });`,
      "mine/lib/a.js": 'import { c } from "./b.ts";\nexport const word = c;',
      "mine/lib/b.ts":
        'const c: string = "c";\nexport { c };\nexport default function (): string { return "b"; }',
    });
    expect(diagnostics).toEqual([]);
    expect(text).toContain("cbc");
  });

  test.for([
    ['import fs from "node:fs";', "1:16 sandbox/import"],
    ['import x from "lodash";', "1:15 sandbox/import"],
    ['import x from "../below/x.js";', "1:15 sandbox/import"],
    ['import x from "./x";', "1:15 sandbox/import"],
    ['import x from "./none.js";', "1:15 config/missing-file"],
    ['import x from "./helpers.js";', "1:15 sandbox/import"],
    ["export default { mine: ", "1:24 sandbox/syntax"],
    ['throw new Error("a");', "1:7 sandbox/failed"],
    ["const a = null.b;", "1:16 sandbox/failed"],
    ["const a = 1;", "1:1 template/helper-declaration"],
    ["export default { mine: 1 };", "1:18 template/helper-declaration"],
    ['export default { mine: { about: "A.", params: [] } };', "1:18 template/helper-declaration"],
    [`export default { "mi-ne": ${helper('""')} };`, "1:18 template/helper-declaration"],
    [
      'export default { mine: { about: "", params: [{ name: "a", takes: "txt", about: "" }], run() {} } };',
      "1:18 template/helper-declaration",
    ],
    [`export default { figure: ${helper('""')} };`, "1:18 template/helper-name"],
    [`export default { each: ${helper('""')} };`, "1:18 template/helper-name"],
  ] as const)("are found wrong: %s", async ([code, finding]) => {
    const { diagnostics } = await render("<p>x</p>", { "mine/helpers.js": code });
    expect(diagnostics.map(brief)).toEqual([
      expect.stringContaining(`mine/helpers.js:${finding} `),
    ]);
  });

  test("are one to a folder", async () => {
    const code = `export default { mine: ${helper('""')} };`;
    const files = { "mine/helpers.js": code, "mine/helpers.ts": code };
    const { diagnostics } = await render("<p>x</p>", files);
    expect(diagnostics).toMatchObject([
      {
        code: "template/helper-declaration",
        message: "the folder holds helpers.js and helpers.ts",
      },
    ]);
  });
});
