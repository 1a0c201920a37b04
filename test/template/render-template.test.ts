import fc from "fast-check";
import { expect, test } from "vitest";
import { type Document, textOf, visit } from "../../src/document/index.ts";
import { createLanguage } from "../../src/language/index.ts";
import { type RenderContext, renderTemplate, type Template } from "../../src/template/index.ts";
import { context, messages, templateOf } from "../support/template.ts";

const head = "<h1>{{briefing.title}}</h1>\n";

function render(text: string, given: RenderContext = context): Document {
  const { document, diagnostics } = renderTemplate(templateOf(head + text), given);
  if (document === undefined) throw new Error(JSON.stringify(diagnostics, null, 2));
  return document;
}

function titled(title: string): RenderContext {
  return { ...context, briefing: { ...context.briefing, title } };
}

/** Hostile text: markup, braces, entities, and the characters that hold places and nodes apart. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "<b>",
        "</p>",
        "&lt;",
        "&amp",
        "{{title}}",
        '"',
        "'",
        "=",
        "`",
        "-->",
        "<!--",
      ),
      fc.constantFrom("\ue0000\ue001", "\ue0020\ue003", "\ue004", "]]>", "<script>", "javascript:"),
      fc.string({ unit: "grapheme", maxLength: 4 }),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(""));

/** As a reader sees it: without marks, white space collapsed. */
function visible(text: string): string {
  return text
    .replace(/[\ue000-\ue004]/g, "")
    .replace(/[ \t\n\r\f]+/g, " ")
    .replace(/^ | $/g, "");
}

test("any text of the data comes out as that text", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      fc.pre(visible(text) !== "");
      const document = render("<p>{{briefing.title}}</p>", titled(text));
      const [, paragraph] = document.children;
      expect(paragraph && textOf(paragraph)).toBe(visible(text));
      expect(paragraph).toMatchObject({ children: [{ type: "text" }] });
    }),
    { numRuns: 300 },
  );
});

test("text of the data in a message, a narrative or a table is that text, too", () => {
  const name = "<b>*x*</b> [a](javascript:b) \ue0020\ue003{{y}}";
  const given = {
    ...titled(name),
    narrative: { n: { file: "n.md", text: "*{{briefing.title}}*" } },
    language: createLanguage("en", { ...messages, "x.y": "<i>{name}</i>" }),
  };
  const template = templateOf(`${head}<p>{{t "x.y" name=briefing.title}}</p>{{narrative "n"}}`);
  const strings = new Map([["en", { ...messages, "x.y": "<i>{name}</i>" }]]);
  const { document } = renderTemplate({ ...template, strings }, given);
  const shown = "<b>*x*</b> [a](javascript:b) 0{{y}}";
  expect(document?.children.map(textOf)).toEqual([shown, `<i>${shown}</i>`, shown]);
});

test("every figure knows the query it comes from, through partials, lists and calls", () => {
  const text = `
    {{#each (sortBy (where queries.incidents "method" "suicide-bombing") "date") as |row|}}
      {{> row n=row.attacks row=row}}
    {{/each}}
    <p>{{#with queries.headline.[0]}}{{figure incidents}} {{figure this.killed}}{{/with}}
    {{figure (count queries.nothing)}} {{figure (total (first queries.incidents 2) "killed")}}
    {{t "intro.killed" killed=queries.headline.0.incidents place="x"}}
    {{figure (lookup queries.headline.[0] "incidents")}} {{figure edition.number}} {{figure 3}}</p>`;
  const partials = { row: "<p>{{figure row.attacks}} {{figure row.killed}}</p>" };
  const { document } = renderTemplate(templateOf(head + text, { partials }), context);
  const from: unknown[] = [];
  if (document)
    visit(document, (node) => node.type === "figureValue" && from.push(node.derivation?.source));
  const rows = ["incidents", "incidents", "incidents", "incidents"];
  const others = ["headline", "headline", "nothing", "incidents", "headline", "headline"];
  expect(from).toEqual([...rows, ...others, "edition", undefined]);
});

