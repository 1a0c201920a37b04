import { describe, expect, test } from "vitest";
import { drawChart, prepareChart, type SceneGroup } from "../../src/chart/index.ts";
import { totalOf, unknownCount } from "../../src/count/index.ts";
import { createLanguage } from "../../src/language/index.ts";
import { messagesOf } from "../support/language.ts";
import { barSpec, chartInput, draw, halfEm, leavesOf, months, wordsOf } from "./builder.ts";

const withTooltip = {
  encoding: {
    x: { field: "month_text", type: "ordinal", sort: null, axis: null },
    y: { field: "incidents", type: "quantitative", axis: null },
    tooltip: { field: "said" },
  },
};
const said = { texts: { said: "chart.test.said" } };
const messages = { "chart.test.said": "{month_text}: {incidents, plural, one {one} other {#}}" };

describe("a chart becomes a scene", () => {
  test("of the size its spec gives, in the colours and the font of the theme", async () => {
    const { scene } = await draw(barSpec());
    expect([scene.width, scene.height]).toEqual([200, 100]);
    const [bar] = leavesOf(scene.items).filter(({ type }) => type === "path");
    const [label] = leavesOf(scene.items).filter(({ type }) => type === "text");
    expect(bar).toMatchObject({ fill: "#12436d" });
    expect(label).toMatchObject({ family: "Test Sans", size: 11, weight: 400, fill: "#111111" });
  });

  test("with its texts as texts, dates worded, and nothing cut", async () => {
    const { scene, warnings } = await draw(barSpec());
    expect(wordsOf(scene.items)).toEqual(["1 Apr 2022", "1 May 2022"]);
    expect(warnings).toEqual([]);
  });

  test("with what each mark says", async () => {
    const { scene } = await draw(barSpec(withTooltip, said), chartInput({ messages }));
    const groups = scene.items.filter((item): item is SceneGroup => item.type === "group");
    expect(groups.map(({ title }) => title)).toEqual(["1 Apr 2022: 3", "1 May 2022: one"]);
    expect(groups.map(({ items }) => items.length)).toEqual([1, 1]);
  });

  test("with marks outside the frame clipped", async () => {
    const y = { field: "incidents", type: "quantitative", axis: null, scale: { domain: [0, 2] } };
    const x = { field: "month_text", type: "ordinal", axis: null };
    const { scene } = await draw(
      barSpec({ mark: { type: "bar", clip: true }, encoding: { x, y } }),
    );
    expect(scene.items[0]).toMatchObject({ type: "group", clip: "M0 2L200 2L200 96L0 96Z" });
  });

  test("with a plate behind a text that has a stroke", async () => {
    const mark = { type: "text", stroke: "#ffffff", text: "Kabul" };
    const { scene } = await draw(barSpec({ mark, encoding: {} }));
    const kinds = leavesOf(scene.items).map(({ type }) => type);
    expect(kinds).toEqual(["path", "text", "path", "text"]);
  });

  test("the same again, and in another time zone", async () => {
    const before = process.env["TZ"];
    const first = await draw(barSpec(withTooltip, said), chartInput({ messages }));
    process.env["TZ"] = "Pacific/Honolulu";
    const second = await draw(barSpec(withTooltip, said), chartInput({ messages }));
    process.env["TZ"] = before;
    expect(second).toEqual(first);
  });

  test("also where its parts travel to a worker and back", async () => {
    const prepared = structuredClone(prepareChart(barSpec(), chartInput()));
    expect(structuredClone(await drawChart(prepared, halfEm))).toEqual(await draw(barSpec()));
  });

  test("each by itself, when several are drawn at once", async () => {
    const wide = chartInput({ messages: { "chart.test.caption": "Other" } });
    const [one, two] = await Promise.all([draw(barSpec()), draw(barSpec(), wide)]);
    expect(two.scene).toEqual(one.scene);
  });

  test("without rows", async () => {
    const { scene, alt } = await draw(
      barSpec(),
      chartInput({ data: new Map([["test", { ...months, rows: [] }]]) }),
    );
    expect(wordsOf(scene.items)).toEqual([]);
    expect(alt).toBe("0 in all");
  });
});

test("a text that reaches over the edge is a warning", async () => {
  const mark = { type: "text", text: "a very long text in a very small place", align: "left" };
  const transform = [{ filter: "datum.incidents == 1" }];
  const { warnings } = await draw(barSpec({ mark, transform, encoding: {}, width: 50 }));
  expect(warnings).toMatchObject([
    { code: "chart/text-cut", place: { file: "charts/test.vl.json" } },
  ]);
});

