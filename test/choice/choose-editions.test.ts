import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { type Choice, chooseEditions } from "../../src/choice/index.ts";
import {
  type Config,
  type EditionConfig,
  editionName,
  readConfig,
} from "../../src/config/index.ts";
import { diskEffects } from "../../src/effect.ts";

let sample: Config;
beforeAll(async () => {
  const { config } = await readConfig(join(import.meta.dirname, "../.."), diskEffects);
  if (config === undefined) throw new Error("no sample");
  sample = config;
});

const edition = (
  month: number,
  language: string,
  more: Partial<EditionConfig> = {},
): EditionConfig => {
  const id = `2022-0${month}`;
  return {
    id,
    number: month,
    period: { start: `${id}-01`, end: `${id}-28` },
    published: "2022-09-01",
    dataAsOf: "2022-09-01",
    language,
    audience: "public",
    next: null,
    issue: { id, isCurrent: month === 4 },
    ...more,
  };
};

const all = [1, 2, 3, 4, 5].flatMap((month) => ["en", "fa-AF"].map((one) => edition(month, one)));
const kabul = { id: "kabul", provinces: ["AF-KAB"] };
const filtered = edition(4, "en", { id: "2022-04-kabul", filter: kabul });

const chosen = (choice: Choice, editions: readonly EditionConfig[] = all): readonly string[] => {
  const { editions: found, diagnostics } = chooseEditions({ ...sample, editions }, choice);
  return diagnostics.length > 0 ? diagnostics.map(({ code }) => code) : found.map(editionName);
};

describe("a choice of editions", () => {
  test("is the current issue where nothing is told, and listed editions beside it", () => {
    expect(chosen({})).toEqual(["2022-04-en", "2022-04-fa-AF"]);
    const { issue: _, ...listed } = edition(1, "ps-AF");
    expect(chosen({}, [listed, ...all])).toEqual(["2022-01-ps-AF", "2022-04-en", "2022-04-fa-AF"]);
    expect(chosen({}, sample.editions)).toHaveLength(3);
  });

  test("takes any issue, by its id, language or folder, with the filtered editions of it", () => {
    expect(chosen({ editions: ["2022-02"] })).toEqual(["2022-02-en", "2022-02-fa-AF"]);
    expect(chosen({ editions: ["2022-02-en"] })).toEqual(["2022-02-en"]);
    expect(chosen({ editions: ["2022-04"] }, [...all, filtered])).toContain("2022-04-kabul-en");
    expect(chosen({ editions: ["2022-04-kabul"] }, [...all, filtered])).toEqual([
      "2022-04-kabul-en",
    ]);
  });

  test.each([
    ["2022-02", 1],
    ["2022-02..2022-04", 3],
    ["2022-Q1", 3],
    ["2022", 5],
    ["2022-02-01..2022-03-28", 2],
    ["2022-02-02..2022-03-28", 1],
  ])("takes what lies whole in %s", (period, months) => {
    expect(chosen({ period, languages: ["en"] })).toHaveLength(months);
  });

  test("takes all", () => expect(chosen({ all: true })).toHaveLength(10));

  test.each<[Choice, string]>([
    [{ editions: ["2021-01"] }, "edition/unknown"],
    [{ languages: ["de"] }, "edition/unknown-language"],
    [{ audiences: ["press"] }, "edition/unknown-audience"],
    [{ period: "2022-13" }, "edition/bad-period"],
    [{ period: "2022-04..2022-01" }, "edition/bad-period"],
    [{ period: "2022-01..2022-02..2022-03" }, "edition/bad-period"],
    [{ period: "2023" }, "edition/none-in-period"],
    [{ shard: "0/4" }, "edition/bad-shard"],
    [{ shard: "5/4" }, "edition/bad-shard"],
    [{ shard: "1" }, "edition/bad-shard"],
  ])("refuses %j", (choice, code) => expect(chosen(choice)).toEqual([code]));

  test("refuses what has no current issue, and audiences that would share a folder", () => {
    const past = all.map((one) => ({ ...one, issue: { id: one.id, isCurrent: false } }));
    expect(chosen({}, past)).toEqual(["edition/none-chosen"]);
    const patterned = all.map((one) => ({ ...one, output: "{period}-{language}" }));
    expect(chosen({ audiences: ["public", "partner"] }, patterned)).toEqual([
      "edition/shared-folder",
    ]);
    expect(chosen({ audiences: ["partner"] }, patterned)).toEqual(["2022-04-en", "2022-04-fa-AF"]);
  });

  test("passes over what is accepted for other editions, and for no records", () => {
    const place = { file: "briefing.yaml", line: 1, column: 1 };
    const accept = ["2022-02", "2022-04"].flatMap((id) => [
      { code: "incident/empty-period", id, reason: "quiet", place },
      { code: "incident/unsourced", id, reason: "known", place },
    ]);
    const { accept: left } = chooseEditions({ ...sample, editions: all, accept }, {});
    expect(left.map(({ code, id }) => `${code} ${id}`)).toEqual([
      "incident/unsourced 2022-02",
      "incident/empty-period 2022-04",
      "incident/unsourced 2022-04",
    ]);
  });

  test("falls into parts that have nothing in common, are the whole, and do not depend on the order", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 14 }),
        fc.shuffledSubarray(all, { minLength: 1 }),
        (of, some) => {
          const parts = Array.from({ length: of }, (_, part) =>
            chosen({ all: true, shard: `${part + 1}/${of}` }, some),
          );
          const again = Array.from({ length: of }, (_, part) =>
            chosen({ all: true, shard: `${part + 1}/${of}` }, [...some].reverse()),
          );
          expect(parts.flat().sort()).toEqual(some.map(editionName).sort());
          expect(again.map((names) => [...names].sort())).toEqual(
            parts.map((names) => [...names].sort()),
          );
          const sizes = parts.map(({ length }) => length);
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