test("an element out of place is found where it stands, whatever is around it", () => {
  const line = fc.constantFrom(
    "",
    "<p>words</p>",
    "  <p>{{@root.briefing.title}} {{figure @root.edition.number}}</p>",
    "{{! a comment }}",
    "{{#if @root.edition.number}}",
    "  {{~#if @root.edition.number~}} ",
    "{{#each @root.queries.incidents}}",
    "{{> part}}",
    "<!-- a\ncomment -->",
    "<p\n  class='lead'>x</p>",
  );
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 5 }),
      fc.nat(6),
      fc.boolean(),
      (lines, indent, inPartial) => {
        const opened = lines.flatMap((each) => /#(if|each)/.exec(each)?.[1] ?? []);
        const before = lines.map((each) => `${each}\n`).join("") + " ".repeat(indent);
        const ends = opened.reverse().map((name) => `\n{{/${name}}}`);
        const text = `${before}<blink>x</blink>${ends.join("")}`;
        const part = "<p>part</p>\n";
        const template = inPartial
          ? templateOf(`${head}{{> other}}`, { partials: { part, other: text } })
          : templateOf(text, { partials: { part } });
        const { diagnostics } = renderTemplate(template, context);
        const found = diagnostics.find(({ code }) => code === "template/element");
        const above = before.split("\n");
        expect(found?.place).toEqual({
          file: inPartial ? "partials/other.hbs" : "briefing.hbs",
          line: above.length,
          column: (above.at(-1) ?? "").length + 1,
        });
      },
    ),
    { numRuns: 200 },
  );
});

test("sources are numbered as they are first cited, and listed in that order", () => {
  const document = render(
    '<p>{{#note}}{{cite "rfi"}}{{/note}} {{cite "amnesty;rfi"}}</p><h2>Sources</h2>{{sourceList}}',
  );
  const marks: string[] = [];
  const entries: unknown[] = [];
  visit(document, (node) => {
    if (node.type === "citation") marks.push(`${textOf(node)} ${node.source}`);
    if (node.type === "listItem") entries.push(node.id);
  });
  expect(marks).toEqual(["[1] rfi", "[2] amnesty", "[1] rfi"]);
  expect(entries).toEqual(["source-rfi", "source-amnesty", "source-un"]);
});

test("an address in the data that is none is printed, not followed", () => {
  const [source, ...others] = context.sources;
  if (source === undefined) throw new Error("no source");
  const hostile = { ...source, url: "javascript:alert(1)", archivedUrl: "data:text/html,x" };
  const sources = [hostile, ...others.map((each) => ({ ...each, url: null, archivedUrl: null }))];
  const document = render("<h2>Sources</h2>{{sourceList}}", { ...context, sources });
  const types: string[] = [];
  visit(document, (node) => types.push(node.type));
  expect(types).not.toContain("link");
  expect(document.children.map(textOf).join()).toContain("javascript:alert(1)");
});

test("a reference prints what its target is called, between the words around it", () => {
  const table = '{{table query="incidents" columns="title" caption="Incidents" id="list"}}';
  const document = render(`<p>See {{ref "list"}} for all.</p>${table}`);
  const [, paragraph] = document.children;
  expect(paragraph && textOf(paragraph)).toBe("See Table 1 for all.");
  expect(paragraph).toMatchObject({ children: [{}, { type: "link", url: "#list" }, {}] });
});

test("a list of figures has them all, by label", () => {
  const document = render('{{contents of="figures"}}{{chart "by-month"}}');
  const [, list] = document.children;
  expect(list).toMatchObject({
    of: "figures",
    entries: [{ target: "incidents-by-month", children: [{ url: "#incidents-by-month" }, {}] }],
  });
});

test("a row of class group heads the rows below it, in the words of the language", () => {
  const table = (head: string): string =>
    `<table><caption>T</caption><thead><tr><th>A</th><th>B</th></tr></thead>
    <tbody><tr class="group">${head}</tr><tr><td>1</td><td>2</td></tr></tbody></table>`;
  const whole = table('<th colspan="2" scope="rowgroup">Kabul</th>');
  const [, rendered] = render(whole).children;
  if (rendered?.type !== "table") throw new Error("no table");
  expect(textOf(rendered.body[0]?.group?.continued ?? [])).toBe("Kabul, continued");
  const { "label.continued": _, ...fewer } = messages;
  const without = { ...context, language: createLanguage("en", fewer) };
  const codesOf = (text: string, given: RenderContext): string[] =>
    renderTemplate(templateOf(head + text), given).diagnostics.map(({ code }) => code);
  expect(codesOf(whole, without)).toEqual(["template/unknown-message"]);
  expect(codesOf(table("<th>Kabul</th><td>x</td>"), context)).toEqual(["template/table-shape"]);
});

test("a reference to nowhere is found where it stands, with the nearest id", () => {
  const text = '<h1>Title</h1>\n<h2 id="method">Method</h2>\n<p>See {{ref "methd" page=true}}.</p>';
  expect(renderTemplate(templateOf(text), context).diagnostics).toMatchObject([
    {
      code: "document/unknown-target",
      place: { file: "briefing.hbs", line: 3, column: 8 },
      hint: 'did you mean "method"?',
    },
  ]);
});

test("the same template and context give the same document, and are left as they were", () => {
  const text =
    '<p>{{figure queries.headline.0.killed}}</p>{{chart "by-month"}}{{narrative "background"}}';
  const before = JSON.stringify(context);
  const template = templateOf(`${head}${text}<h2>Sources</h2>{{sourceList}}`);
  const first = renderTemplate(template, context);
  expect(renderTemplate(template, context)).toEqual(first);
  expect(first.document).toBeDefined();
  expect(JSON.stringify(context)).toBe(before);
});