describe("labels of rows that would stand over each other", () => {
  const text = { field: "month_text" };
  const mark = { type: "text", stroke: "#ffffff" };
  const together = { mark, encoding: { text, x: { value: 100 }, y: { value: 50 } } };
  const incidents = { field: "incidents", type: "quantitative", axis: null };
  const apart = { mark, encoding: { text, x: { value: 100 }, y: incidents } };
  const greedy = { labelOverlap: "greedy" };
  const both = ["1 Apr 2022", "1 May 2022"];

  test("are all drawn, with a warning", async () => {
    const { scene, warnings } = await draw(barSpec(together));
    expect(wordsOf(scene.items)).toEqual(both);
    expect(warnings).toMatchObject([{ code: "chart/texts-collide" }]);
  });

  test("are left out but for the first where a spec says so, with what is behind them", async () => {
    const { scene, warnings, data } = await draw(barSpec(together, greedy));
    expect(wordsOf(scene.items)).toEqual(["1 Apr 2022"]);
    expect(leavesOf(scene.items).filter(({ type }) => type === "path")).toHaveLength(1);
    expect(warnings).toEqual([]);
    expect(data.rows).toHaveLength(2);
  });

  test("are drawn where they have room, and so are those of axes", async () => {
    expect(wordsOf((await draw(barSpec(apart, greedy))).scene.items)).toEqual(both);
    expect(wordsOf((await draw(barSpec({}, greedy))).scene.items)).toEqual(both);
  });

  test("are compared within their panel alone", async () => {
    const facet = { field: "month_text", header: { labels: false, title: null } };
    const panels = { facet, spec: { ...together, width: 80, height: 60 }, autosize: "pad" };
    const whole = { mark: undefined, encoding: undefined, width: undefined, height: undefined };
    const { scene } = await draw(barSpec({ ...whole, ...panels }, greedy));
    const own = leavesOf(scene.items).flatMap((item) =>
      item.type === "text" && item.of !== undefined ? item.text : [],
    );
    expect(own).toEqual(both);
  });
});

test("texts that are set over others are one warning", async () => {
  const month = { field: "month_text", type: "ordinal", sort: null };
  const x = { ...month, axis: { title: null, labelAngle: 0, labelOverlap: false } };
  const { warnings } = await draw(barSpec({ width: 60, encoding: { x } }));
  expect(warnings.filter(({ code }) => code !== "chart/text-cut")).toMatchObject([
    {
      code: "chart/texts-collide",
      message: '"1 Apr 2022" is set over "1 May 2022"',
      place: { file: "charts/test.vl.json" },
    },
  ]);
  const layer = [1, 2].map(() => ({ mark: { type: "text", text: "the same" } }));
  const twice = await draw(barSpec({ mark: undefined, layer }));
  expect(twice.warnings[0]?.message).toBe(
    '"the same" is set over "the same", and 1 more like that',
  );
});

test("text is measured in the direction of its language", async () => {
  const asked = new Set<string>();
  for (const tag of ["en", "fa-AF"]) {
    const own = { "chart.test.caption": "", "chart.test.alt": "" };
    const language = createLanguage(tag, { ...messagesOf(tag), ...own });
    await drawChart(prepareChart(barSpec(), chartInput({ language })), (text, { direction }) => {
      asked.add(`${tag} ${direction}`);
      return text.length;
    });
  }
  expect([...asked]).toEqual(["en ltr", "fa-AF rtl"]);
});

test("text is measured as the fonts set it, not guessed", async () => {
  const asked: string[] = [];
  const prepared = prepareChart(barSpec(), chartInput());
  await drawChart(prepared, (text, { family, size, weight }) => {
    asked.push(`${text} ${family} ${size} ${weight}`);
    return 10;
  });
  expect(asked).toContain("1 Apr 2022 Test Sans 11 400");
});

test("words of a chart come from messages, its facts and the values of the edition", async () => {
  const { caption, alt, note, data } = await draw(
    barSpec({ title: "@chart.test.title" }),
    chartInput({
      values: { start: "2022-04-01" },
      messages: {
        "chart.test.caption": "From {start}",
        "chart.test.alt": "{all, plural, one {# incident} other {# incidents}}",
        "chart.test.note": "A note",
        "chart.test.title": "Since {start}",
      },
    }),
  );
  expect([caption, alt, note]).toEqual(["From 1 April 2022", "4 incidents", "A note"]);
  expect(data.columns).toMatchObject([
    { name: "month", label: "Month", align: "start" },
    { name: "incidents", label: "Incidents", align: "end" },
  ]);
  expect(data.rows.map((row) => row.map(({ text }) => text))).toEqual([
    ["1 Apr 2022", "3"],
    ["1 May 2022", "1"],
  ]);
});

