import { describe, expect, test } from "vitest";
import { mapped } from "./table.ts";

const codesOf = ({ diagnostics }: ReturnType<typeof mapped>): string[] =>
  diagnostics.map(({ code, place }) => `${code} ${place?.line ?? ""}`.trim());

describe("rows become records", () => {
  test("with counts as written; what is not known stays unknown, and 0 is told", () => {
    const made = mapped(
      [
        "Date,Killed,Wounded",
        "2022-05-31,at least 47,47+",
        "2022-05-31,,?",
        "2022-05-31,12.0,0",
        "2022-05-31,n/a,scores",
        "2022-05-31,several dead,7 or 8",
      ].join("\n"),
    );
    expect(made.claims.map(({ killed, wounded }) => [killed, wounded])).toEqual([
      ["at least 47", "47+"],
      ["", ""],
      ["12", "0"],
      ["", "scores"],
      ['"several dead"', ""],
    ]);
    expect(made.claims[4]).toMatchObject({
      killed_verbatim: "several dead",
      wounded_verbatim: "7 or 8",
    });
    expect(codesOf(made)).toEqual([
      "mapping/bad-count 6",
      "mapping/bad-count 6",
      "mapping/zero-counts",
    ]);
  });

  test.each([
    ["Total,,,7,4", "Total"],
    [",,,7,4,GRAND TOTAL:", "GRAND TOTAL:"],
    [",مجموع,,۷,۴", "مجموع"],
    ["2022-06-30,Total,,7,4", "Total"],
    ["June 2022,Kabul total,,7,4", "Kabul total"],
  ])("but of one that adds up the others: %s", (row, said) => {
    const table = `Date,Province,Description,Killed,Wounded,Source\n2022-05-31,Balkh,,3,4,AP\n2022-05-30,Kabul,,4,2,AP\n${row}\n`;
    const made = mapped(table);
    expect(codesOf(made)).toEqual(["mapping/sum-row 4"]);
    expect(made.leftOut.map(({ why }) => why)).toEqual([
      `"${said}", and no other words: a sum of other rows is no incident`,
    ]);
    expect(made.incidents).toHaveLength(2);
  });

  test.each([
    [",Balkh,Total,7,4,AP", "mapping/bad-date 4"],
    ["2022-06-01,Balkh,Total,7,4,AP", undefined],
  ])("and keeps one that only has such a word: %s", (row, code) => {
    const table = `Date,Province,Description,Killed,Wounded,Source\n2022-05-31,Balkh,,3,4,AP\n2022-05-30,Kabul,,4,2,AP\n${row}\n`;
    expect(codesOf(mapped(table))).toEqual(code === undefined ? [] : [code]);
  });

  test("with a 0 that is not known where somebody says so", () => {
    const made = mapped("Date,fatalities\n2022-05-31,0\n2022-06-01,3\n", { zero: "unknown" });
    expect(made.claims.map(({ killed, killed_verbatim: was }) => [killed, was])).toEqual([
      ["", "0"],
      ["3", ""],
    ]);
    expect(made.diagnostics).toEqual([]);
  });

  test("with it told that a column knows days and places to be less exact", () => {
    const made = mapped("event_date,time_precision,geo_precision\n2022-05-31,3,2\n");
    expect(codesOf(made)).toEqual(["mapping/precision-unread", "mapping/precision-unread"]);
  });

  test("with a total only where it is not split", () => {
    const made = mapped(
      "Date,Killed,Casualties\n2022-05-31,2,9\n2022-06-01,,9\n2022-06-02,?,9\n2022-06-03,dozens,9\n",
    );
    expect(made.claims.map(({ killed, casualties, note }) => [killed, casualties, note])).toEqual([
      ["2", "", "Casualties, as the table has them: 9"],
      ["", "9", ""],
      ["", "9", ""],
      ["dozens", "", "Casualties, as the table has them: 9"],
    ]);
  });

  test("no more exactly placed than the table says", () => {
    const made = mapped(
      [
        "Date,Province,District,Location,Country",
        "2022-05-31,Balkh,,Mazar-i-Sharif,",
        "2022-05-31,Kondoz,Imam Sahib,a mosque,",
        "2022-05-31,Herat,,a road,",
        "2022-05-31,Atlantis,,the shore,",
        "2022-05-31,,,Jalalabad,Afghanistan",
        "2022-05-31,Kabul,,,Pakistan",
      ].join("\n"),
    );
    const of = made.incidents.map((each) => [
      each.place_precision,
      each.province,
      each.town,
      each.country,
      each.place_written,
    ]);
    expect(of).toEqual([
      ["town", "AF-BAL", "Mazar-i-Sharif", "AF", "Mazar-i-Sharif, Balkh"],
      ["district", "AF-KDZ", "", "AF", "a mosque, Imam Sahib, Kondoz"],
      ["province", "AF-HER", "", "AF", "a road, Herat"],
      ["country", "", "", "AF", "the shore, Atlantis"],
      ["town", "AF-NAN", "Jalalabad", "AF", "Jalalabad"],
      ["country", "", "", "PK", "Kabul"],
    ]);
    expect(codesOf(made)).toEqual(["mapping/unknown-province 5", "mapping/province-elsewhere 7"]);
  });

  test("with doubts told: a town of another province, a country that nobody knows", () => {
    const made = mapped(
      "Date,Province,Town,Country\n2022-05-31,Kabul,Jalalabad,\n2022-05-31,Herat,,Atlantis\n",
    );
    expect(
      made.incidents.map(({ town, place_written: place, country }) => [town, place, country]),
    ).toEqual([
      ["", "Jalalabad, Kabul", "AF"],
      ["", "Herat", "AF"],
    ]);
    expect(codesOf(made)).toEqual(["mapping/town-elsewhere 2", "mapping/unknown-country 3"]);
  });

  test("without a category, status, source or responsibility that nobody has given", () => {
    const made = mapped("Date,Source,Perpetrator\n2022-05-31,,unknown\n2022-06-01,Radio,A group\n");
    expect(
      made.incidents.map(({ category, status, method }) => [category, status, method]),
    ).toEqual([
      ["listed", "unsourced", "not-stated"],
      ["listed", "reported", "not-stated"],
    ]);
    expect(
      made.claims.map((each) => [each.source, each.attributed_to, each.attribution_basis]),
    ).toEqual([
      ["table", "", "undetermined"],
      ["radio", "A group", "heading"],
    ]);
    expect(made.sources).toEqual([
      { id: "table", title: "table.csv", type: "unknown", sensitivity: "confidential" },
      {
        id: "radio",
        publisher: "Radio",
        url: "",
        source_group: "radio",
        type: "unknown",
        sensitivity: "confidential",
      },
    ]);
  });

  test("with pages of one publisher as one voice, and only addresses of pages as links", () => {
    const made = mapped(
      [
        "Date,Source,URL",
        "2022-05-31,Radio,https://example.org/1",
        "2022-06-01,Radio,https://example.org/2",
        "2022-06-02,Radio,https://user:word@example.org/3",
        "2022-06-03,,https://www.example.com/4",
      ].join("\n"),
    );
    expect(
      made.sources.map(({ id, source_group: group, publisher }) => [id, group, publisher]),
    ).toEqual([
      ["radio", "radio", "Radio"],
      ["radio-2", "radio", "Radio"],
      ["radio-3", "radio", "Radio"],
      ["example-com", "example-com", "example.com"],
    ]);
    expect(codesOf(made)).toEqual(["mapping/bad-address 4"]);
  });

  test.each([
    "https://example.org/2;https://example.com/b",
    "https://example.org/2 ; https://example.com/b?x=https://example.net",
    '"https://example.org/2\nhttps://example.com/b"',
  ])("with the first of several addresses in a cell, and that told: %s", (cell) => {
    const made = mapped(
      `Date,Source,Link\n2022-05-31,Radio,https://example.org/1\n2022-06-01,Post,${cell}\n`,
    );
    expect(made.sources.map(({ url }) => url)).toEqual([
      "https://example.org/1",
      "https://example.org/2",
    ]);
    expect(codesOf(made)).toEqual(["mapping/several-addresses 3"]);
  });

  test("with it told that two rows may be of one event", () => {
    const made = mapped(
      [
        "Date,Province,Location,Killed,Source",
        "2022-08-06,Kabul,Sar-e Kariz,8,BBC",
        "2022-08-06,Kabul,Sar-i-Kariz,8,CNN",
        "2022-08-07,Kabul,Sar-e Kariz,1,BBC",
        "2022-08-06,Herat,Sar-e Kariz,1,BBC",
        "2022-08,Herat,Sar-e Kariz,1,BBC",
        "2022-08,Herat,Sar-e Kariz,1,BBC",
        // Much may happen in a town, or in a place that is not said.
        "2022-08-06,Balkh,Mazar-e Sharif,8,BBC",
        "2022-08-06,Balkh,Mazar-e Sharif,8,CNN",
        "2022-08-06,Kabul,Kabul,8,BBC",
        "2022-08-06,Kabul,Kabul,8,CNN",
        "2022-08-06,Ghor,,8,BBC",
        "2022-08-06,Ghor,,8,CNN",
      ].join("\n"),
    );
    expect(codesOf(made)).toEqual(["mapping/told-twice 3"]);
    expect(made.diagnostics[0]?.message).toBe(
      "Date: the day and the place of line 2, too: one event would be counted twice",
    );
    expect(made.incidents).toHaveLength(12);
  });

  test("but not where they have one id, which makes them claims of it", () => {
    const made = mapped(
      [
        "ID,Date,Province,Location,Killed,Source",
        "A,2022-08-06,Kabul,Sar-e Kariz,8,BBC",
        "A,2022-08-06,Kabul,Sar-e Kariz,8,CNN",
        "B,2022-08-07,Kabul,Sar-e Kariz,8,CNN",
      ].join("\n"),
    );
    expect([made.diagnostics, made.incidents.length, made.claims.length]).toEqual([[], 2, 3]);
  });

  test("with each publisher as a voice of its own, in whatever script its name is", () => {
    const made = mapped(
      [
        "Date,Killed,Source",
        "2022-05-31,3,طلوع نیوز",
        "2022-05-31,5,پژواک",
        "2022-06-01,5,BBC",
        "2022-06-01,5,BBC فارسی",
        "2022-06-02,5,Tolo News",
        "2022-06-02,5,TOLOnews.",
        "2022-06-02,5,پژواک",
      ].join("\n"),
    );
    expect(made.sources.map(({ source_group: group }) => group)).toEqual([
      "source",
      "source-2",
      "bbc",
      "bbc-2",
      "tolo-news",
      "tolo-news",
    ]);
    expect(made.claims.at(-1)?.source).toBe(made.claims[1]?.source);
  });

  test("with names and addresses in one column of sources", () => {
    const made = mapped(
      [
        "Date,Killed,Source",
        "2022-05-31,3,https://a.example/1",
        "2022-06-01,5,https://a.example/2",
        "2022-06-02,7,https://b.example/3",
        "2022-06-03,7,Police statement",
      ].join("\n"),
    );
    expect(made.sources.map(({ publisher, url }) => [publisher, url])).toEqual([
      ["a.example", "https://a.example/1"],
      ["a.example", "https://a.example/2"],
      ["b.example", "https://b.example/3"],
      ["Police statement", ""],
    ]);
  });

  test("with a column of ids of which each is repeated, and no id where none is stated", () => {
    const rows = (each: readonly string[]): string =>
      ["Incident ID,Date,Province,Killed,Source", ...each].join("\n");
    const twice = mapped(
      rows([
        "A1,2022-04-01,Kabul,3,AP",
        "A1,2022-04-01,Kabul,5,BBC",
        "A2,2022-04-02,Herat,10,AP",
        "A2,2022-04-02,Herat,12,BBC",
      ]),
    );
    expect(twice.incidents.map(({ id }) => id)).toEqual(["A1", "A2"]);
    const codes = mapped(
      rows(["1,2022-04-01,Kabul,3,AP", "1,2022-04-05,Herat,5,BBC", "1,2022-04-09,Ghor,5,BBC"]),
    );
    expect(codes.incidents).toHaveLength(3);
    const unsaid = mapped(
      rows(["A1,2022-04-01,Kabul,3,AP", "n/a,2022-04-05,Herat,5,BBC", "n/a,2022-04-09,Ghor,5,AP"]),
    );
    expect(unsaid.incidents.map(({ id }) => id)).toEqual(["A1", "row-3", "row-4"]);
  });

  test("rows of one id are claims of one incident where they agree, and two incidents where not", () => {
    const made = mapped(
      [
        "ID,Date,Province,Killed,Source",
        "7,2022-05-31,Kabul,2,Radio",
        "7,2022-05-31,Kabul,3,Police",
        "7,2022-06-01,Herat,1,Radio",
        "8,2022-06-01,Herat,1,Radio",
        "a b/c,2022-06-01,Herat,1,Radio",
      ].join("\n"),
      { columns: ["id=ID"] },
    );
    expect(made.incidents.map(({ id }) => id)).toEqual(["7", "7-row-4", "8", "a-b-c"]);
    expect(made.claims.map(({ id, incident }) => [id, incident])).toEqual([
      ["claim-7", "7"],
      ["claim-7-2", "7"],
      ["claim-7-row-4", "7-row-4"],
      ["claim-8", "8"],
      ["claim-a-b-c", "a-b-c"],
    ]);
    expect(codesOf(made)).toEqual(["mapping/repeated-id 4"]);
  });

  test("a row without a day that is certain makes none, and is kept whole", () => {
    const made = mapped(
      "Date,Note\n03/04/2022,first\nsoon,second\n2022-05-31,third\n05/06/2022,\n",
      {
        columns: ["date=Date"],
      },
    );
    expect(made.incidents.map(({ note }) => note)).toEqual(["third"]);
    expect(made.leftOut.map(({ row }) => row.cells)).toEqual([
      ["03/04/2022", "first"],
      ["soon", "second"],
      ["05/06/2022", ""],
    ]);
    expect(codesOf(made)).toEqual([
      "mapping/date-order 2",
      "mapping/bad-date 3",
      "mapping/date-order 5",
    ]);
  });

  test("with days up to an end that is one", () => {
    const made = mapped(
      "Start date,End date\n2022-05-31,2022-06-02\n2022-05-31,2022-05-01\n2022-05,2022-06-02\n",
    );
    expect(made.incidents.map((each) => [each.date, each.date_end, each.date_precision])).toEqual([
      ["2022-05-31", "2022-06-02", "day"],
      ["2022-05-31", "2022-05-31", "day"],
      ["2022-05-01", "2022-05-31", "month"],
    ]);
    expect(codesOf(made)).toEqual(["mapping/bad-date-end 3"]);
  });

  test("with words that templates translate, one for spellings that differ by case", () => {
    const made = mapped(
      "Date,Method\n2022-05-31,Car Bomb\n2022-06-01,car bomb\n2022-06-02,انفجار\n",
    );
    expect(made.incidents.map(({ method }) => method)).toEqual([
      "car-bomb",
      "car-bomb",
      "method-word",
    ]);
    expect(made.words.map(({ written }) => written)).toEqual(["Car Bomb", "انفجار"]);
  });

  test("in Dari, with titles in Dari", () => {
    const made = mapped("تاریخ,ولایت,کشته\n2022-05-01,کابل,۳\n", { language: "fa-AF" });
    expect(made.incidents[0]).toMatchObject({ title: "رویداد، کابل", province: "AF-KAB" });
    expect(made.claims[0]?.killed).toBe("۳");
  });
});
