import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readGazetteer } from "../../src/incident/gazetteer.ts";
import { foldPlace, indexPlaces } from "../../src/incident/places.ts";
import { provinceColumns, readProvinces } from "../../src/incident/provinces.ts";
import { readTable } from "../../src/incident/table.ts";

const folder = resolve(import.meta.dirname, "../../data/places");
const readFile = (name: string): string => readFileSync(resolve(folder, name), "utf8");
const table = readTable(readFile("provinces.csv"), "provinces.csv", provinceColumns);
const provinces = readProvinces(table);
const towns = readGazetteer(readFile("gazetteer-afg.json"), "gazetteer-afg.json").value ?? [];
const places = indexPlaces(provinces, towns, true);

const idOf = (written: string): string | undefined => {
  const resolved = places.resolveProvince(written);
  return "id" in resolved ? resolved.id : undefined;
};
const codeOf = (written: string): string | undefined => {
  const resolved = places.resolveProvince(written);
  return "code" in resolved ? resolved.code : undefined;
};

describe("the sample's places", () => {
  test("are 34 provinces, each with a town, and a name in each of the three languages", () => {
    expect(table.diagnostics).toEqual([]);
    expect(provinces).toHaveLength(34);
    for (const { id, name } of provinces) {
      expect(Object.keys(name)).toEqual(["en", "fa", "ps"]);
      expect(towns.some(({ province }) => province === id)).toBe(true);
    }
  });

  test("name every capital in Dari and Pashto, in the letters of these", () => {
    const file: unknown = JSON.parse(readFile("gazetteer-afg.json"));
    const capitals = (Array.isArray(file) ? file : []).filter(({ capital }) => capital === true);
    expect(capitals).toHaveLength(34);
    for (const { ascii } of capitals) {
      const town = towns.find(({ name }) => name === ascii);
      expect([ascii, town?.names["fa"], town?.names["ps"]]).toEqual([
        ascii,
        expect.stringMatching(/^[\u0621-\u0642\u0644-\u0649\u0654\u067e-\u06cc\u200c ]+$/),
        expect.stringMatching(/^[\u0621-\u06d0\u200c ]+$/),
      ]);
    }
  });

  // The first level of COD-AB of 2021-11-17, as OCHA spells it.
  test("have the P-codes of OCHA", () => {
    const spelled =
      "Kabul, Kapisa, Parwan, Maidan Wardak, Logar, Nangarhar, Laghman, Panjsher, Baghlan, Bamyan, Ghazni, Paktika, " +
      "Paktya, Khost, Kunar, Nuristan, Badakhshan, Takhar, Kunduz, Samangan, Balkh, Sar-e-Pul, Ghor, Daykundi, " +
      "Uruzgan, Zabul, Kandahar, Jawzjan, Faryab, Hilmand, Badghis, Hirat, Farah, Nimroz";
    const names = spelled.split(", ");
    expect(names).toHaveLength(34);
    for (const [index, name] of names.entries()) {
      const pcode = `AF${String(index + 1).padStart(2, "0")}`;
      expect([pcode, places.provinceCoded(pcode)]).toEqual([pcode, idOf(name)]);
    }
    for (const text of ["AF35", "AF-KAB", "Kabul", "AF0101", ""])
      expect(places.provinceCoded(text)).toBeUndefined();
  });

  test("hold every town in a province that there is", () => {
    const ids = new Set(provinces.map(({ id }) => id));
    expect(towns.filter(({ province }) => !ids.has(province))).toEqual([]);
  });
});

