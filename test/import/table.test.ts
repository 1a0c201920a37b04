import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { codesOf, folderOf, importIn } from "./mapping.ts";
import { acledTable, gedTable } from "./tables.ts";

// Made up; nothing in these tables happened.
const english = `Incidents of our office, 2031

Date of incident,Province,Location,Killed,Min killed,Max killed,Injured,Reported by,Link,Ref
13/04/2031,Herat,a market,3,2,5,at least 12,Exercise Radio,https://radio.example/1,A1
03/04/2031,Kondoz,Imam Sahib,7,,,?,Exercise Radio,,A2
14/04/2031,Atlantis,the shore,2,2,2,,,,A3
`;

const dari = `تاریخ,ولایت,ولسوالی,محل,نوع,کشته,زخمی,منبع
2031-04-01,کابل,بگرامی,بازار,انفجار,۳,۵,رادیوی تمرین
2031-04-02,هرات,,مسجد,فیر,نامعلوم,۱۲,رادیوی تمرین
`;

describe("a table of anybody's is imported", () => {
  test("by a mapping that is proposed from its header and its values, and told", async () => {
    const made = await importIn(folderOf({ "table.csv": english }));
    expect(codesOf(made)).toEqual(["mapping/unknown-province 6"]);
    expect(made.report).toMatchObject({ given: 3, read: 3, rejected: 0, unplaced: 1 });
    expect(made.report?.mapping).toMatchObject({ isProposed: true });
    expect(made.report?.mapping?.columns.map(({ target, header }) => [target, header])).toEqual([
      ["id", "Ref"],
      ["date", "Date of incident"],
      ["province", "Province"],
      ["place_written", "Location"],
      ["killed", "Killed"],
      ["killed_low", "Min killed"],
      ["killed_high", "Max killed"],
      ["wounded", "Injured"],
      ["source", "Reported by"],
      ["url", "Link"],
    ]);
    expect(made.cellsOf("claims.csv", "killed", "wounded")).toEqual([
      ["2-5", "at least 12"],
      ["7", ""],
      ["2", ""],
    ]);
    expect(made.cellsOf("incidents.csv", "id", "date", "province")).toEqual([
      ["A1", "2031-04-13", "AF-HER"],
      ["A2", "2031-04-03", "AF-KDZ"],
      ["A3", "2031-04-14", ""],
    ]);
    expect(made.cellsOf("incidents.csv", "place_note")[2]?.[0]).toContain(
      'unknown province "Atlantis"',
    );
    expect(made.rowsOf("incidents.csv").map(({ sensitivity }) => sensitivity)).toEqual(
      Array(3).fill("confidential"),
    );
  });

  test("but for a row that adds up the others, which is kept and needs nobody", async () => {
    const table = `${english}Total,,,12,4,7,12,,,\n`;
    const made = await importIn(folderOf({ "table.csv": table }));
    expect(codesOf(made)).toEqual(["mapping/unknown-province 6", "mapping/sum-row 7"]);
    expect(made.diagnostics.map(({ severity }) => severity)).toEqual(["warning", "warning"]);
    expect(made.report).toMatchObject({ given: 4, read: 3, rejected: 1 });
    expect(made.rowsOf("rejects.csv").map(({ line, row }) => [line, row])).toEqual([
      ["7", "Total,,,12,4,7,12,,,"],
    ]);
  });

  test("under a header of two lines, and again by the mapping of it", async () => {
    const table = `Log of our office,,,,,
Date,Province,District,Casualties,,Source
,,,Killed,Wounded,
2031-04-13,Herat,Injil,3,12,Exercise Radio
2031-04-14,Kunduz,Imam Sahib,at least 5,?,Exercise Radio
`;
    const made = await importIn(folderOf({ "table.csv": table }));
    const again = await importIn(
      folderOf({ "table.csv": table, "mapping.yaml": made.textOf("mapping.yaml") }),
    );
    for (const each of [made, again]) {
      expect(codesOf(each)).toEqual([]);
      expect(each.report).toMatchObject({ given: 2, read: 2, rejected: 0 });
      expect(each.cellsOf("claims.csv", "killed", "wounded")).toEqual([
        ["3", "12"],
        ["at least 5", ""],
      ]);
    }
    expect(again.report?.mapping).toMatchObject({ isProposed: false });
  });

  test("with what speaks for each column, and what was not understood, beside it", async () => {
    const made = await importIn(folderOf({ "table.csv": english }));
    const text = made.textOf("mapping.yaml");
    expect(text).toContain(
      '  # its header; 66% of its values are read as provinces; 3 of 3 cells filled\n  # not understood: "Atlantis"\n  province: "Province"\n',
    );
    expect(text).toContain("read off the others.\ndate-order: day-first\n");
    expect(text).toContain("\ncountry: AF\n");
  });

  test("in Dari, digits too", async () => {
    const made = await importIn(folderOf({ "table.csv": dari }));
    expect(codesOf(made)).toEqual([]);
    expect(made.cellsOf("claims.csv", "killed", "wounded")).toEqual([
      ["۳", "۵"],
      ["", "۱۲"],
    ]);
    expect(made.rowsOf("incidents.csv").map(({ province }) => province)).toEqual([
      "AF-KAB",
      "AF-HER",
    ]);
  });

  test("by the mapping that is remembered, to the same bytes", async () => {
    const folder = folderOf({ "table.csv": english });
    const first = await importIn(folder);
    const before = new Map(folder);
    const again = await importIn(folder);
    expect([first.report?.mapping?.isProposed, again.report?.mapping?.isProposed]).toEqual([
      true,
      false,
    ]);
    expect([...folder.keys()].sort()).toEqual([...before.keys()].sort());
    for (const [name, bytes] of before)
      expect(new TextDecoder().decode(folder.get(name))).toBe(new TextDecoder().decode(bytes));
  });

  test("by one that is named, or lies beside it, which is remembered, too", async () => {
    const mapping = "columns: { date: Day, killed: Dead }\ncountry: AF\n";
    const table = "Day,Dead,Place\n2031-04-01,3,here\n";
    const named = folderOf({ "table.csv": table, "other/my.yaml": mapping });
    const made = await importIn(named, { mapping: "other/my.yaml" });
    expect(made.textOf("mapping.yaml")).toBe(mapping);
    expect(codesOf(made)).toEqual(["mapping/new-column"]);
    const beside = await importIn(folderOf({ "table.csv": table, "mapping.yaml": mapping }));
    expect(beside.rowsOf("claims.csv")).toMatchObject([{ killed: "3" }]);
  });

  test("with the same id twice as one incident where two sources speak of it", async () => {
    const made = await importIn(
      folderOf({
        "mapping.yaml":
          "columns: { id: id, date: date, province: province, killed: killed, source: source }\ncountry: AF\n",
        "table.csv":
          "id,date,province,killed,source\n1,2031-04-01,Herat,3,Radio\n1,2031-04-01,Herat,5,News\n1,2031-04-01,Herat,3,Radio\n1,2031-04-01,Herat,6,News\n1,2031-04-02,Herat,6,Paper\n",
      }),
    );
    expect(codesOf(made)).toEqual([
      "mapping/repeated-id 4",
      "mapping/repeated-id 5",
      "mapping/repeated-id 6",
    ]);
    expect(made.diagnostics.map(({ message }) => message)).toEqual([
      "id: 1 is there already: table.csv, line 2",
      "id: 1 is there with other cells: table.csv, line 3",
      "id: 1 is there with another day or place: table.csv, line 2",
    ]);
    expect(made.report).toMatchObject({ given: 5, read: 2, rejected: 3 });
    expect(made.rowsOf("incidents.csv").map(({ id }) => id)).toEqual(["1"]);
    expect(made.cellsOf("claims.csv", "id", "killed")).toEqual([
      ["claim-1", "3"],
      ["claim-1-2", "5"],
    ]);
    expect(made.cellsOf("rejects.csv", "line", "row")).toEqual([
      ["4", "1,2031-04-01,Herat,3,Radio"],
      ["5", "1,2031-04-01,Herat,6,News"],
      ["6", "1,2031-04-02,Herat,6,Paper"],
    ]);
  });

  test("of several files as one, rows without an id called by their file and line", async () => {
    const folder = folderOf({
      "a.csv": "date,province,killed\n2031-04-01,Herat,3\n",
      "b.csv": "killed;province;date\n5;Kabul;2031-04-02\n",
    });
    const made = await importIn(folder, { files: ["a.csv", "b.csv"] });
    expect(made.cellsOf("incidents.csv", "id", "province")).toEqual([
      ["row-2", "AF-HER"],
      ["table-2-row-2", "AF-KAB"],
    ]);
  });

  test("with its source named in sources.csv, and what it asks for in README.md", async () => {
    const mapping = `columns: { date: date, killed: killed, source: source }
country: AF
source: { publisher: Exercise Office, title: Log, type: ngo, url: https://office.example/, licence: Ask us, attribution: "Exercise Office, 2031" }
`;
    const folder = folderOf({
      "table.csv": "date,killed,source\n2031-04-01,3,Radio\n2031-04-02,3,\n",
      "mapping.yaml": mapping,
    });
    const made = await importIn(folder, { accessed: "2031-05-01" });
    expect(codesOf(made)).toEqual([]);
    expect(made.rowsOf("sources.csv")).toMatchObject([
      { id: "radio", publisher: "Radio", via: "exercise-office" },
      {
        ...{ id: "exercise-office", publisher: "Exercise Office", title: "Log", type: "ngo" },
        ...{ url: "https://office.example/", accessed: "2031-05-01", via: "" },
      },
    ]);
    const readme = made.textOf("README.md");
    expect(readme).toContain("- Attribution: Exercise Office, 2031\n- Licence: Ask us\n");
    expect(made.textOf("narrative/method-coverage.en.md")).toContain("Exercise Office, 2031");
    expect(codesOf(await importIn(folder))).toEqual(["import/no-access-date"]);
    const open = folderOf({ "table.csv": english });
    const first = await importIn(open);
    expect(first.textOf("narrative/method-coverage.en.md")).toContain("still to be written");
    const said = `${first.textOf("mapping.yaml")}source: { publisher: 'Office "2" {{x}}' }\n`;
    open.set("/nowhere/data/mapping.yaml", new TextEncoder().encode(said));
    const second = await importIn(open);
    expect(second.textOf("narrative/method-coverage.en.md")).toContain(
      'Source of all entries: {{constant "Office ”2” ((x))" reason=',
    );
  });

  test("in any encoding, packed or not, and as JSON", async () => {
    const text = "date,province,killed,note\n2031-04-01,Herat,3,Café\n";
    const json = JSON.stringify([
      { date: "2031-04-01", province: "Herat", killed: 3, note: "Café" },
    ]);
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(text, "latin1"),
      Buffer.from(`\ufeff${text}`, "utf16le"),
      gzipSync(text),
      Buffer.from(json),
    ]) {
      const made = await importIn(folderOf({ "table.csv": bytes }));
      expect(codesOf(made)).toEqual([]);
      expect(made.rowsOf("incidents.csv")).toMatchObject([{ note: "Café", province: "AF-HER" }]);
    }
  });
});

