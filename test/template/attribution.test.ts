import { describe, expect, test } from "vitest";
import type { QueryResult } from "../../src/database/index.ts";
import { textOf } from "../../src/document/index.ts";
import { type RenderContext, renderTemplate } from "../../src/template/index.ts";
import { context, messages, templateOf } from "../support/template.ts";

const columns = ["attributed_to", "attribution_basis", "attribution_source"];

function withClaim(...values: readonly (string | null)[]): RenderContext {
  const claims: QueryResult = {
    name: "claims",
    columns: columns.map((name) => ({ name, type: "text" })),
    rows: [Object.fromEntries(columns.map((name, index) => [name, values[index] ?? null]))],
  };
  return { ...context, queries: [...context.queries, claims] };
}

const all = (body: string): string =>
  `<h1>A</h1>{{#each queries.claims as |row|}}<p>${body}</p>{{/each}}`;

function print(given: RenderContext): string | undefined {
  const { document } = renderTemplate(templateOf(all("{{attribution row}}")), given);
  return document?.children[1] && textOf(document.children[1]);
}

function codes(body: string, given = withClaim("IS-K", "media", "rfi")): readonly string[] {
  return renderTemplate(templateOf(all(body)), given).diagnostics.map(({ code }) => code);
}

describe("who is said to be responsible", () => {
  test.each([
    [["IS-K", "claimed", "rfi"], "claimed by IS-K, according to RFI"],
    [["IS-K", "media", "rfi"], "attributed to IS-K by RFI"],
    // A source that is not known by name, or not at all, is said by what it is.
    [["IS-K", "official", null], "attributed to IS-K by officials"],
    [["IS-K", "asserted", "nobody"], "attributed to IS-K by the account"],
    [["IS-K", "heading", "rfi"], "IS-K, by a heading"],
    [[null, "undetermined", null], "not attributed"],
    [[null, null, null], "not attributed"],
  ])("%j is printed with its ground", (values, words) => {
    expect(print(withClaim(...values))).toBe(words);
  });

  test("is refused where it rests on nothing", () => {
    for (const basis of [null, "undetermined", "hearsay"])
      expect(codes("{{attribution row}}", withClaim("IS-K", basis, "rfi"))).toEqual([
        "template/bare-attribution",
      ]);
  });

  test("is never printed bare, by itself or as a part of other words", () => {
    for (const body of [
      "{{row.attributed_to}}",
      '{{lookup row "attributed_to"}}',
      '{{t "intro.killed" killed=1 place=row.attributed_to}}',
      "{{list row.attributed_to}}",
      "{{quote row.attributed_to}}",
    ])
      expect([body, codes(body)]).toEqual([body, ["template/bare-attribution"]]);
    const table = '{{table query="claims" columns="attribution_basis,attributed_to" caption="A"}}';
    expect(renderTemplate(templateOf(`<h1>A</h1>${table}`), withClaim()).diagnostics).toMatchObject(
      [{ code: "template/bare-attribution" }],
    );
  });

  test("is not shown by charts, or under another name", () => {
    const template = {
      ...templateOf("<h1>A</h1>"),
      queries: [
        { name: "q", file: "q.sql", sql: "SELECT id,\n attributed_to AS actor FROM claims" },
      ],
      charts: [{ name: "c", file: "c.vl.json", text: '{"field": "attributed_to"}' }],
      strings: new Map([["en", { ...messages, "chart.c.alt": "Said of {attributed_to}" }]]),
    };
    const { diagnostics } = renderTemplate(template, context);
    expect(diagnostics.map(({ code, place }) => [code, place?.file, place?.line])).toEqual([
      ["template/bare-attribution", "q.sql", 2],
      ["template/bare-attribution", "c.vl.json", 1],
      ["template/bare-attribution", "strings/chart.c.alt", undefined],
    ]);
  });

  test("may be asked for and compared", () => {
    expect(
      codes('{{#if row.attributed_to}}a{{/if}}{{#if (eq row.attributed_to "IS-K")}}b{{/if}}'),
    ).toEqual([]);
  });
});