describe("resolveProvince", () => {
  // OCHA, ACLED, geoBoundaries, GeoNames, UCDP and lists met in use; old ISO codes.
  test.for([
    ["Maidan Wardak", "AF-WAR"],
    ["Panjsher", "AF-PAN"],
    ["Paktya", "AF-PIA"],
    ["Paktiyā", "AF-PIA"],
    ["Paktika", "AF-PKA"],
    ["Sar-e-Pul", "AF-SAR"],
    ["Sar-i Pul", "AF-SAR"],
    ["Sari Pul", "AF-SAR"],
    ["Dai Kundi", "AF-DAY"],
    ["Orūzgān", "AF-URU"],
    ["AF-ORU", "AF-URU"],
    ["AF_KAN", "AF-KAN"],
    ["Joz jan", "AF-JOW"],
    ["Hilmand", "AF-HEL"],
    ["Hirat", "AF-HER"],
    ["Nangarhar province", "AF-NAN"],
    ["کندوز", "AF-KDZ"],
    ["af-kdz", "AF-KDZ"],
  ] as const)("takes %s for %s", ([written, id]) => {
    expect(idOf(written)).toBe(id);
    expect(places.provinceNamed(written)).toBe(id);
  });

  test("has no province where a text names none, without saying why", () => {
    for (const written of ["Atlantis", "", "AF01", "Mazar-i-Sharif"])
      expect(places.provinceNamed(written)).toBeUndefined();
  });

  test("takes any spelling of the file in any case, with any blanks and marks", () => {
    const names = provinces.flatMap(({ id, names: all }) => all.map((name) => [name, id] as const));
    const ascii = names.filter(([name]) => /^[\x20-\x7e]+$/.test(name));
    fc.assert(
      fc.property(
        fc.constantFrom(...ascii),
        fc.boolean(),
        fc.boolean(),
        ([name, id], up, marks) => {
          const cased = up ? name.toUpperCase() : name.toLowerCase();
          const marked = marks ? cased.replace(/[aiu]/g, "$&\u0304") : cased;
          expect(idOf(` ${marked} Province`.trim())).toBe(id);
        },
      ),
    );
  });

  test("refuses numbered codes, whose scheme is not said", () => {
    expect(["AF19", "AF01", "af 21", "AF-34"].map(codeOf)).toEqual(
      Array(4).fill("incident/bare-code"),
    );
  });

  test("names the province of a town that stands for one", () => {
    for (const written of ["Mazar-e Sharif", "Mazar-i-Sharif", "mazār-e sharīf", "Jalalabad"])
      expect(codeOf(written)).toBe("incident/town-as-province");
    expect(places.resolveProvince("Mazar-i-Sharif")).toHaveProperty(
      "hint",
      expect.stringContaining("Balkh (AF-BAL)"),
    );
  });

  test("leaves what it does not know unknown, with the nearest name", () => {
    expect(places.resolveProvince("Kundooz")).toMatchObject({
      code: "incident/unknown-province",
      hint: "did you mean Kunduz (AF-KDZ)?",
    });
    expect(codeOf("")).toBe("incident/unknown-province");
  });

  test("proposes no province of another country", () => {
    expect(places.resolveProvince("Baghdad", "IQ")).toEqual({
      code: "incident/unknown-province",
      message: 'unknown province "Baghdad": none of IQ is known here',
      hint: "put those of IQ into places/provinces.csv",
    });
    expect(places.resolveProvince("Baghdad", "AF")).toMatchObject({
      message: 'unknown province "Baghdad"',
      hint: expect.stringContaining("Baghlan"),
    });
  });

  test.each([
    ["Xunduz", "did you mean Kunduz (AF-KDZ)?"],
    ["Nangahar", "did you mean Nangarhar (AF-NAN)?"],
    // Two letters of Tahar, which is a spelling of Takhar.
    ["Mazar", "did you mean the town Mazar-e Sharif, in Balkh (AF-BAL)?"],
    ["Mazer-e Sharif", "did you mean the town Mazar-e Sharif, in Balkh (AF-BAL)?"],
    [
      "Kabul/Karte Parwan",
      "Kabul (AF-KAB) is in it: write that alone, and the rest in a column of its own",
    ],
    [
      "PD 13, Kabul Province",
      "Kabul (AF-KAB) is in it: write that alone, and the rest in a column of its own",
    ],
    ["Kabul, Herat", "write an ISO 3166-2 code or a name of places/provinces.csv"],
    ["Atlantis", "write an ISO 3166-2 code or a name of places/provinces.csv"],
  ])("says of %s what it may be, and takes it for none", (written, hint) => {
    expect(places.resolveProvince(written)).toMatchObject({
      code: "incident/unknown-province",
      hint,
    });
  });
});

test("folding twice changes nothing", () => {
  fc.assert(fc.property(fc.string(), (name) => foldPlace(foldPlace(name)) === foldPlace(name)));
});
