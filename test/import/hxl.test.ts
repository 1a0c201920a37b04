import { describe, expect, test } from "vitest";
import { codesOf, folderOf, importIn } from "./mapping.ts";

const imported = (table: string, others: Readonly<Record<string, string>> = {}) =>
  importIn(folderOf({ "table.csv": table, ...others }), { format: "hxl" });

describe("a table with hashtags of HXL is imported", () => {
  test("by its tags, whatever its headers say and however many rows stand above them", async () => {
    const titles = Array.from({ length: 23 }, (_, i) => `Title ${i + 1},,`).join("\n");
    const made = await imported(
      `${titles}\nx,y,z,p\n#date +Occurred,#ADM1 + name,#affected+killed,\n2031-04-01,Herat,at least 3,9\n`,
    );
    expect(codesOf(made)).toEqual([]);
    expect(made.report?.mapping?.columns.map(({ target, header }) => [target, header])).toEqual([
      ["date", "#date +Occurred"],
      ["province", "#ADM1 + name"],
      ["killed", "#affected+killed"],
    ]);
    expect(made.report?.files[0]?.unread).toEqual(["column 4"]);
    expect(made.cellsOf("claims.csv", "killed")).toEqual([["at least 3"]]);
    expect(
      codesOf(await imported(`\n\n${titles}\n${titles}\n#date,#adm1\n2031-04-01,Herat\n`)),
    ).toEqual(["import/no-hashtags 1"]);
  });

  test("with attributes in any order, of language and vocabulary, too", async () => {
    const made = await imported(
      "#country+v_iso2+code,#date+start,#adm1+i_en+name,#affected+min+killed,#affected+max+killed,#loc+name+i_en\nAF,2031-04-01,Herat,2,5,Herat\n",
    );
    expect(made.cellsOf("claims.csv", "killed")).toEqual([["2-5"]]);
    expect(made.cellsOf("incidents.csv", "province", "country", "town")).toEqual([
      ["AF-HER", "AF", "Herat"],
    ]);
  });

  test("without taking a part of the people, or the day of a report, for the whole", async () => {
    const made = await imported(
      "#date+reported,#date+occurred,#affected+killed+f,#affected+killed+children,#affected+injured,#adm1+name,#group+name+first,#group+name+second\n2031-05-01,2031-04-01,1,2,7,Herat,Made-up Group,Civilians\n",
    );
    expect(made.cellsOf("claims.csv", "date", "killed", "wounded", "attributed_to")).toEqual([
      ["2031-04-01", "", "7", ""],
    ]);
    expect(made.cellsOf("incidents.csv", "note")).toEqual([
      ["Parties, as the table has them: Made-up Group; Civilians."],
    ]);
    expect(made.report?.files[0]?.unread).toEqual([
      "#date+reported",
      "#affected+killed+f",
      "#affected+killed+children",
    ]);
  });

  test.each(["#adm1+code", "#adm1 +v_pcode +code"])("with a P-code under %s", async (tag) => {
    const made = await imported(
      `#date,${tag},#adm1+name,#country+code,#affected+killed\n2031-04-01,AF01,Kabul,AFG,1\n2031-04-02,af32,,AFG,1\n2031-04-03,AF-KDZ,,AFG,1\n`,
    );
    expect(codesOf(made)).toEqual([]);
    expect(made.cellsOf("incidents.csv", "province", "country")).toEqual([
      ["AF-KAB", "AF"],
      ["AF-HER", "AF"],
      ["AF-KDZ", "AF"],
    ]);
  });

  test("with a P-code that is not known told, and the name beside it taken", async () => {
    const made = await imported(
      "#date,#adm1+code,#adm1+name,#country+code,#affected+killed\n2031-04-01,AF99,Kabul,AFG,1\n2031-04-01,AF99,,AFG,1\n2031-04-01,AF01,Herat,AFG,1\n",
    );
    expect(codesOf(made)).toEqual(["mapping/unknown-province 3", "mapping/contradiction 4"]);
    expect(made.cellsOf("incidents.csv", "province")).toEqual([["AF-KAB"], [""], ["AF-KAB"]]);
  });

  test("with the country that P-codes are in, where nothing else names it", async () => {
    const made = await imported("#date,#adm1+code,#affected+killed\n2031-04-01,AF01,1\n");
    expect(codesOf(made)).toEqual([]);
    expect(made.cellsOf("incidents.csv", "province", "country")).toEqual([["AF-KAB", "AF"]]);
  });

  test("by a mapping of tags that is remembered, wherever its columns stand then", async () => {
    const folder = folderOf({
      "table.csv": "#date,#affected+killed,#adm1+name\n2031-04-01,0,Herat\n",
    });
    const first = await importIn(folder, { format: "hxl" });
    expect(codesOf(first)).toEqual(["mapping/zero-undecided"]);
    expect(first.textOf("mapping.yaml")).toContain('  killed: "#affected+killed"\n');
    const bytes = folder.get("/nowhere/data/mapping.yaml") ?? new Uint8Array();
    const text = new TextDecoder().decode(bytes);
    const next = folderOf({
      "table.csv":
        "Dead,Where,When\n# killed,,\n#affected +KILLED,#adm1+name,#date\n0,Kabul,2031-05-01\n",
      "mapping.yaml": `${text}zero: nobody\n`,
    });
    const second = await importIn(next, { format: "hxl" });
    expect(codesOf(second)).toEqual(["mapping/zero-counts"]);
    expect(second.cellsOf("claims.csv", "killed")).toEqual([["0"]]);
    expect(second.cellsOf("incidents.csv", "province")).toEqual([["AF-KAB"]]);
  });

  test("not where it has no tags, or its rows are no events", async () => {
    expect(codesOf(await imported("date,killed\n2031-04-01,3\n"))).toEqual([
      "import/no-hashtags 1",
    ]);
    expect(codesOf(await imported("#country,#date+year,#affected+killed\nAF,2031,3\n"))).toEqual([
      "import/no-events 1",
    ]);
  });
});

