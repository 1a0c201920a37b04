import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseColor } from "../../src/chart/color.ts";
import { identity, type Matrix, PathBuilder } from "../../src/chart/path-builder.ts";
import { RecordingContext } from "../../src/chart/recording-context.ts";

const coordinate = fc.double({ min: -500, max: 500, noNaN: true });
const pointsOf = (data: string): readonly (readonly [number, number])[] =>
  [...data.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);

describe("path data", () => {
  test("is absolute M, L, C and Z with two decimals, whatever is drawn", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5), coordinate, coordinate, coordinate)), (steps) => {
        const path = new PathBuilder();
        for (const [kind, x, y, z] of steps) {
          if (kind === 0) path.moveTo(identity, x, y);
          else if (kind === 1) path.lineTo(identity, x, y);
          else if (kind === 2) path.quadraticTo(identity, [x, y], [y, z]);
          else if (kind === 3) path.arc(identity, [x, y], Math.abs(z), [x, y, z > 0]);
          else if (kind === 4) path.rect(identity, x, y, z, z);
          else path.close();
        }
        const number = String.raw`-?\d+(?:\.\d{1,2})?`;
        const point = `${number} ${number}`;
        expect(path.data).toMatch(
          new RegExp(`^(?:M${point}|L${point}|C${point} ${point} ${point}|Z)*$`),
        );
        expect(path.data).toMatch(/^(?:M|$)/);
        expect(path.data).not.toContain("-0 ");
      }),
    );
  });

  test("keeps an arc on its circle", () => {
    fc.assert(
      fc.property(coordinate, coordinate, fc.boolean(), (from, to, back) => {
        const path = new PathBuilder();
        path.arc(identity, [10, 20], 100, [from / 100, to / 100, back]);
        const ends = pointsOf(path.data.replace(/C\S+ \S+ \S+ \S+ /g, "C"));
        for (const [x, y] of ends) expect(Math.hypot(x - 10, y - 20)).toBeCloseTo(100, 1);
      }),
    );
  });

  test("draws a whole circle as four curves that close", () => {
    const path = new PathBuilder();
    path.arc(identity, [0, 0], 10, [0, 2 * Math.PI, false]);
    expect(path.data.match(/C/g)).toHaveLength(4);
    expect(pointsOf(path.data).at(-1)).toEqual([10, 0]);
  });

  test("holds for the transformation under which it was drawn", () => {
    const turned: Matrix = [0, 1, -1, 0, 100, 0];
    const path = new PathBuilder();
    path.rect(turned, 0, 0, 10, 20);
    expect(path.data).toBe("M100 0L100 10L80 10L80 0Z");
  });
});

describe("a recording", () => {
  test("joins the fill and the stroke of one shape", () => {
    const context = new RecordingContext();
    context.fillStyle = "#ff0000";
    context.strokeStyle = "rgb(0, 0, 255)";
    context.rect(0, 0, 1, 1);
    context.fill();
    context.stroke();
    expect(context.items).toEqual([
      {
        type: "path",
        path: "M0 0L1 0L1 1L0 1Z",
        fill: "#ff0000",
        stroke: "#0000ff",
        strokeWidth: 1,
      },
    ]);
  });

  test("keeps opacity, dash, caps and the turn of a text, each only where it differs", () => {
    const context = new RecordingContext();
    context.globalAlpha = 0.5;
    context.lineCap = "round";
    context.setLineDash([2, 1]);
    context.moveTo(0, 0);
    context.lineTo(5, 0);
    context.stroke();
    context.translate(10, 10);
    context.rotate(-Math.PI / 2);
    context.textAlign = "center";
    context.fillText("turned", 0, 3);
    expect(context.items).toMatchObject([
      { strokeOpacity: 0.5, strokeDash: [2, 1], strokeCap: "round" },
      { text: "turned", x: 13, y: 10, angle: -90, anchor: "middle", fillOpacity: 0.5 },
    ]);
    expect(context.items[0]).not.toHaveProperty("strokeJoin");
  });

  test("puts what is clipped into a group, until the clip is taken back", () => {
    const context = new RecordingContext();
    const square = (x: number): void => {
      context.beginPath();
      context.rect(x, 0, 1, 1);
    };
    context.save();
    square(0);
    context.clip();
    square(1);
    context.fill();
    context.restore();
    square(2);
    context.fill();
    expect(context.items.map(({ type }) => type)).toEqual(["group", "path"]);
  });

  test("leaves out what is not seen", () => {
    const context = new RecordingContext();
    context.fillStyle = "transparent";
    context.rect(0, 0, 1, 1);
    context.fill();
    context.lineWidth = 0;
    context.stroke();
    context.openGroup("nothing");
    context.closeGroup();
    expect(context.items).toEqual([]);
  });
});

test("colours are read as specs and scales write them", () => {
  expect(parseColor("#FFF")).toEqual({ hex: "#ffffff", opacity: 1 });
  expect(parseColor("rgba(1, 2, 3, 0.5)")).toEqual({ hex: "#010203", opacity: 0.5 });
  expect(parseColor("transparent")?.opacity).toBe(0);
  expect(parseColor("url(#a)")).toBeUndefined();
});
