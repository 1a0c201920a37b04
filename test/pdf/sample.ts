import type { Scene } from "../../src/chart/index.ts";
import type { Document } from "../../src/document/index.ts";
import { doc, heading, link, note, p, row, td, text } from "./build.ts";

/** A picture with everything that scenes can hold. */
const scene: Scene = {
  width: 200,
  height: 100,
  items: [
    { type: "path", path: "M10,10L100,10L100,50L10,50Z", fill: "#336699", fillOpacity: 0.5 },
    {
      type: "path",
      path: "M10,60C20,70,30,70,40,60",
      stroke: "#000000",
      strokeWidth: 2,
      strokeDash: [4, 2],
      strokeCap: "round",
    },
    {
      type: "group",
      clip: "M0,0L150,0L150,100L0,100Z",
      items: [
        {
          type: "text",
          text: "Kabul 60",
          x: 20,
          y: 90,
          anchor: "left",
          angle: 0,
          family: "Vazirmatn",
          size: 10,
          weight: 400,
          fill: "#222222",
        },
      ],
    },
  ],
};

/** A document with every kind of node, numbered. */
export const everything: Document = doc(
  [
    heading(1, "A small briefing", "top"),
    {
      type: "tableOfContents",
      depth: 2,
      entries: [entry(1, "one", "One"), entry(2, "one-a", "One, closer"), entry(1, "two", "Two")],
    },
    {
      type: "section",
      children: [
        heading(2, "One", "one"),
        p(
          "Words, ",
          { type: "strong", children: [text("strong ones")] },
          ", a note",
          note("1", "What the note says."),
          ", ",
          link("https://example.org/a?b=c&d", "a link"),
          " and a language: ",
          { type: "span", lang: "fa-AF", children: [text("گزارش هفتگی")] },
          ".",
        ),
        heading(3, "One, closer", "one-a"),
        {
          type: "list",
          ordered: true,
          children: [
            { type: "listItem", label: text("1."), children: [p("First")] },
            { type: "listItem", label: text("2."), children: [p("Second"), p("and more")] },
          ],
        },
        {
          type: "table",
          columns: [],
          caption: { type: "caption", label: text("Table 1"), children: [text("By region")] },
          head: [
            row(
              td("Region", { header: "column", rowSpan: 2 }),
              td("Harm", { header: "column", colSpan: 2 }),
            ),
            row(td("Killed", { header: "column" }), td("Wounded", { header: "column" })),
          ],
          body: [
            row(td("Kabul", { header: "row" }), "60", ""),
            row(td("Herat", { header: "row" }), "", "9"),
          ],
          foot: [row(td("All", { header: "row" }), "60", "9")],
        },
      ],
    },
    {
      type: "section",
      lang: "en-GB",
      children: [
        heading(2, "Two", "two"),
        {
          type: "figure",
          alt: "A bar, (of 60)\\.",
          scene,
          caption: { type: "caption", label: text("Figure 1"), children: [text("Killed")] },
          source: [text("Source: claims.")],
        },
        {
          type: "keyFigures",
          children: [{ type: "keyFigure", value: [text("60")], label: [text("killed")], note: [] }],
        },
        { type: "callout", children: [p("Beware.")] },
        {
          type: "quotation",
          children: [p("“Words of somebody.”")],
          attribution: [
            text("Somebody "),
            { type: "citation", source: "s1", url: "#two", children: [text("[3]")] },
          ],
        },
        {
          type: "columns",
          children: [
            { type: "column", width: 1, children: [p("Left")] },
            { type: "column", width: 1, children: [p("Right")] },
          ],
        },
      ],
    },
  ],
  { title: "A small briefing", metadata: metadata() },
);

function entry(depth: number, target: string, words: string) {
  const children = [link(`#${target}`, words), { type: "pageReference", target } as const];
  return { type: "contentsEntry", depth, target, children } as const;
}

function metadata() {
  return {
    author: "The Desk & Co. <desk>",
    subject: "Harm to civilians",
    keywords: ["Afghanistan", "civilians"],
    created: "2022-05-01",
  };
}