// The columns of the file of incidents that an edition has beside it.
const written =
  "id,title,date_start,date_end,date_precision,town,province_name,province_code,country_code,latitude,longitude,place_precision,category,method,target_type," +
  "killed_min,killed_max,killed_bound,killed_approximate,killed_written,wounded_min,wounded_max,wounded_bound,wounded_approximate,wounded_written," +
  "casualties_min,casualties_max,casualties_bound,casualties_approximate,casualties_written,status,attributed_to,attribution_basis,sources\n" +
  "#event+id,#event+name+i_en,#date+start,#date+end,#meta+date+precision,#loc+name+i_en,#adm1+name+i_en,#adm1+code+iso,#country+code+v_iso2,#geo+lat,#geo+lon,#geo+precision,#event+type+category,#event+type+method,#event+target," +
  "#affected+killed+min,#affected+killed+max,#meta+killed+bound,#meta+killed+approx,#meta+killed+verbatim,#affected+injured+min,#affected+injured+max,#meta+injured+bound,#meta+injured+approx,#meta+injured+verbatim," +
  "#affected+casualties+min,#affected+casualties+max,#meta+casualties+bound,#meta+casualties+approx,#meta+casualties+verbatim,#status+code,#group+name+attributed+i_en,#meta+attribution+basis,#meta+source+name+list+i_en\n";

const unknown = ",,unknown,,";

const rowOf = (id: string, killed: string, casualties: string = unknown): string =>
  `${id},A title,2031-04-01,2031-04-07,week,Herat,Herat,AF-HER,AF,34.35,'-62.2,town,battles,shelling,market,${killed},${unknown},${casualties},verified,'=Somebody,claimed,Radio; News\n`;

describe("a file of Fieldbrief's own is read back", () => {
  test.each([
    ["60,60,exact,false,60", "60"],
    ["0,0,exact,false,0", "0"],
    ["60,60,exact,true,about 60", "about 60"],
    ["47,,at-least,false,47+", "at least 47"],
    ["47,,at-least,true,", "at least about 47"],
    ["66,,more-than,false,more than 66", "more than 66"],
    ["0,5,at-most,false,up to 5", "at most 5"],
    ["0,40,less-than,false,fewer than 40", "fewer than 40"],
    ['0,4000,less-than,true,"nearly 4,000"', "nearly 4000"],
    ["33,40,between,false,33-40", "33-40"],
    ["33,40,between,true,", "about 33-40"],
    [",,unknown,,scores", "scores"],
    [",,unknown,,several dead", '"several dead"'],
    [",,unknown,,", ""],
    [",,withheld,,", ""],
  ])("with the bound of %s", async (cells, killed) => {
    const made = await imported(`${written}${rowOf("A", cells)}`);
    expect(codesOf(made)).toEqual([]);
    expect(
      made.cellsOf("claims.csv", "killed", "wounded", "attributed_to", "attribution_basis"),
    ).toEqual([[killed, "", "=Somebody", "claimed"]]);
    expect(
      made.cellsOf("incidents.csv", "id", "title", "date", "date_end", "date_precision", "status"),
    ).toEqual([["A", "A title", "2031-04-01", "2031-04-07", "week", "verified"]]);
    expect(
      made.cellsOf("incidents.csv", "town", "province", "category", "method", "target_type"),
    ).toEqual([["Herat", "AF-HER", "battles", "shelling", "market"]]);
    expect(made.cellsOf("incidents.csv", "place_note")).toEqual([
      ["latitude 34.35, longitude -62.2"],
    ]);
  });

  test("with a total that no source has split", async () => {
    const row = rowOf("A", unknown, '9,9,exact,false,"9 casualties, all of them"');
    const made = await imported(`${written}${row}`);
    expect(
      made.cellsOf("claims.csv", "killed", "wounded", "casualties", "casualties_verbatim"),
    ).toEqual([["", "", "9", "9 casualties, all of them"]]);
  });

  test.each([
    "60,70,exact,false,",
    "47,50,at-least,false,",
    ",,more-than,false,",
    "3,5,at-most,false,",
    "5,5,between,false,",
    "9,5,between,false,",
    "5,9,betwixt,false,",
    "5,9,unknown,false,",
    "5,9,withheld,false,",
  ])("with a bound that does not fit told, and not known: %s", async (cells) => {
    const made = await imported(`${written}${rowOf("A", cells)}`);
    expect(codesOf(made)).toEqual(["mapping/bad-bound 3"]);
    expect(made.cellsOf("claims.csv", "killed")).toEqual([[""]]);
  });
});
