import { describe, expect, test } from "vitest";
import { barSpec, chartInput, draw, leavesOf, refusal } from "./builder.ts";

type Ring = readonly (readonly [number, number])[];

const square = (west: number, south: number, size = 2): Ring => [
  [west, south],
  [west, south + size],
  [west + size, south + size],
  [west + size, south],
  [west, south],
];

function topology(rings: Readonly<Record<string, Ring>>, object = "provinces"): object {
  const geometries = Object.keys(rings).map((id, index) => ({
    type: "Polygon",
    id,
    arcs: [[index]],
  }));
  return {
    type: "Topology",
    objects: { [object]: { type: "GeometryCollection", geometries } },
    arcs: Object.values(rings),
  };
}

const shapes = (feature: string, fill: string): object => ({
  data: { name: "places", format: { type: "topojson", feature } },
  mark: { type: "geoshape", fill },
});

function mapSpec(changes: object = {}, fit: string | undefined = "provinces") {
  return barSpec(
    {
      mark: undefined,
      encoding: undefined,
      width: 300,
      height: 100,
      projection: { type: "conicEqualArea" },
      layer: [shapes("neighbours", "#eeeeee"), shapes("provinces", "#12436d")],
      ...changes,
    },
    { fit },
  );
}

// The box around what is drawn in a colour.
async function boxOf(places: object, spec = mapSpec(), fill = "#12436d") {
  const { scene } = await draw(spec, chartInput({ places }));
  const paths = leavesOf(scene.items).filter((item) => item.type === "path" && item.fill === fill);
  const numbers = paths.flatMap((item) =>
    item.type === "path" ? [...item.path.matchAll(/-?\d+(?:\.\d+)?/g)].map(Number) : [],
  );
  const [xs, ys] = [0, 1].map((odd) => numbers.filter((_, index) => index % 2 === odd));
  return [xs, ys].map((all = []) => [Math.min(...all), Math.max(...all)].map(Math.round));
}

describe("a map that is fitted", () => {
  test.each([
    ["in the north", topology({ a: square(60, 30), b: square(62, 30) })],
    ["in the south", topology({ a: square(20, -30), b: square(22, -30) })],
    ["at the equator", topology({ a: square(36, -1), b: square(38, -1) })],
    ["on both sides of 180°", topology({ a: square(177, -18), b: square(-180, -18) })],
  ])("stands whole in its frame, as large as it may, %s", async (_, places) => {
    const [[left = 0, right = 0] = [], [top = 0, bottom = 0] = []] = await boxOf(places);
    expect([left, 300 - right].every((gap) => gap >= 9)).toBe(true);
    // Twice as wide as high, in a frame that is three times so.
    expect(bottom - top).toBe(82);
    expect(Math.abs(left - (300 - right))).toBeLessThanOrEqual(2);
  });

  test("is the same whichever way round its rings go", async () => {
    const [a, b] = [square(60, 30), square(62, 30)];
    const wound = await boxOf(topology({ a, b }));
    expect(await boxOf(topology({ a: a.toReversed(), b: b.toReversed() }))).toEqual(wound);
  });

  test("is cut where its neighbours reach over the frame", async () => {
    const places = Object.assign(topology({ a: square(60, 30), n: square(40, 10, 40) }), {
      objects: {
        provinces: {
          type: "GeometryCollection",
          geometries: [{ type: "Polygon", id: "a", arcs: [[0]] }],
        },
        neighbours: {
          type: "GeometryCollection",
          geometries: [{ type: "Polygon", id: "n", arcs: [[1]] }],
        },
      },
    });
    const [[left = 0, right = 0] = [], [top = 0, bottom = 0] = []] = await boxOf(
      places,
      mapSpec(),
      "#eeeeee",
    );
    expect([right - left, bottom - top]).toEqual([300, 100]);
  });

  test("keeps what its projection says of the middle", async () => {
    const places = topology({ a: square(60, 30), b: square(62, 30) });
    const turned = mapSpec({ projection: { type: "conicEqualArea", rotate: [-30, 0] } });
    expect(await boxOf(places, turned)).not.toEqual(await boxOf(places));
  });

  test("needs a frame, a type of projection, and nothing that is worked out", async () => {
    const places = topology({ a: square(60, 30) });
    const input = chartInput({ places });
    expect(await refusal(mapSpec({ width: "container" }), input)).toContain("chart/no-fit");
    expect(await refusal(mapSpec({ projection: undefined }), input)).toContain("chart/no-fit");
    expect(await refusal(mapSpec({ projection: { type: "mercator", scale: 3 } }), input)).toMatch(
      /chart\/no-fit \| "scale" is worked out where a map is fitted \| take "scale" out/,
    );
  });
});

test("an object that the map does not have is told, at each that asks for it", async () => {
  const input = chartInput({ places: topology({ a: square(60, 30) }, "province") });
  const found = await refusal(mapSpec(), input);
  expect(found).toMatch(/the map has no object "provinces" \| did you mean "province"\?/);
});
