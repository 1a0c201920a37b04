import { describe, expect, test } from "vitest";
import { parseCount } from "../../src/count/index.ts";
import type { Inline, Table } from "../../src/document/index.ts";
import { caption, cite, doc, figureValue, note, table, td, th, tr } from "../support/nodes.ts";
import { pageOf } from "./sample.ts";

function bodyOf(node: Table): string {
  return pageOf(doc([node]))
    .replace(/^[\s\S]*<body/, "<body")
    .replace(/<script[\s\S]*<\/script>/, "");
}

describe("a table of five rows and more", () => {
  const [low, unknown] = ["at least 30", "?"].map((text) => parseCount(text).count ?? 0);
  const date = (iso: string, words: string): Inline => ({
    type: "span",
    date: iso,
    children: [{ type: "text", value: words }],
  });
  const ordersOf = (rows: readonly (readonly (string | Inline)[])[]): (string | undefined)[] => {
    const heads = rows[0]?.map((_, index) => `Column ${index}`) ?? [];
    const cells = [
      ...bodyOf(table(heads, rows)).matchAll(
        /<th( class="[^"]*")? scope="col"(?: data-sort="(.*?)")?>/g,
      ),
    ];
    return cells.map(([, , order]) => order);
  };
  const five = (...row: (string | Inline)[]) => Array.from({ length: 5 }, () => row);

  test("tells what its columns are sorted by, and leaves alone what has no order", () => {
    const prose = "Words that run on until nobody would look for them by their first letter.";
    const row = [
      "Kabul",
      figureValue(4, "4"),
      date("2021-10-08", "8 Oct"),
      cite("a"),
      prose,
      "Aug 2021",
      "–",
    ];
    expect(ordersOf(five(...row))).toEqual([
      "words",
      "number",
      "words",
      "words",
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("has no order for a column of figures and words", () => {
    expect(ordersOf([...five("a", figureValue(1, "1")), ["b", "many"]])).toEqual([
      "words",
      undefined,
    ]);
  });

  test("gives each cell its place: the lower bound of a figure, the day of a date", () => {
    const row = ["Kabul", figureValue(low ?? 0, "≥ 30"), figureValue(unknown ?? 0, "not stated")];
    const page = bodyOf(table(["A", "B", "C"], five(...row)));
    expect(page).toContain('<td class="fb-end" data-sort="30">');
    expect(page).toContain('<th scope="row">Kabul</th>');
    const dated = five("a", date("2021-10", "October 2021"));
    expect(bodyOf(table(["A", "B"], dated))).toContain(
      '<td class="fb-end" data-sort="2021-10"><time datetime="2021-10">October 2021</time></td>',
    );
  });

  test("puts a cell that spans columns, and an empty one, with the unknown", () => {
    const rows = [...five("a", figureValue(1, "1"), figureValue(2, "2")), ["b", "", ""]];
    const { body, ...rest } = table(["A", "B", "C"], rows);
    const spanning = tr(th("row", "c"), { ...td(figureValue(9, "9")), colSpan: 2 });
    const page = bodyOf({ ...rest, body: [...body, spanning] });
    expect(page).toContain('<td class="fb-end" data-sort=""></td>');
    expect(page).toContain(' data-sort="" colspan="2"><data');
  });

  test("is not sorted by a head that holds something to press, nor where its rows hang together", () => {
    const sortable = table(["A", "B"], five("a", "b"));
    const linked = { ...sortable, head: [tr(th("column", "A", note("x")), th("column", "B"))] };
    expect(bodyOf(linked).match(/scope="col" data-sort/g)).toHaveLength(1);
    const bound = [tr({ ...th("row", "North"), colSpan: 2 }), ...sortable.body];
    expect(bodyOf({ ...sortable, body: bound })).not.toContain("data-sort");
    expect(bodyOf({ ...sortable, body: sortable.body.slice(1) })).not.toContain("data-sort");
  });

  test("of ten rows and more says how many rows there are to find some of", () => {
    const ten = [...five("a", "b"), ...five("c", "d")];
    expect(bodyOf(table(["A", "B"], ten, { caption: caption("All") }))).toMatch(
      /<table data-filter="10" data-name="(.*?)">\n<caption id="\1">/,
    );
    expect(bodyOf(table(["A", "B"], ten.slice(1)))).not.toContain("data-filter");
  });
});
