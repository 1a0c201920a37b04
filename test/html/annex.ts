import { type Count, parseCount, totalOf } from "../../src/count/index.ts";
import type { Block, Document, Inline, Table, TableRow } from "../../src/document/index.ts";
import {
  bars,
  caption,
  cite,
  doc,
  figure,
  figureValue,
  h,
  link,
  note,
  p,
  table,
  td,
  th,
  tr,
} from "../support/nodes.ts";

const incidents = [
  ["2021-10-08", "8 October 2021", "Kunduz", "about 60", "1"],
  ["2021-10-15", "15 October 2021", "Kandahar", "at least 47", "2"],
  ["2021-11-13", "13 November 2021", "Kabul", "?", "3"],
  ["2021-12-10", "10 December 2021", "Kabul", "2", "4"],
  ["2022-04-19", "19 April 2022", "Kabul", "at least 30", "5"],
  ["2022-04-21", "21 April 2022", "Mazār-e Sharīf", "at least 37", "6"],
  ["2022-04-22", "22 April 2022", "Kunduz", "40", "7"],
  ["2022-04-28", "28 April 2022", "Mazār-e Sharīf", "", "8"],
  ["2022-04-29", "29 April 2022", "Kabul", "more than 66", "9"],
  ["2022-05-25", "25 May 2022", "كابل", "more than 10", "10"],
  ["2022-05-25", "25 May 2022", "هرات ۱۲", "10", "11"],
  ["2022-05-26", "26 May 2022", "Balkh", "5", "12"],
] as const;

/** Dates, places, figures of which one is unknown and one is not split, and a sum below. */
const annex: Table = {
  ...table(["Date", "Place", "Killed", "Wounded", "Source", "Account"], [], {
    caption: caption("All incidents"),
    foot: [tr("Sum", "", figureValue(totalOf(incidents.map(countOf)), "at least 287"), "", "", "")],
  }),
  body: incidents.map(rowOf),
};

type Incident = (typeof incidents)[number];

function countOf([, , , killed]: Incident): Count {
  const { count } = parseCount(killed === "" ? "?" : killed);
  if (count === undefined) throw new Error(`no count: ${killed}`);
  return count;
}

function rowOf(incident: Incident): TableRow {
  const [date, words, place, killed, id] = incident;
  const dated: Inline = { type: "span", date, children: [{ type: "text", value: words }] };
  const figures =
    killed === ""
      ? [{ ...td(figureValue(9, "9"), " killed and wounded"), colSpan: 2 }]
      : [td(figureValue(countOf(incident), killed)), td(figureValue(Number(id), id))];
  const account = "A man set off his explosives in a mosque during prayer, on a day in the week. ";
  const cells = [th("row", dated), td(place), ...figures, td(cite("a", `[${id}]`)), td(account)];
  return { ...tr(...cells), id: `row-${id}` };
}

/** Rows under headings of rows. */
const grouped: Table = {
  ...table(["Place", "Killed", "Wounded"], [], { caption: caption("By region") }),
  body: ["North", "South"].flatMap((region) => [
    tr({ ...th("row", region), colSpan: 3 }),
    ...[1, 2, 3, 4, 5].map((n) => tr(th("row", `${region} ${n}`), String(n), "0")),
  ]),
};

/** A page of what the script has to do with. */
export function annexPage(...more: readonly Block[]): Document {
  return doc([
    h(1, "Annex"),
    p(
      "A paragraph before, that refers to ",
      link("#row-9", "an incident"),
      note("It is below."),
      ".",
    ),
    annex,
    p("Between. See ", link("https://example.org/a", "the report"), "."),
    figure(bars([120, 60, 240, 4, 90]), "Bar chart of five months.", {
      caption: caption("Incidents a month"),
      data: table(["Month", "Count"], [["1", "120"]]),
    }),
    grouped,
    ...more,
  ]);
}