test("a message that every document needs is asked for, not stumbled over", () => {
  const { "label.table": _, ...others } = messages;
  const given = { ...context, language: createLanguage("en", others) };
  const { document, diagnostics } = renderTemplate(templateOf(head), given);
  expect(document).toBeUndefined();
  expect(diagnostics).toMatchObject([{ code: "template/unknown-message" }]);
});

test("nothing of the prototypes of values can be reached", () => {
  const paths = ["constructor", "edition.__proto__", "briefing.title.length", "toString"];
  for (const path of paths) {
    const { diagnostics } = renderTemplate(templateOf(`${head}<p>{{${path}}}</p>`), context);
    expect(diagnostics).toMatchObject([{ code: "template/unknown-field" }]);
  }
  const key = "{{lookup briefing edition.id}}";
  const edition = { ...context.edition, id: "constructor" };
  const { diagnostics } = renderTemplate(templateOf(`${head}<p>${key}</p>`), {
    ...context,
    edition,
  });
  expect(diagnostics).toMatchObject([{ code: "template/helper" }]);
});

test("a template is rendered again, with other data and narrative, as it would be by itself", () => {
  const text = `${head}{{> part}}\n{{#each queries.incidents}}<p>{{place this}}</p>{{/each}}\n{{narrative "story"}}`;
  const template = (): Template =>
    templateOf(text, { partials: { part: "<p>{{edition.id}}</p>" } });
  const told = (story: string): RenderContext => ({
    ...titled(`Of ${story}`),
    narrative: {
      story: { file: "story.md", text: `{{edition.id}}\n\n${story} {{figure edition.number}}` },
    },
  });
  const shared = template();
  const again = ["a", "b *c*"].map((story) => renderTemplate(shared, told(story)));
  expect(again).toEqual(["a", "b *c*"].map((story) => renderTemplate(template(), told(story))));
  expect(again.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
});

test("broken grammar is found each time a template is rendered", () => {
  const template = templateOf("<p>{{#if}</p>");
  const [first, second] = [1, 2].map(() => renderTemplate(template, context).diagnostics);
  expect(first).toHaveLength(1);
  expect(second).toEqual(first);
});

test("what was rendered before does not show: neither words nor places", () => {
  const text = `${head}{{#if (eq briefing.title "long")}}{{narrative "first"}}{{/if}}{{narrative "second"}}`;
  const given = (title: string, first: string, second: string): RenderContext => ({
    ...titled(title),
    narrative: {
      first: { file: "first.md", text: first },
      second: { file: "second.md", text: second },
    },
  });
  const dated = 'On {{date "2021-08-15"}}.';
  const counted = "There were\n{{figure (count queries.incidents)}} of them.";
  const wrong = "So it\n\n{{#if (eq 1 1)}}<h1>goes</h1>{{/if}}";
  const contexts = [
    given("long", dated, counted),
    given("short", dated, counted),
    given("long", counted, wrong),
    given("short", counted, wrong),
    given("long", dated, `\n\n${counted}`),
    given("long", counted, wrong),
  ];
  const template = templateOf(text);
  for (const each of contexts) {
    const { document, diagnostics } = renderTemplate(template, each);
    const fresh = renderTemplate(templateOf(text), each);
    expect(document).toEqual(fresh.document);
    expect(diagnostics).toEqual(fresh.diagnostics);
    const isWrong = each.narrative["second"]?.text === wrong;
    expect(diagnostics.map(({ place }) => place?.line)).toEqual(isWrong ? [3] : []);
  }
});

test("what was checked before is checked again where queries or narratives are others", () => {
  const template = templateOf(
    `${head}<p>{{figure queries.headline.0.incidents}}</p>{{narrative "story"}}`,
  );
  const story = { file: "story.md", text: "{{figure queries.headline.0.incidents}}" };
  const good = { ...context, narrative: { story } };
  const renamed = context.queries.map((query) =>
    query.name === "headline"
      ? {
          ...query,
          columns: query.columns.map((column) => ({ ...column, name: `x_${column.name}` })),
        }
      : query,
  );
  const codes = (given: RenderContext): readonly string[] =>
    renderTemplate(template, given).diagnostics.map(({ code }) => code);
  expect(codes(good)).toEqual([]);
  expect(codes({ ...good, queries: renamed })).toContain("template/unknown-field");
  expect(codes(good)).toEqual([]);
  const other = { ...story, text: "{{figure queries.headline.0.none}}" };
  expect(codes({ ...good, narrative: { story: other } })).toContain("template/unknown-field");
  expect(codes({ ...good, narrative: {} })).toContain("template/unknown-narrative");
});
