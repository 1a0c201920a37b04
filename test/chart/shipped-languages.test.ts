import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import type { Chart, Scene, ScenePath, SceneText } from "../../src/chart/index.ts";
import { readConfig } from "../../src/config/index.ts";
import { diskEffects } from "../../src/effect.ts";
import {
  applyRule,
  type Dataset,
  readDataset,
  translateDataset,
} from "../../src/incident/index.ts";
import { createLanguage, directionOf } from "../../src/language/index.ts";
import { messagesOf } from "../support/language.ts";
import { type Box, boxesOf, collisions } from "./boxes.ts";
import { leavesOf } from "./builder.ts";
import { drawShipped, measure, type Shown, specs, theme } from "./shipped.ts";

const languages = ["en", "fa-AF", "ps-AF"] as const;
const turned = ["fa-AF", "ps-AF"] as const;
type Tag = (typeof languages)[number];

async function sampleData(): Promise<Dataset> {
  const { config } = await readConfig(resolve(import.meta.dirname, "../.."), diskEffects);
  if (config === undefined) throw new Error("no sample");
  return (await readDataset({ ...config, editions: editionsOf(config.editions) }, diskEffects))
    .dataset;
}

// Translations are read for the languages of the editions.
function editionsOf<E extends { readonly language: string }>(editions: readonly E[]): readonly E[] {
  return languages.flatMap((language) => editions.slice(0, 1).map((one) => ({ ...one, language })));
}

const data = await sampleData();
const drawIn = (tag: Tag, shown: Shown = {}): Promise<ReadonlyMap<string, Chart>> =>
  drawShipped(translateDataset(data, tag), {
    figures: applyRule(data, "preferred"),
    ...shown,
    language: createLanguage(tag, messagesOf(tag)),
  });
const drawn = new Map<Tag, ReadonlyMap<string, Chart>>();
for (const tag of languages) drawn.set(tag, await drawIn(tag));

function sceneOf(tag: Tag, name: string): Scene {
  const scene = drawn.get(tag)?.get(name)?.scene;
  if (scene === undefined) throw new Error(`no chart ${name} in ${tag}`);
  return scene;
}

const boxesIn = (tag: Tag, scene: Scene): readonly Box[] =>
  boxesOf(scene, measure, directionOf(tag));
const pathsOf = ({ items }: Scene): readonly ScenePath[] =>
  leavesOf(items).filter((item): item is ScenePath => item.type === "path");
const textsOf = ({ items }: Scene): readonly SceneText[] =>
  leavesOf(items).filter((item): item is SceneText => item.type === "text");

/** The least and the greatest x of a path. */
function across({ path }: ScenePath): readonly [number, number] {
  const xs = [...path.matchAll(/(-?[\d.]+)[ ,](-?[\d.]+)/g)].map(([, x]) => Number(x));
  return [Math.min(...xs), Math.max(...xs)];
}

/** The bars of a scene: what is filled in the colours of the parts, wider than a mark of a legend. */
const barsOf = (scene: Scene): readonly ScenePath[] =>
  pathsOf(scene).filter((path) => {
    const [left, right] = across(path);
    return right - left > 12 && theme.chart.category.includes(path.fill ?? "");
  });

const boxOf = (tag: Tag, name: string, words: RegExp): Box => {
  const box = boxesIn(tag, sceneOf(tag, name)).find(({ text }) => words.test(text));
  if (box === undefined) throw new Error(`no text ${words} in ${name}`);
  return box;
};

describe.each(languages)("the shipped charts in %s", (tag) => {
  test.each(specs.map(({ name }) => name))("set no text of %s over another", (name) => {
    const scene = sceneOf(tag, name);
    expect(collisions(boxesIn(tag, scene))).toEqual([]);
  });

  test.each(specs.map(({ name }) => name))("keep every text of %s inside, and fill it", (name) => {
    const scene = sceneOf(tag, name);
    const boxes = boxesIn(tag, scene);
    const xs = [...boxes.map(({ left, right }) => [left, right]), ...pathsOf(scene).map(across)];
    expect(Math.min(...boxes.map(({ left }) => left))).toBeGreaterThan(-1);
    expect(Math.max(...boxes.map(({ right }) => right))).toBeLessThan(scene.width + 1);
    expect([643, 310]).toContain(scene.width);
    // No band at a side stays empty.
    expect(Math.min(...xs.flat())).toBeLessThan(8);
    expect(Math.max(...xs.flat())).toBeGreaterThan(scene.width - 8);
  });

  test("set no text over another over two years, and over one month", async () => {
    const long = { period: { start: "2020-06-01", end: "2022-05-31" } };
    const short = { period: { start: "2022-04-01", end: "2022-04-30" } };
    for (const shown of [long, short])
      for (const { scene, name, warnings } of (await drawIn(tag, shown)).values()) {
        expect(warnings).toEqual([]);
        expect([name, ...collisions(boxesIn(tag, scene))]).toEqual([name]);
      }
  });

  test("write numbers in the digits of the language", () => {
    const other = tag === "en" ? /[۰-۹٠-٩]/ : /[0-9٠-٩]/;
    for (const { name } of specs)
      expect(textsOf(sceneOf(tag, name)).filter(({ text }) => other.test(text))).toEqual([]);
  });

  test("list in a legend what is drawn, and no more", () => {
    const part = createLanguage(tag, messagesOf(tag)).message("category.cross-border");
    const listed = (name: string): boolean =>
      textsOf(sceneOf(tag, name)).some(({ text }) => text === part);
    expect(listed("incidents-by-month")).toBe(true);
    expect(listed("killed-by-incident")).toBe(false);
  });
});

