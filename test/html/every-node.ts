import { parseCount, totalOf } from "../../src/count/index.ts";
import { type Document, numberDocument } from "../../src/document/index.ts";
import {
  bars,
  br,
  callout,
  caption,
  cite,
  columns,
  contents,
  doc,
  em,
  figure,
  figureValue,
  h,
  keyFigure,
  keyFigures,
  li,
  link,
  list,
  mark,
  note,
  p,
  pageRef,
  quotation,
  section,
  span,
  strong,
  table,
  td,
  th,
  tr,
} from "../support/nodes.ts";

const killed = totalOf(
  ["around 60", "at least 47", "2", "?"].flatMap((text) => parseCount(text).count ?? []),
);

const incidents = table(
  ["Date", "Place", "What happened", "Killed", "Wounded", "Source"],
  [
    [
      "8 October 2021",
      "Kunduz",
      "A man set off his explosives in a mosque during prayer.",
      "≈\u00a060",
      ">\u00a0100",
      cite("a"),
    ],
    [
      "15 October 2021",
      "Kandahar",
      "Several attackers entered a mosque.",
      "≥\u00a047",
      "≥\u00a070",
      cite("b", "[2]"),
    ],
    [
      "10 December 2021",
      "Kabul",
      "Two devices struck vans in the west of the city.",
      "2",
      "4",
      cite("a"),
    ],
  ],
  {
    caption: caption("Incidents, in order of their dates"),
    columns: [
      { align: "start", width: 0.16 },
      { align: "start" },
      { align: "start" },
      { align: "end" },
      { align: "end" },
      { align: "start" },
    ],
    foot: [
      tr(
        td("Total"),
        td(),
        td(),
        td(figureValue(killed, "at least 109 (in part approximate)")),
        td(),
        td(),
      ),
    ],
  },
);

const grouped = table(["Province", "Attacks", "Killed"], [], {
  caption: caption("By region and province"),
});

const months = table(
  ["Month", "Incidents"],
  [
    ["October 2021", "2"],
    ["December 2021", "1"],
  ],
);

const rtl = mark({ lang: "fa-AF" }, span("ولایت بلخ"));

/** A document that holds every kind of node, numbered as a build does it. */
export function everyNode(): Document {
  const document = doc(
    [
      mark({ style: "kicker" }, p("Briefing no. 3 · 15 August 2021 – 31 May 2022")),
      h(1, "Attacks on civilians and on the authorities"),
      mark({ style: "subtitle" }, p("What is known of each, and from whom")),
      keyFigures(
        keyFigure(
          [figureValue(killed, "at least 109")],
          ["killed"],
          ["in 3 of 4 incidents; 1 gives no figure"],
        ),
        keyFigure([figureValue(14, "14")], ["incidents"], ["against 9 in the period before"]),
        keyFigure(["not stated"], ["wounded"]),
        keyFigure([figureValue(6, "6")], ["provinces"]),
      ),
      mark(
        { style: "lead" },
        p(
          "At least three attacks struck mosques",
          note("Two of them during prayer. See ", cite("a"), "."),
          " and cost the lives of ",
          figureValue(killed, "at least 109"),
          " people, ",
          em("most of them"),
          " worshippers; ",
          strong("one entry"),
          " gives no figure at all. Later accounts differ, and are set beside one another in the annex.",
        ),
      ),
      h(2, "Contents"),
      contents(2),
      section(
        h(2, "Attacks on Shia and Hazara civilians"),
        p(
          "The list holds nine entries",
          span(", on page ", pageRef("sources")),
          ". The town is in ",
          rtl,
          ", first line",
          br,
          "second line. More in ",
          link("https://example.org/report?a=1&b=2", "the report"),
          " and ",
          link("#sources", "the sources"),
          ".",
        ),
        incidents,
        figure(bars([120, 60, 240]), "Bar chart of three months. Most in month 3: 240.", {
          caption: caption("Incidents a month"),
          source: [
            { type: "text", value: "Incidents. Source: the article. Unknown is left white." },
          ],
          data: months,
        }),
        h(3, "Accounts that differ"),
        quotation(["A spokesman", cite("b", "[2]")], p("We will find those who did it.")),
        callout(p(strong("A correction."), " The figure for April was revised.")),
        h(3, "In two columns"),
        columns(
          [
            2,
            p(
              "On the left, with some words to fill more than a line or two, so that the columns are seen side by side.",
            ),
            figure(bars([10, 30], 220), "Bar chart: 10 and 30."),
          ],
          [1, list(false, "one", "two", li(p("three"), list(true, "three one", "three two")))],
        ),
      ),
      section(
        h(2, "Method"),
        list(
          true,
          "Counts are taken as written.",
          li(p("Unknown is never nought", note("It is counted."), "."), p("A second paragraph.")),
        ),
        {
          ...grouped,
          body: [
            tr({ ...th("row", "North"), colSpan: 3 }),
            tr(th("row", "Balkh"), "2", "46"),
            tr(th("row", "Kunduz"), "2", "100"),
            tr({ ...th("row", "Centre"), colSpan: 3 }),
            tr(th("row", "Kabul"), "4", "not stated"),
          ],
        },
        {
          ...table(["A", "B", "C"], []),
          head: [
            tr({ ...th("column", "Place"), rowSpan: 2 }, { ...th("column", "Counts"), colSpan: 2 }),
            tr(th("column", "Killed"), th("column", "Wounded")),
          ],
          body: [tr({ ...th("row", "Kabul"), rowSpan: 2 }, "1", "2"), tr("3", "4")],
          caption: caption("A table with spans"),
        },
      ),
      section(
        mark({ id: "sources" }, h(2, "Sources")),
        list(
          true,
          mark(
            { id: "source-a" },
            li(
              p(
                "Agency A, ",
                link("https://example.org/a", "Blast in Kunduz"),
                ", 8 October 2021.",
              ),
            ),
          ),
          mark({ id: "source-b" }, li("Agency B, 15 October 2021.")),
        ),
      ),
    ],
    {
      title: "Attacks & authorities <draft>",
      metadata: {
        author: "Fieldbrief",
        subject: "A sample",
        keywords: ["one", "two"],
        created: "2022-06-10",
      },
      furniture: {
        headStart: "Fieldbrief sample",
        headEnd: "Issue 3",
        footStart: "Published 10 June 2022",
        footEnd: "Page {page} of {pages}",
      },
    },
  );
  return numberDocument(document, {
    table: (number) => `Table ${number}`,
    figure: (number) => `Figure ${number}`,
    item: (number) => `${number}.`,
    note: String,
    bullet: "•",
    onPage: (page) => [{ type: "text", value: ", page " }, page],
    continued: (group) => [...group, { type: "text", value: ", continued" }],
  });
}