describe("nothing is guessed", () => {
  test("about which number is the day: such rows wait until somebody has said", async () => {
    const table = "date,province,killed\n03/04/2031,Herat,3\n05/06/2031,Kabul,1\n";
    const folder = folderOf({ "table.csv": table });
    const made = await importIn(folder);
    expect(codesOf(made)).toEqual(["mapping/date-order 2", "mapping/date-order 3"]);
    expect(made.diagnostics[0]?.hint).toContain("date-order: day-first or month-first");
    expect(made.report).toMatchObject({ given: 2, read: 0, rejected: 2 });
    expect(made.textOf("mapping.yaml")).toContain("Decide: its dates do not say");
    const said = await importIn(folder, { order: "month-first" });
    expect(said.rowsOf("incidents.csv").map(({ date }) => date)).toEqual([
      "2031-03-04",
      "2031-05-06",
    ]);
  });

  test("about dates that cannot be in the order that was said", async () => {
    const folder = folderOf({
      "table.csv": "date,killed\n04/25/2031,3\n05/06/2031,1\n",
      "mapping.yaml":
        "columns: { date: date, killed: killed }\ncountry: AF\ndate-order: day-first\n",
    });
    expect(codesOf(await importIn(folder))).toEqual(["mapping/other-order"]);
  });

  test("about a 0: it is not known until somebody has said what it means", async () => {
    const table = "date,killed\n2031-04-01,0\n2031-04-02,3\n";
    const killed = async (zero: string) => {
      const mapping = `columns: { date: date, killed: killed }\ncountry: AF\n${zero}`;
      const made = await importIn(folderOf({ "table.csv": table, "mapping.yaml": mapping }));
      const told = made.diagnostics.map(({ code, hint }) => `${code}: ${hint}`);
      return [made.rowsOf("claims.csv").map(({ killed }) => killed), told];
    };
    const ending = "into mapping.yaml, and import again";
    expect(await killed("")).toEqual([
      ["", "3"],
      [`mapping/zero-undecided: write zero: nobody or zero: unknown ${ending}`],
    ]);
    expect(await killed("zero: unknown\n")).toEqual([["", "3"], []]);
    const doubt = "where 0 may stand for what is not known";
    expect(await killed("zero: nobody\n")).toEqual([
      ["0", "3"],
      [`mapping/zero-counts: ${doubt}, write zero: unknown ${ending}`],
    ]);
  });

  test("about the country: where nothing says it, the mapping waits for it", async () => {
    const folder = folderOf({ "table.csv": "date,killed,note\n2031-04-01,2,made up\n" });
    const made = await importIn(folder);
    expect(codesOf(made)).toEqual(["mapping/no-country"]);
    expect(made.report).toBeUndefined();
    expect(made.textOf("mapping.yaml")).toContain(
      "Decide, before anything is read:\n# country: AF\n",
    );
    expect([...folder.keys()].filter((name) => name.endsWith(".csv"))).toHaveLength(1);
    const mapping = "columns: { date: date, country: land }\n";
    const table =
      "date,land\n2031-04-01,\n2031-04-02,Ruritania\n2031-04-03,Kabulistan\n2031-04-04,AF\n";
    const words = `${mapping}words: { country: { Kabulistan: AF } }\n`;
    const rows = await importIn(folderOf({ "table.csv": table, "mapping.yaml": words }));
    expect(codesOf(rows)).toEqual(["mapping/no-country 2", "mapping/unknown-country 3"]);
    expect(rows.rowsOf("incidents.csv").map(({ country }) => country)).toEqual(["AF", "AF"]);
  });

  test.each([
    ["Country,Month,Year,Events,Fatalities\nAfghanistan,April,2022,12,40\n", "days"],
    ["country,year,month,fatalities\nAfghanistan,2022,2022-04,40\n", "an id, note or source"],
    ["province,date,events,killed\nHerat,2022-04-04,12,40\nKabul,2022-04-04,3,1\n", '"events"'],
    ["province,week,attacks,deaths\nHerat,2022-04-04,12,40\n", '"attacks"'],
    ["province,date,attacks,killed\nHerat,2022-04-04,12,40\n", '"attacks"'],
    ["name,age\nA,3\n", "a place below the province"],
  ])("of sums: they are refused with what they lack", async (table, lack) => {
    const folder = folderOf({ "table.csv": table });
    const made = await importIn(folder);
    expect(codesOf(made)).toEqual(["import/no-events 1"]);
    expect(made.diagnostics[0]?.message).toContain(lack);
    expect(folder.size).toBe(1);
  });

  test("whose days are not certain: it is told of them, and is not called sums", async () => {
    const table = "Date of Incident,Village,Killed\n,,\n5/4/22,Qala,3\n5/14/22,X,1\n";
    const made = await importIn(folderOf({ "table.csv": table }));
    expect(made.diagnostics).toMatchObject([
      {
        code: "import/no-days",
        message:
          'no day of the column "Date of Incident" is read, such as "5/4/22": "5/4/22" is not read as a date',
        hint: expect.stringContaining("four digits of the year"),
      },
    ]);
  });

  test("of a provider's codes: its table is imported as that, unless somebody maps it", async () => {
    for (const table of [acledTable([{}]), gedTable([{}])]) {
      const made = await importIn(folderOf({ "table.csv": table }));
      expect(codesOf(made)).toEqual(["import/other-format 1"]);
    }
    const mapping = `columns: { date: event_date, date_precision: time_precision, killed: fatalities, id: event_id_cnty, province: admin1, town: location, place_precision: geo_precision }
words:
  date_precision: { "1": day, "2": week, "3": month }
  place_precision: { "1": town, "2": district, "3": province }
country: AF
`;
    const table = acledTable([
      { time_precision: "2", geo_precision: "3" },
      { time_precision: "9" },
      { geo_precision: "x" },
    ]);
    const made = await importIn(folderOf({ "table.csv": table, "mapping.yaml": mapping }));
    expect(codesOf(made).filter((code) => !code.startsWith("mapping/new-column"))).toEqual([
      "mapping/bad-precision 3",
      "mapping/bad-precision 4",
    ]);
    expect(
      made.cellsOf(
        "incidents.csv",
        "date",
        "date_end",
        "date_precision",
        "place_precision",
        "town",
      ),
    ).toEqual([
      ["2022-04-18", "2022-04-24", "week", "province", ""],
      ["2022-01-01", "2022-12-31", "year", "town", "Mazar-e Sharif"],
      ["2022-04-21", "2022-04-21", "day", "country", ""],
    ]);
  });

  test("of two columns of one name: which is meant is not guessed", async () => {
    const table = "date,killed,Killed,killed\n2031-04-01,3,4,5\n";
    const folder = folderOf({ "table.csv": table });
    expect(codesOf(await importIn(folder))).toEqual(["import/duplicate-column 1"]);
    const alike = folderOf({ "table.csv": "Date,Killed,date:\n2031-04-01,3,2031-04-02\n" });
    expect(codesOf(await importIn(alike))).toEqual(["import/duplicate-column 1"]);
    const mapping = 'columns: { date: date, killed: "killed (2)" }\nunread: [killed, Killed]\n';
    folder.set("/nowhere/mapping.yaml", new TextEncoder().encode(`${mapping}country: AF\n`));
    const made = await importIn(folder);
    expect([codesOf(made), made.cellsOf("claims.csv", "killed")]).toEqual([[], [["5"]]]);
  });

  test("of an empty table, or of one that is no text", async () => {
    expect(codesOf(await importIn(folderOf({ "table.csv": "" })))).toEqual(["import/no-rows 1"]);
    const zip = Buffer.from("PK\u0003\u0004", "latin1");
    expect(codesOf(await importIn(folderOf({ "table.csv": zip })))).toEqual(["import/unreadable"]);
  });
});

