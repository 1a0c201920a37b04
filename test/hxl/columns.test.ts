import { describe, expect, test } from "vitest";
import { incidentCells } from "../../src/database/index.ts";
import { columns, tableColumns, tagOf } from "../../src/hxl/columns.ts";
import { dataset, tableInput } from "../database/builder.ts";
import { attributes, conventions, hashtags, own } from "./dictionary.ts";

const tags = columns.map((column) => tagOf(column, "fa-AF"));

describe("the hashtags", () => {
  test("are of the form of HXL 1.1, each another", () => {
    for (const tag of tags) expect(tag).toMatch(/^#[a-z][a-z0-9_]*(?:\+[a-z][a-z0-9_]*)+$/);
    const inOrder = tags.map((tag) => tag.split("+").sort().join("+"));
    expect(new Set(inOrder).size).toBe(columns.length);
  });

  test.each(tags)("%s is of the dictionary", (tag) => {
    const [hashtag = "", ...rest] = tag.slice(1).split("+");
    expect(hashtags).toContain(hashtag);
    const strange = rest.filter(
      (attribute) =>
        !conventions.test(attribute) &&
        !(attributes[attribute] ?? "").split(" ").includes(hashtag) &&
        !(own[attribute] ?? "").split(" ").includes(hashtag),
    );
    expect(strange).toEqual([]);
  });

  test("have numbers alone under #affected and days alone under #date, as readers of HXL check", () => {
    const typesOf = (hashtag: string): readonly string[] => [
      ...new Set(columns.filter(({ tag }) => tag.startsWith(hashtag)).map(({ type }) => type)),
    ];
    expect(typesOf("#affected")).toEqual(["integer"]);
    expect(typesOf("#date")).toEqual(["date"]);
  });

  test("count nobody twice under #affected+killed or #affected+injured", () => {
    const matching = (attribute: string): readonly string[] =>
      columns
        .filter(({ tag }) => tag.startsWith("#affected") && tag.split("+").includes(attribute))
        .map(({ name }) => name);
    expect(matching("killed")).toEqual(["killed_min", "killed_max"]);
    expect(matching("injured")).toEqual(["wounded_min", "wounded_max"]);
  });

  test("name the language of texts in it, and of nothing else", () => {
    const languages = (tag: string): readonly string[] =>
      columns.filter((column) => tagOf(column, tag).endsWith("+i_ps")).map(({ name }) => name);
    expect(languages("ps-AF")).toEqual([
      "title",
      "town",
      "province_name",
      "attributed_to",
      "sources",
    ]);
    expect(languages("en")).toEqual([]);
  });
});

test("every column of the table incidents that is read is one that queries have", () => {
  const cells = incidentCells(tableInput(dataset({})), tableColumns);
  expect([...cells.keys()].sort()).toEqual([...tableColumns].sort());
});