describe.each(turned)("the shipped charts in %s, read from the right,", (tag) => {
  test.each(["target-types", "methods", "missiles", "stated-comparison", "period-comparison"])(
    "grow the bars of %s leftwards from the names at the right",
    (name) => {
      const [ours, english] = [sceneOf(tag, name), sceneOf("en", name)];
      const bars = pathsOf(ours).filter((path) => path.fill !== undefined);
      const base = Math.max(...bars.map((bar) => across(bar)[1]));
      expect(boxesIn(tag, ours).some(({ left }) => left > base)).toBe(true);
      // As many parts begin at the base as in English at the other side.
      const left = Math.min(...barsOf(english).map((bar) => across(bar)[0]));
      const right = Math.max(...barsOf(ours).map((bar) => across(bar)[1]));
      expect(barsOf(ours).filter((bar) => across(bar)[1] > right - 1).length).toBe(
        barsOf(english).filter((bar) => across(bar)[0] < left + 1).length,
      );
    },
  );

  test("run months from right to left, their axis at the right", () => {
    const years = [/۲۰۲۱/, /۲۰۲۲/].map((year) => boxOf(tag, "incidents-by-month", year));
    expect(years[0]?.left).toBeGreaterThan(years[1]?.right ?? 0);
    const scene = sceneOf(tag, "incidents-by-month");
    const ticks = boxesIn(tag, scene).filter(({ text }) => /^[۰۲۴۶]$/.test(text));
    const bars = barsOf(scene).flatMap(across);
    const axis = ticks.filter(({ left }) => left > Math.max(...bars));
    expect(axis.map(({ text }) => text)).toEqual(["۰", "۲", "۴", "۶"]);
  });

  test("begin legends at the right, each mark before its words", () => {
    const scene = sceneOf(tag, "incidents-by-month");
    const leaves = leavesOf(scene.items);
    const marks = pathsOf(scene).filter((path) => {
      const [left, right] = across(path);
      return theme.chart.category.includes(path.fill ?? "") && right - left < 12;
    });
    const { message } = createLanguage(tag, messagesOf(tag));
    const words = ["shia-hazara", "taliban-others", "cross-border"].map((part) =>
      boxesIn(tag, scene).find(({ text }) => text === message(`category.${part}`)),
    );
    expect(leaves.length).toBeGreaterThan(0);
    expect(marks.map(({ fill }) => fill)).toEqual(theme.chart.category);
    const ends = marks.flatMap((mark, index) => [across(mark)[0], words[index]?.right ?? 0]);
    expect([...ends].sort((a, b) => b - a)).toEqual(ends);
  });

  test("point the arrow of an open number leftwards, to its words", () => {
    const scene = sceneOf(tag, "killed-by-incident");
    const heads = pathsOf(scene).filter(
      ({ path, fill }) => fill === undefined && /^M\S+ \S+L\S+ \S+L\S+ \S+$/.test(path),
    );
    expect(heads).toHaveLength(7);
    for (const { path } of heads) {
      const xs = [...path.matchAll(/[ML](-?[\d.]+)/g)].map(([, x]) => Number(x));
      expect(xs[1]).toBeLessThan(Math.min(xs[0] ?? 0, xs[2] ?? 0));
    }
  });

  test("leave the map as the land lies, its names in their language", () => {
    const land = (of: Tag) =>
      pathsOf(sceneOf(of, "provinces"))
        .filter(({ path }) => path.length > 400)
        .map(({ path }) => path);
    expect(land(tag).length).toBeGreaterThan(34);
    expect(land(tag)).toEqual(land("en"));
    const kabul = textsOf(sceneOf(tag, "provinces")).find(({ text }) => text.includes("کابل"));
    const english = textsOf(sceneOf("en", "provinces")).find(({ text }) => /Kabul/.test(text));
    expect([kabul?.x, kabul?.y]).toEqual([english?.x, english?.y]);
  });
});