test("a flag says what the mapping leaves open, and nothing else than it says", async () => {
  const table = "date,killed\n03/04/2031,3\n";
  const start = "columns: { date: date, killed: killed }\ncountry: AF\n";
  const by = (mapping: string) =>
    importIn(folderOf({ "table.csv": table, "mapping.yaml": mapping }), {
      ...{ order: "day-first", sensitivity: "restricted" },
    });
  expect(codesOf(await by(`${start}sensitivity: public\ndate-order: month-first\n`))).toEqual([
    "mapping/said-otherwise 3",
    "mapping/said-otherwise 4",
  ]);
  const said = await by(start);
  expect(said.cellsOf("incidents.csv", "date", "sensitivity")).toEqual([
    ["2031-04-03", "restricted"],
  ]);
});

describe("a mapping says", () => {
  const killed = async (mapping: string, table: string) => {
    const folder = folderOf({ "table.csv": table, "mapping.yaml": `${mapping}\ncountry: AF\n` });
    const made = await importIn(folder);
    return { made, codes: codesOf(made) };
  };

  test("what the ends of a count are, and nothing is put in order", async () => {
    const { made, codes } = await killed(
      "columns: { date: d, killed: best, killed_low: low, killed_high: high }\nunknown: [-99]\nzero: nobody",
      "d,low,best,high\n2031-04-01,2,3,5\n2031-04-01,4,4,4\n2031-04-01,3,,\n2031-04-01,,,9\n2031-04-01,-99,6,9\n2031-04-01,9,6,5\n2031-04-01,9,,5\n2031-04-01,2,1,5\n2031-04-01,many,6,9\n2031-04-01,-99,,\n2031-04-01,0,0,0\n",
    );
    expect(made.cellsOf("claims.csv", "killed", "killed_verbatim")).toEqual([
      ["2-5", "low: 2; best: 3; high: 5"],
      ["4", "low: 4; best: 4; high: 4"],
      ["at least 3", ""],
      ["up to 9", ""],
      ["6", "low: -99; best: 6; high: 9"],
      ["about 6", "low: 9; best: 6; high: 5"],
      ["", "low: 9; high: 5"],
      ["about 1", "low: 2; best: 1; high: 5"],
      ["", "low: many; best: 6; high: 9"],
      ["", "low: -99"],
      ["0", "low: 0; best: 0; high: 0"],
    ]);
    expect(codes).toEqual([
      "mapping/ends-out-of-order 7",
      "mapping/ends-out-of-order 8",
      "mapping/ends-out-of-order 9",
      "mapping/bad-count 10",
      "mapping/zero-counts",
      "mapping/zero-counts",
    ]);
  });

  test("that a figure is about right, in a column of its own", async () => {
    const { made, codes } = await killed(
      "columns: { date: d, killed: k, killed_approximate: a, wounded_low: l, wounded_high: h, wounded_approximate: a }",
      "d,k,a,l,h\n2031-04-01,60,yes,3,5\n2031-04-02,60,no,4,4\n2031-04-03,at least 60,true,0,0\n",
    );
    expect(made.cellsOf("claims.csv", "killed", "wounded")).toEqual([
      ["about 60", "about 3-5"],
      ["60", "4"],
      ["at least 60", ""],
    ]);
    expect(codes).toEqual(["mapping/zero-undecided"]);
  });

  test("what stands for every row, and what cells mean", async () => {
    const { made, codes } = await killed(
      `columns: { date: d, category: kind, status: checked }
constants: { method: Shelling, source: Exercise Radio, note: Made up. }
words:
  category: { "Air strike": air-strikes, "Airstrike": air-strikes }
  status: { "yes": verified }
unknown: [k.A.]`,
      "d,kind,checked\n2031-04-01,Airstrike,yes\n2031-04-02,air strike,no\n2031-04-03,k.A.,\n",
    );
    expect(codes).toEqual(["mapping/bad-word 3"]);
    expect(made.cellsOf("incidents.csv", "category", "method", "status", "note")).toEqual([
      ["air-strikes", "shelling", "verified", "Made up."],
      ["air-strikes", "shelling", "reported", "Made up."],
      ["not-stated", "shelling", "reported", "Made up."],
    ]);
    expect(made.textOf("template/strings.en.yaml")).toContain('air-strikes: "Air strike"');
  });

  test("which column is the code of a province, which is tried before its name", async () => {
    const { made, codes } = await killed(
      "columns: { date: d, province: p, province_code: c, latitude: y, longitude: x }",
      "d,p,c,y,x\n2031-04-01,Herat,AF-HER,34.35,62.2\n2031-04-01,Herat,AF01,34.35,\n2031-04-01,Herat,AF-KAB,,\n2031-04-01,,AF99,,\n",
    );
    expect(made.cellsOf("incidents.csv", "province", "place_note")).toEqual([
      ["AF-HER", "latitude 34.35, longitude 62.2"],
      ["AF-HER", "latitude 34.35, longitude ?"],
      ["AF-KAB", ""],
      ["", 'Unplaced: "AF99" does not say whose code it is.'],
    ]);
    expect(codes).toEqual([
      "mapping/bad-coordinates 3",
      "mapping/contradiction 4",
      "mapping/unknown-province 5",
    ]);
  });

  test("which column is the P-code of a province, which is tried before its name", async () => {
    const { made, codes } = await killed(
      "columns: { date: d, province: p, province_code: c, province_pcode: o }",
      "d,p,c,o\n2031-04-01,,,AF32\n2031-04-01,Herat,,AF01\n2031-04-01,,AF-KDZ,AF01\n2031-04-01,Herat,,AF99\n2031-04-01,,,Nowhere\n",
    );
    expect(made.cellsOf("incidents.csv", "province", "place_note")).toEqual([
      ["AF-HER", ""],
      ["AF-KAB", ""],
      ["AF-KDZ", ""],
      ["AF-HER", ""],
      ["", 'Unplaced: "Nowhere" is no P-code of a province.'],
    ]);
    expect(codes).toEqual([
      "mapping/contradiction 3",
      "mapping/contradiction 4",
      "mapping/unknown-province 6",
    ]);
  });

  test("in which language the table is", async () => {
    const { made } = await killed(
      "columns: { date: تاریخ, place_written: محل }\nlanguage: fa-AF",
      "تاریخ,محل\n2031-04-01,بازار\n",
    );
    expect(made.cellsOf("incidents.csv", "title")[0]?.[0]).toBe("رویداد، بازار");
    expect(made.textOf("README.md")).toContain("language: fa-AF");
    expect(made.textOf("template/strings.fa-AF.yaml")).toContain("افغانستان");
  });
});

