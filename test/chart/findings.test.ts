import { describe, expect, test } from "vitest";
import { runVega } from "../../src/chart/run-vega.ts";
import { vegaLocaleOf } from "../../src/chart/vega-locale.ts";
import { english } from "../support/language.ts";
import { barSpec, chartInput, draw, halfEm, months, refusal } from "./builder.ts";

describe("nothing is loaded", () => {
  test.each([
    ["data from an address", { data: { url: "https://example.org/rows.json" } }],
    ["data from a file", { data: { url: "/etc/hostname" } }],
    ["an image", { mark: { type: "image" }, encoding: { url: { field: "month" } } }],
    ["a link on a mark", { encoding: { href: { field: "month" } } }],
    [
      "rows looked up at an address",
      {
        transform: [
          {
            lookup: "month",
            from: { data: { url: "a.csv" }, key: "month", fields: ["incidents"] },
          },
        ],
      },
    ],
  ])("%s", async (_, changes) => {
    expect(await refusal(barSpec(changes))).toContain("chart/no-address");
  });

  test("an image of a mark's own", async () => {
    expect(await refusal(barSpec({ mark: "image", encoding: {} }))).toContain("chart/no-image");
  });
});

describe("a finding points into the spec", () => {
  test("for an unknown field, with the nearest", async () => {
    const spec = barSpec({ encoding: { y: { field: "incidnts", type: "quantitative" } } });
    const line = spec.text.slice(0, spec.text.indexOf('"incidnts"')).split("\n");
    const place = `${line.length}:${(line.at(-1) ?? "").length + 1}`;
    expect(await refusal(spec)).toBe(
      `${place} | chart/unknown-field | unknown field "incidnts" | did you mean "incidents"?`,
    );
  });

  test.each([
    ["a filter", { transform: [{ filter: "datum.incidnts > 0" }] }],
    ["a calculation", { transform: [{ calculate: "datum['incidnts'] + 1", as: "more" }] }],
    [
      "a grouping",
      { transform: [{ aggregate: [{ op: "count", as: "n" }], groupby: ["incidnts"] }] },
    ],
    ["an order", { encoding: { order: { field: "incidnts" } } }],
  ])("for an unknown field in %s", async (_, changes) => {
    expect(await refusal(barSpec(changes))).toContain('unknown field "incidnts"');
  });

  test("but not for a field that a transform makes", async () => {
    const transform = [
      { calculate: "datum.incidents * 2", as: "double" },
      { joinaggregate: [{ op: "sum", field: "double", as: "all" }], groupby: ["month"] },
    ];
    await draw(barSpec({ transform, encoding: { y: { field: "all", type: "quantitative" } } }));
  });

  test.each([
    ["a length of a date", { y: { field: "month", type: "quantitative" } }, "quantitative"],
    ["a time of a number", { x: { field: "incidents", type: "temporal" } }, "temporal"],
    ["a length of words", { y: { field: "incidents_text", type: "quantitative" } }, "quantitative"],
    ["a sum of dates", { y: { aggregate: "sum", field: "month", type: "quantitative" } }, "month"],
    ["a month of a number", { x: { timeUnit: "utcmonth", field: "incidents" } }, "utcmonth"],
  ])("for %s", async (_, encoding, at) => {
    const spec = barSpec({ encoding });
    const line = spec.text.slice(0, spec.text.lastIndexOf(`"${at}"`)).split("\n");
    const found = await refusal(spec);
    expect(found).toMatch(/^\d+:\d+ \| chart\/field-type \| [^\n]+$/);
    expect(found).toContain(`${line.length}:${(line.at(-1) ?? "").length + 1} |`);
    expect(found).toMatch(/is "type": "(?:temporal|quantitative|nominal)"/);
  });

  test.each([
    ["a calculation", { transform: [{ calculate: "1", as: "month" }] }],
    ["a way to read it", { data: { name: "rows", format: { parse: { month: "number" } } } }],
  ])("but not where %s makes another of it", async (_, changes) => {
    await draw(barSpec({ ...changes, encoding: { y: { field: "month", type: "quantitative" } } }));
  });

  test("for unknown data and an unknown query", async () => {
    expect(await refusal(barSpec({ data: { name: "tst" } }))).toMatch(
      /chart\/unknown-data .* did you mean "test"/,
    );
    expect(await refusal(barSpec(), chartInput({ query: "tets" }))).toMatch(
      /no query "tets" .* did you mean "test"/,
    );
  });

  test("for a map that is not there, once, and for none of its fields", async () => {
    const map = (feature: string): object => ({
      data: { name: "places", format: { type: "topojson", feature } },
      transform: [
        { lookup: "id", from: { data: { name: "rows" }, key: "month", fields: ["test"] } },
      ],
      mark: "geoshape",
    });
    const spec = barSpec({ layer: [map("neighbours"), map("provinces")], mark: undefined });
    const found = await refusal(spec);
    expect(found.match(/chart\/unknown-data .* there is no map: put one into/g)).toHaveLength(1);
    expect(found).not.toContain("unknown-field");
  });

  test("for a column of its table or a fact that the query does not give", async () => {
    expect(await refusal(barSpec({}, { columns: ["mnth"] }))).toMatch(
      /unknown column "mnth" \| did you mean "month"/,
    );
    expect(await refusal(barSpec({}, { facts: { all: { sum: "incident" } } }))).toMatch(
      /unknown column "incident"/,
    );
  });

  test("for a message that is missing or asks for too much", async () => {
    expect(await refusal(barSpec({ title: "@chart.test.titel" }))).toMatch(
      /^\d+:\d+ \| language\/missing-message/,
    );
    expect(
      await refusal(barSpec(), chartInput({ messages: { "chart.test.alt": "{none}" } })),
    ).toContain('needs a value for "none"');
    expect(await refusal(barSpec({}, { labels: { month: "month-name" } }))).toContain(
      'no message "month-name.2022-04-01"',
    );
  });

  test("for a file that is not JSON or says nothing of itself", async () => {
    const spec = barSpec();
    const broken = { ...spec, text: spec.text.replace('"width": 200,', '"width": 200') };
    expect(await refusal(broken)).toMatch(/^\d+:\d+ \| chart\/not-json/);
    expect(await refusal({ ...spec, text: "{ 'width': 200, usermeta: }" })).not.toBe("");
    expect(await refusal({ ...spec, text: "[]" })).not.toBe("");
    expect(await refusal({ ...spec, text: '{"mark": "bar"}' })).toContain("usermeta");
    expect(await refusal(barSpec({}, { colums: ["month"] }))).toContain('did you mean "columns"');
  });

  test("for the layer that Vega-Lite stumbles over", async () => {
    const x = { field: "incidents", type: "quantitative" };
    const good = { mark: "rule", encoding: { x } };
    const bad = { mark: "rule", encoding: { x: { datum: 0 }, x2: { field: "incidents" } } };
    const spec = barSpec({ mark: undefined, encoding: {}, layer: [good, bad] });
    const line = spec.text.slice(0, spec.text.lastIndexOf('"mark": "rule"')).split("\n").length - 1;
    expect(await refusal(spec)).toMatch(new RegExp(`^${line}:\\d+ \\| chart/vega`));
  });

  test("for what Vega-Lite or Vega do not take, in the file", async () => {
    expect(await refusal(barSpec({ transform: [{ filter: "datum.incidents >" }] }))).toMatch(
      /chart\/vega/,
    );
    expect(await refusal(barSpec({ mark: { type: "bar", color: "hsl(1, 2%, 3%)" } }))).toMatch(
      /hsl/,
    );
    const gradient = {
      gradient: "linear",
      stops: [
        { offset: 0, color: "#fff" },
        { offset: 1, color: "#000" },
      ],
    };
    expect(await refusal(barSpec({ mark: { type: "bar", color: gradient } }))).toMatch(/gradient/);
  });
});

