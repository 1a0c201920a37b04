import { describe, expect, test } from "vitest";
import {
  addressOf,
  type EditionConfig,
  editionName,
  issuesBefore,
  publishedBefore,
} from "../../src/config/index.ts";

const edition = (id: string, number: number, more: Partial<EditionConfig> = {}): EditionConfig => ({
  id,
  number,
  period: { start: "2030-01-01", end: "2030-01-31" },
  published: "2030-02-05",
  dataAsOf: "2030-02-02",
  language: "en",
  audience: "public",
  next: null,
  ...more,
});

const issue = (id: string, number: number, more: Partial<EditionConfig> = {}): EditionConfig =>
  edition(id, number, { issue: { id, isCurrent: false }, ...more });

const filter = { id: "dams", categories: ["dam"] };

describe("the issues before an edition", () => {
  test("are those of its line with a lower number, oldest first", () => {
    const all = [
      issue("c", 3),
      issue("b", 2),
      issue("a", 1),
      issue("b-dams", 2, { filter }),
      edition("special", 1),
    ];
    const idsBefore = (one: EditionConfig) => issuesBefore(one, all).map(({ id }) => id);
    expect(idsBefore(issue("c", 3))).toEqual(["a", "b"]);
    expect(idsBefore(issue("c-dams", 3, { filter }))).toEqual(["b-dams"]);
    expect(idsBefore(edition("other", 2))).toEqual(["special"]);
    expect(idsBefore(issue("a", 1))).toEqual([]);
  });

  test("are taken in the edition's language, else in another, for its audience alone", () => {
    const all = ["en", "fa-AF"].flatMap((language) => [
      issue("a", 1, { language }),
      issue("b", 2, { language }),
    ]);
    const own = issue("b", 2, { language: "fa-AF", audience: "partner" });
    const found = (...names: readonly string[]) =>
      publishedBefore(own, all, names).map(({ name }) => name);
    expect(found("a-en", "a-en-partner", "a-fa-AF-partner")).toEqual(["a-fa-AF-partner"]);
    expect(found("a-en", "a-en-partner", "b-fa-AF-partner")).toEqual(["a-en-partner"]);
    expect(found("a-en")).toEqual([]);
  });
});

test("an address is made of the edition's folder and what names it", () => {
  const one = issue("2030-01", 1, { audience: "partner" });
  expect(editionName(one)).toBe("2030-01-en-partner");
  expect(addressOf("https://example.org/{number}/{name}.pdf", one)).toBe(
    "https://example.org/1/2030-01-en-partner.pdf",
  );
});