test("a row with a gap has no data in its table and in messages that need the number", async () => {
  const rows = [{ month: "2022-04-01", incidents: null }];
  const data = new Map([["test", { ...months, rows }]]);
  const chart = await draw(
    barSpec({}, { ...said, columns: ["incidents", "said"] }),
    chartInput({ data, messages: { ...messages, "column.said": "Said" } }),
  );
  expect(chart.data.rows).toMatchObject([[{ value: null, text: "no data" }, { text: "no data" }]]);
});

describe("a chart that has run", () => {
  const long = { text: { value: "a label of some length" }, color: { value: "#111111" } };
  const labelled = {
    mark: undefined,
    layer: [{ mark: "bar" }, { mark: { type: "text", align: "left", dx: 30 }, encoding: long }],
    encoding: {
      y: { field: "month_text", type: "ordinal", axis: null },
      x: { field: "incidents", type: "quantitative", axis: null, scale: { domain: [0, 5] } },
    },
  };

  test("gives labels of marks the room that they still need", async () => {
    const { scene, warnings } = await draw(barSpec(labelled));
    expect(warnings).toEqual([]);
    expect(scene.width).toBe(200);
    const ends = leavesOf(scene.items).flatMap((item) =>
      item.type === "text" ? [item.x + halfEm(item.text, { ...item, direction: "ltr" })] : [],
    );
    expect(Math.max(...ends)).toBeGreaterThan(scene.width - 2);
  });

  const coloured = (legend: object | null | undefined, domain: readonly string[]) => ({
    encoding: {
      ...withTooltip.encoding,
      tooltip: undefined,
      color: { field: "month_text", type: "nominal", scale: { domain }, legend },
    },
  });
  const months = ["1 Mar 2022", "1 Apr 2022", "1 May 2022"];

  test("lists in a legend what it draws, in the colours of the whole domain", async () => {
    const { scene } = await draw(barSpec(coloured(undefined, months)));
    expect(wordsOf(scene.items)).toEqual(["1 Apr 2022", "1 May 2022"]);
    const fills = leavesOf(scene.items).flatMap((item) => (item.type === "path" ? item.fill : []));
    expect(new Set(fills)).toEqual(new Set(["#a8650f", "#6b97ae"]));
  });

  test("keys what it draws by its stroke or its fill", async () => {
    for (const mark of ["bar", "line", "point", "circle", "rule", "area"]) {
      const { scene } = await draw(barSpec({ mark, ...coloured(undefined, months) }));
      const seen = leavesOf(scene.items).flatMap((item) => {
        if (item.type !== "path") return [];
        const isStroked = item.stroke !== undefined && (item.strokeWidth ?? 1) > 0;
        return isStroked ? [item.stroke] : [item.fill];
      });
      // One in the plot, one in the legend.
      for (const color of ["#a8650f", "#6b97ae"])
        expect({ mark, color, times: seen.filter((one) => one === color).length }).toEqual({
          mark,
          color,
          times: 2,
        });
    }
  });

  test("lists what its spec says, and all where it draws nothing", async () => {
    const own = await draw(barSpec(coloured({ values: months.slice(0, 1) }, months)));
    expect(wordsOf(own.scene.items)).toEqual(["1 Mar 2022"]);
    const others = ["one", "two"];
    const none = await draw(barSpec({ transform: [{ filter: "false" }], ...coloured({}, others) }));
    expect(wordsOf(none.scene.items)).toEqual(others);
  });
});

describe("a chart's table", () => {
  const columns = [
    { name: "month", type: "date" },
    { name: "incidents", type: "number" },
    { name: "killed", type: "total" },
    { name: "said", type: "text" },
  ] as const;
  const rows = [
    { month: "2022-04-01", incidents: 1, killed: totalOf([unknownCount()]), said: "one" },
    { month: "2022-05-01", incidents: 0, killed: totalOf([]), said: "none" },
    { month: "2022-06-01", incidents: null, killed: totalOf([]), said: null },
  ];
  const tableFor = async (meta: object) => {
    const names = ["month", "incidents", "killed", "said"];
    const input = chartInput({
      data: new Map([["test", { name: "test", columns, rows }]]),
      messages: { "column.said": "Said", "chart.test.said": "{incidents}: {said}" },
    });
    return (await draw(barSpec({}, { columns: names, ...meta }), input)).data;
  };

  test("tells what is not stated from what there is none of, and from what is not covered", async () => {
    const { rows: cells } = await tableFor({});
    expect(cells.map((row) => row[2]?.text)).toEqual(["not stated", "–", "no data"]);
  });

  test("marks the columns that quote a source", async () => {
    const { columns: heads } = await tableFor({ quoted: ["said"] });
    expect(heads.map(({ isQuoted }) => isQuoted)).toEqual([undefined, undefined, undefined, true]);
  });

  test("shows a text in place of a column of its name", async () => {
    const { rows: cells } = await tableFor({ texts: { said: "chart.test.said" } });
    expect(cells[0]?.[3]?.text).toBe("1: one");
  });
});