describe("a table that its mapping does not fit", () => {
  const mapping = "columns:\n  date: Date\n  killed: Killed\nunread: [Editor]\ncountry: AF\n";
  const codes = async (table: string) => {
    const { diagnostics } = await importIn(
      folderOf({ "table.csv": table, "mapping.yaml": mapping }),
    );
    return diagnostics.map(({ code, place, hint }) => [code, place?.file, place?.line, hint]);
  };

  test("has a column that is called otherwise, or none", async () => {
    expect(await codes("Date,Kiled,Editor\n2031-04-01,3,x\n")).toEqual([
      ["mapping/missing-column", "mapping.yaml", 3, 'did you mean "Kiled"?'],
    ]);
    expect(await codes("Date,Fatalities\n2031-04-01,3\n")).toEqual([
      ["mapping/missing-column", "mapping.yaml", 3, "columns that are not known: Fatalities"],
    ]);
    expect(await codes("Editor,Date\nx,2031-04-01\n")).toEqual([
      [
        ...["mapping/missing-column", "mapping.yaml", 3],
        "its columns: Editor, Date; take the line out where there is none",
      ],
    ]);
  });

  test("has a column that it does not know, which is not read", async () => {
    expect(await codes("Wounded,Date,Killed,Editor\n9,2031-04-01,3,x\n")).toEqual([
      [
        ...["mapping/new-column", "table.csv", undefined],
        "name it in columns of mapping.yaml, or in unread",
      ],
    ]);
  });

  test("is read where nothing but case, marks and the order of columns differ", async () => {
    expect(await codes("KILLED:,editor,date\n3,x,2031-04-01\n")).toEqual([]);
    expect(await codes("killed,KILLED:,date\n3,4,2031-04-01\n")).toMatchObject([
      ["mapping/missing-column", "mapping.yaml", 3, expect.anything()],
    ]);
  });
});
