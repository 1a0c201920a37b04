import { createHash } from "node:crypto";
import fc from "fast-check";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { describe, expect, test } from "vitest";
import type { Document } from "../../src/document/index.ts";
import { writeHtml } from "../../src/html/index.ts";
import { pageScript } from "../../src/html/page-script.ts";
import { panelScript } from "../../src/html/panel-script.ts";
import type { Theme } from "../../src/theme/index.ts";
import { english } from "../support/language.ts";
import {
  bars,
  callout,
  caption,
  cite,
  columns,
  doc,
  figure,
  figureValue,
  h,
  keyFigure,
  keyFigures,
  link,
  mark,
  note,
  p,
  quotation,
  span,
  table,
} from "../support/nodes.ts";
import { sampleTheme } from "../support/theme.ts";

const theme = sampleTheme();

const hostile = fc.oneof(
  fc.constantFrom(
    '"><script>alert(1)</script>',
    "</style><script>alert(1)</script>",
    "</title><script>",
    "' onload='x",
    "&lt;&#60;&amp",
    "<!--",
    "]]>",
    "\\22 }*{background:url(//x)}",
    "\ud800\0\u0085\ufffe",
    "a;}</style>",
    "javascript:alert(1)",
  ),
  fc.string({ unit: "binary" }),
  fc.string(),
);

/** A document that holds one text wherever a text may stand. */
function docOf(text: string): Document {
  const attributes = { id: text.replace(/\s/g, ""), style: text, lang: text };
  const scene = bars([1]);
  const items = scene.items.map((item) =>
    item.type === "text" ? { ...item, text, family: text, fill: text } : { ...item, title: text },
  );
  return doc(
    [
      h(1, text),
      mark(attributes, p(text, span(text), link(text, text), cite(text, text), note(text))),
      p({
        ...figureValue(1, text),
        target: `#${attributes.id}`,
        derivation: {
          id: text,
          kind: "cell",
          source: text,
          column: text,
          where: { [text]: text },
          lineage: null,
        },
      }),
      keyFigures(keyFigure([text], [text], [text])),
      callout(p(text)),
      quotation([text], p(text)),
      columns([Number.NaN, p(text)]),
      table([text, text, text], [[text, text, text]], { caption: caption(text) }),
      figure({ ...scene, items }, text, { caption: caption(text) }),
    ],
    {
      title: text,
      metadata: { author: text, subject: text, keywords: [text], created: text },
      furniture: { headStart: text, headEnd: text, footStart: text, footEnd: text },
    },
  );
}

interface Found {
  readonly elements: Set<string>;
  readonly attributes: Set<string>;
  readonly texts: string[];
  readonly scripts: string[];
  css: string;
  policy: string;
}

function find(page: string): Found {
  const found: Found = {
    elements: new Set(),
    attributes: new Set(),
    texts: [],
    scripts: [],
    css: "",
    policy: "",
  };
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ("value" in node) found.texts.push(node.value);
    if ("attrs" in node) {
      found.elements.add(node.tagName);
      for (const { name, value } of node.attrs) {
        found.attributes.add(name);
        if (name === "content" && value.startsWith("default-src")) found.policy = value;
      }
      if (node.tagName === "script") found.scripts.push(textIn(node));
      if (node.tagName === "style") found.css = textIn(node);
    }
    if ("childNodes" in node) node.childNodes.forEach(visit);
  };
  visit(parse(page));
  return found;
}

function textIn(node: DefaultTreeAdapterTypes.Element): string {
  return node.childNodes.map((child) => ("value" in child ? child.value : "")).join("");
}

describe("hostile text", () => {
  const plain = find(writeHtml(docOf("plain"), theme, { language: english(), fonts: [] }));

  test("adds no element, no attribute and no source", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const page = writeHtml(docOf(text), theme, { language: english(), fonts: [] });
        const { elements, attributes, scripts, css, policy } = find(page);
        // A hostile id may be what a figure leads to.
        const leads = /class="fb-figure"/.test(page);
        expect(scripts).toEqual(leads ? [pageScript, panelScript] : [pageScript]);
        expect([...elements].filter((name) => !plain.elements.has(name))).toEqual([]);
        expect([...attributes].filter((name) => !plain.attributes.has(name))).toEqual([]);
        expect(policy).toContain(
          `style-src 'sha256-${createHash("sha256").update(css).digest("base64")}'; font`,
        );
      }),
    );
  });

  test("is read as it was written", () => {
    const readable = fc.string({ unit: "grapheme", minLength: 1 });
    fc.assert(
      fc.property(readable, (text) => {
        const page = writeHtml(doc([p(text)]), theme, { language: english(), fonts: [] });
        expect(find(page).texts).toContain(text.replace(/\r\n?/g, "\n"));
      }),
    );
  });
});

describe("a hostile theme", () => {
  function themed(text: string): Theme {
    const style = { ...theme.styles["paragraph"], fontFamily: text, color: text, ruleColor: text };
    const colors = { ...theme.colors, [text]: "#ffffff", paper: text };
    const declared = { ...theme.declared, [text]: style, lead: style };
    // A theme that no reader of themes would let through.
    return { ...theme, colors, declared, chart: { ...theme.chart, fontFamily: text } };
  }

  test("cannot leave its style sheet or load anything", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const fonts = [{ family: text, weight: Number.NaN, data: new Uint8Array([1, 2]) }];
        const page = writeHtml(docOf("x"), themed(text), { language: english(), fonts });
        const { css, scripts } = find(page);
        expect(scripts).toEqual([pageScript, panelScript]);
        expect(css.endsWith("}")).toBe(true);
        expect(css.match(/url\((?!data:font\/woff2;base64,)/)).toBeNull();
        expect(css).not.toContain("NaN");
        expect(count(css, "{")).toBe(count(css, "}"));
      }),
    );
  });
});

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}
