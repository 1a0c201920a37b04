import { describe, expect, test } from "vitest";
import { isCountry } from "../../src/incident/index.ts";
import { checkColumns, countryCode, propose, usualCountry } from "../../src/mapping/index.ts";
import { headersOf, places, sheetOf } from "./table.ts";

const proposed = (text: string, columns: readonly string[] = []) => {
  const sheet = sheetOf(text);
  return propose(sheet, places, checkColumns(columns, sheet));
};

describe("a mapping is proposed", () => {
  test("of a table in the columns of ACLED, whose first actor is not taken for whoever is responsible", () => {
    const text = [
      "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,country,admin1,admin2,location,latitude,source,notes,fatalities",
      "AFG1,2022-04-29,2022,1,Political violence,Explosions/Remote violence,Suicide bomb,Unidentified,Afghanistan,Kabul,Kabul,Kabul,34.5,Reuters; AFP,An attack,10",
      "AFG2,2022-04-30,2022,1,Political violence,Battles,Armed clash,Somebody,Afghanistan,Herat,Herat,Herat,34.3,Tolo,Another,0",
    ].join("\n");
    const mapping = proposed(text);
    expect(headersOf(mapping)).toEqual({
      id: "event_id_cnty",
      date: "event_date",
      category: "event_type",
      method: "sub_event_type",
      country: "country",
      province: "admin1",
      district: "admin2",
      place_written: "location",
      source: "source",
      note: "notes",
      killed: "fatalities",
    });
    expect(mapping.left).toEqual(["year", "time_precision", "disorder_type", "actor1", "latitude"]);
    expect(usualCountry(sheetOf(text), mapping, places)).toBe("AF");
  });

  test("of a hand-made table: semicolons, titles above the header, tags below it", () => {
    const mapping = proposed(
      [
        "Incidents of our office;;;",
        "Date of incident:;Name of Province;No. of people killed;Total Injured",
        "#date+occurred;#adm1+name;#affected+killed;#affected+injured",
        "31/05/2022;Kunduz;at least 4;7+",
        "01/06/2022;Mazar;?;",
      ].join("\r\n"),
    );
    expect(headersOf(mapping)).toEqual({
      date: "Date of incident:",
      province: "Name of Province",
      killed: "No. of people killed",
      wounded: "Total Injured",
    });
  });

  test.each([
    ["ADM1_PCODE", "AF01,AF32", "province_pcode"],
    ["Admin1 code", "AF01,AF32", "province_pcode"],
    ["Admin1 code", "AF-KAB,AF-HER", "province_code"],
    // Another list's numbers: nothing is guessed.
    ["Admin1 code", "AF40,AF41", undefined],
  ])("with %s that holds %s", (header, cells, target) => {
    const [first, second] = cells.split(",");
    const text = `date,${header},killed\n2031-04-01,${first},1\n2031-04-02,${second},2\n`;
    const mapping = proposed(text);
    const found = mapping.columns.find((column) => column.header === header)?.target;
    expect(found).toBe(target);
    expect(usualCountry(sheetOf(text), mapping, places)).toBe(target && "AF");
  });

  test.each([
    ["ADM1_EN,ADM1_PCODE,ADM2_EN,ADM2_PCODE"],
    ["admin1Name_en,admin1Pcode,admin2Name_en,admin2Pcode"],
    ["adm1_name,adm1_pcode,adm2_name,adm2_pcode"],
  ])("of the columns of OCHA's boundaries: %s", (columns) => {
    const mapping = proposed(
      `date,${columns},killed\n2031-04-01,Sar-e-Pul,AF22,Sayad,AF2202,1\n2031-04-02,Hirat,AF32,Injil,AF3202,2\n`,
    );
    const [province, province_pcode, district, left] = columns.split(",");
    expect(headersOf(mapping)).toEqual({
      date: "date",
      province,
      province_pcode,
      district,
      killed: "killed",
    });
    expect(mapping.left).toEqual([left]);
  });

  test("of headers in Dari and in Pashto", () => {
    const dari = proposed(
      "تاریخ,ولایت,ولسوالی,نوع,کشته,زخمی,منبع\n2022-05-01,کابل,بگرامی,انفجار,۳,۵,طلوع نیوز\n",
    );
    expect(Object.keys(headersOf(dari))).toEqual([
      "date",
      "province",
      "district",
      "method",
      "killed",
      "wounded",
      "source",
    ]);
    const pashto = proposed("نېټه,ولایت,ځای,ډول,وژل شوي,ټپیان\n2022-05-01,کندز,بازار,چاودنه,3,5\n");
    expect(Object.keys(headersOf(pashto))).toEqual([
      "date",
      "province",
      "place_written",
      "method",
      "killed",
      "wounded",
    ]);
  });

  test("of casualties alone, and of what stands below them in a header of two lines", () => {
    const columns = headersOf(proposed("Date,Number of casualties\n2031-04-03,5\n"));
    expect(columns).toMatchObject({ casualties: "Number of casualties" });
    const below = headersOf(proposed("Date,Casualties Killed\n2031-04-03,5\n"));
    expect(below).toMatchObject({ killed: "Casualties Killed" });
  });

  test("by the cells where a header says nothing, and only if no other column could be meant", () => {
    const text =
      "A,B,C\n2022-05-31,Kabul,https://example.org/1\n2022-06-01,Herat,https://example.org/2\n";
    expect(headersOf(proposed(text))).toEqual({ date: "A", province: "B", url: "C" });
    const two = "A,B\n2022-05-31,2022-06-02\n2022-06-01,2022-06-03\n";
    expect(headersOf(proposed(two))).toEqual({});
  });

  test("not where the cells speak against the header", () => {
    const text =
      "date,killed,category,source\nsoon,many people in the crowd of 9 that day,a,https://example.org/x\n";
    expect(headersOf(proposed(text))).toEqual({ category: "category", url: "source" });
  });

  test("without taking a part of a toll, or the day of a report, for the whole", () => {
    const text =
      "Date reported,Women killed,Civilians killed,Killed (min)\n2022-05-31,1,2,3\n2022-06-01,1,2,3\n";
    expect(headersOf(proposed(text))["killed"]).toBeUndefined();
  });

  test("as somebody has said, with what is wrong with that", () => {
    const text = "When,Dead,Other\n2022-05-31,1,2\n";
    expect(headersOf(proposed(text, ['date="When"', "killed=Other", "wounded="]))).toEqual({
      date: "When",
      killed: "Other",
    });
    expect(headersOf(proposed(text, ["killed="]))).toEqual({ date: "When" });
    const sheet = sheetOf(text);
    const codes = (columns: readonly string[]) =>
      checkColumns(columns, sheet).diagnostics.map(({ code, hint }) => [code, hint]);
    expect(codes(["kiled=Dead"])).toEqual([["mapping/unknown-target", 'did you mean "killed"?']]);
    expect(codes(["killed=Daed"])).toEqual([["mapping/unknown-column", 'did you mean "Dead"?']]);
    expect(codes(["killed=Dead", "wounded=Dead"])).toEqual([
      ["mapping/column-twice", "say each once"],
    ]);
  });
});

test("a country is known by its two or three letters, and by its name", () => {
  const all = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("");
  const codes = all.flatMap((a) =>
    all.flatMap((b) => all.flatMap((c) => countryCode(a + b + c) ?? [])),
  );
  expect(codes).toHaveLength(249);
  expect(new Set(codes).size).toBe(249);
  expect(codes.every(isCountry)).toBe(true);
  expect(["AFG", "tjk", "PAK", "AF", "Iran", "افغانستان", "AFX"].map(countryCode)).toEqual([
    ...["AF", "TJ", "PK", "AF", "IR", "AF", undefined],
  ]);
});