describe("a chart looks the same each time", () => {
  test.each(["now()", "random()", "datum.incidents + sampleUniform()", "timeFormat(1, '%Y')"])(
    "%s",
    async (expression) => {
      expect(await refusal(barSpec({ transform: [{ calculate: expression, as: "x" }] }))).toContain(
        "chart/not-repeatable",
      );
    },
  );

  test("and not in the machine's time", async () => {
    const x = { field: "month", type: "temporal" };
    expect(await refusal(barSpec({ encoding: { x } }))).toContain("local time");
    await draw(
      barSpec({ encoding: { x: { ...x, scale: { type: "utc" }, timeUnit: "utcyearmonth" } } }),
    );
  });
});

test("expressions cannot reach the program", async () => {
  const attempt = (expression: string) =>
    refusal(barSpec({ transform: [{ calculate: expression, as: "x" }] }));
  expect(await attempt("datum.constructor.constructor('return process')()")).not.toBe("");
  expect(await attempt("process.exit()")).not.toBe("");
  expect(await attempt("(function() { return 1 })()")).not.toBe("");
});

test("markup and hostile names in the data are text like any other", async () => {
  const name = '</text><script>alert("1")</script> __proto__';
  const columns = months.columns.map((column) =>
    column.name === "month" ? { ...column, type: "text" as const } : column,
  );
  const data = new Map([
    ["test", { name: "test", columns, rows: [{ month: name, incidents: 1 }] }],
  ]);
  const { scene } = await draw(barSpec(), chartInput({ data }));
  expect(JSON.stringify(scene.items)).toContain("script");
});

test.each(["/etc/hostname", "file:///etc/hostname", "https://example.org/rows.csv"])(
  "an address that comes past the check is still not loaded: %s",
  async (url) => {
    const spec = {
      data: { url, format: { type: "csv" } },
      mark: "text",
      encoding: { text: { field: "a" } },
    };
    const locale = vegaLocaleOf(english());
    const input = {
      spec,
      config: {},
      locale,
      legends: [],
      direction: "ltr",
      isMirrored: false,
    } as const;
    const { problems } = await runVega(input, halfEm);
    expect(problems.map(({ message }) => message).join()).toContain(`nothing is loaded: ${url}`);
  },
);
