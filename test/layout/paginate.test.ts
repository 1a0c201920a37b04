import fc from "fast-check";
import { describe, expect, test } from "vitest";
// Pagination is a function of slices alone, tested apart from what makes them.
import { type PageFill, paginate } from "../../src/layout/paginate.ts";
import { makeSlice, penalty, type Slice } from "../../src/layout/slice.ts";

const region = { height: 100, noteGap: 4 };

function slice(height: number, rest: Partial<Slice> = {}): Slice {
  return makeSlice(height, [], rest);
}

function note(...heights: number[]): Slice["notes"] {
  return [{ note: { type: "note", children: [] }, slices: heights.map((height) => slice(height)) }];
}

/** Tells which slices stand on which page, by their index. */
function pagesOf(slices: readonly Slice[]): number[][] {
  const pages = paginate(slices, region);
  return pages.map(({ placed }) => placed.map((place) => slices.indexOf(place.slice)));
}

describe("paginate", () => {
  test("fills a page as far as it goes", () => {
    expect(pagesOf([slice(40), slice(60), slice(1)])).toEqual([[0, 1], [2]]);
  });

  test("leaves out the space above the first slice of a page", () => {
    const [first, second] = paginate([slice(90), slice(20, { before: 30 })], region);
    expect(first?.placed[0]?.y).toBe(0);
    expect(second?.placed[0]?.y).toBe(0);
  });

  test("breaks where it costs least, not where the page is full", () => {
    const announced = { breakBefore: penalty.announced };
    expect(pagesOf([slice(40), slice(40), slice(10, announced), slice(40, announced)])).toEqual([
      [0],
      [1, 2, 3],
    ]);
  });

  test("takes the cheapest of dear breaks, and of those the latest", () => {
    const costs = [0, penalty.together, penalty.lonely, penalty.lonely, penalty.together];
    const slices = costs.map((breakBefore) => slice(30, { breakBefore }));
    expect(pagesOf(slices)).toEqual([
      [0, 1, 2],
      [3, 4],
    ]);
  });

  test("starts a page where one is demanded, but leaves none empty", () => {
    const onNewPage = { breakBefore: "page" } as const;
    expect(pagesOf([slice(10, onNewPage), slice(10), slice(10, onNewPage)])).toEqual([[0, 1], [2]]);
  });

  test("gives what is laid on its side pages of its own, as high as those are", () => {
    const isTurned = true;
    const turned = [
      slice(60, { isTurned }),
      slice(10, { isTurned, breakBefore: penalty.announced }),
    ];
    const slices = [slice(10), ...turned, slice(10)];
    const pages = paginate(slices, region, { height: 65, noteGap: 4 });
    const found = pages.map((page) => [page.isTurned ?? false, page.placed.length]);
    expect(found).toEqual([
      [false, 1],
      [true, 1],
      [true, 1],
      [false, 1],
    ]);
  });

  test("goes on with notes on a page like the one that they are from", () => {
    const pages = paginate([slice(50, { isTurned: true, notes: note(40, 40) })], region);
    expect(pages.map(({ isTurned }) => isTurned)).toEqual([true, true]);
  });

  test("places what is higher than a page by itself, and says so", () => {
    const pages = paginate([slice(10), slice(150), slice(10)], region);
    expect(pages.map(({ overfull }) => overfull)).toEqual([false, true, false]);
  });

  describe("sets a picture smaller, down to its least height,", () => {
    const source = { type: "artifact", kind: "background" } as const;
    const scene = { width: 80, height: 60, items: [] };
    const item = { type: "scene", start: 0, y: 0, width: 80, height: 60, scene, source } as const;
    const picture = slice(60, { items: [item], least: 50, breakBefore: penalty.announced });
    const caption = slice(10);
    const under = slice(10, { breakBefore: penalty.together });
    const placedOn = (slices: readonly Slice[]): number[][] =>
      paginate(slices, region).map(({ placed }) => placed.map((one) => one.slice.height));

    test("where it then fits, with its caption and what is under it", () => {
      const all = [slice(25), caption, picture, under, slice(10)];
      expect(placedOn(all)).toEqual([[25, 10, 55, 10], [10]]);
      const [page] = paginate(all, region);
      const [drawn] = page?.placed[2]?.slice.items ?? [];
      expect(drawn).toMatchObject({ height: 55, width: (80 * 55) / 60 });
    });

    test("but not where it still would not fit", () => {
      const all = [slice(35), caption, picture, under];
      expect(placedOn(all)).toEqual([[35], [10, 60, 10]]);
    });

    test("nor for what need not stay with it", () => {
      const all = [slice(25), caption, picture, slice(10)];
      expect(placedOn(all)).toEqual([[25, 10, 60], [10]]);
    });
  });

  test("sets what is to be repeated above the first slice of each later page", () => {
    const repeated = { height: 20, items: [] };
    const rows = Array.from({ length: 5 }, () => slice(30, { repeated }));
    const pages = paginate([slice(20), ...rows], region);
    expect(pages.map((page) => page.placed.map(({ y }) => y))).toEqual([
      [0, 20, 50],
      [20, 50],
      [20],
    ]);
    expect(pages.map((page) => page.repeated)).toEqual([undefined, repeated, repeated]);
  });

  test("moves a line to the next page when its note does not fit", () => {
    const slices = [slice(50), slice(20, { notes: note(30) }), slice(10)];
    expect(pagesOf(slices)).toEqual([[0], [1, 2]]);
  });

  test("sets notes on the last lines of the page", () => {
    const [page] = paginate([slice(10, { notes: note(10, 10) }), slice(10)], region);
    expect(page?.notes.map(({ y }) => y)).toEqual([80, 90]);
  });

  test("goes on with a note that is higher than a page", () => {
    const pages = paginate([slice(50, { notes: note(40, 40, 40) }), slice(50)], region);
    expect(pages.map((page) => page.notes.length)).toEqual([1, 1, 1]);
    expect(pages.map((page) => page.placed.length)).toEqual([1, 1, 0]);
  });

  test("makes one empty page of nothing", () => {
    expect(paginate([], region)).toHaveLength(1);
  });
});

describe("for any slices", () => {
  const cost = fc.constantFrom<Slice["breakBefore"]>(0, 0, 1, 2, 3, "page");
  const heights = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 4 });
  const anySlice = fc
    .record({
      height: fc.integer({ min: 1, max: 130 }),
      before: fc.integer({ min: 0, max: 40 }),
      breakBefore: cost,
      isTurned: fc.boolean(),
      notes: fc.option(
        heights.map((all) => note(...all)),
        { nil: [], freq: 4 },
      ),
      repeated: fc.constantFrom({ height: 15, items: [] }, { height: 90, items: [] }, undefined),
    })
    .map(({ height, repeated, ...rest }) =>
      slice(height, repeated === undefined ? rest : { ...rest, repeated }),
    );
  const anySlices = fc.array(anySlice, { maxLength: 40 });

  const check = (
    property: (slices: readonly Slice[], pages: readonly PageFill[]) => void,
  ): void => {
    fc.assert(fc.property(anySlices, (slices) => property(slices, paginate(slices, region))));
  };

  test("each is placed exactly once and in order", () => {
    check((slices, pages) => {
      expect(pages.flatMap(({ placed }) => placed.map((place) => place.slice))).toEqual(slices);
    });
  });

  test("each line of a note is placed exactly once, in order, not before its reference", () => {
    check((slices, pages) => {
      const lines = slices.flatMap((one) => one.notes.flatMap((own) => own.slices));
      expect(pages.flatMap(({ notes }) => notes.map((place) => place.slice))).toEqual(lines);
      for (const [index, { notes }] of pages.entries()) {
        const soFar = pages.slice(0, index + 1).flatMap(({ placed }) => placed);
        const known = new Set(soFar.flatMap((place) => place.slice.notes.flatMap((n) => n.slices)));
        for (const place of notes) expect(known.has(place.slice)).toBe(true);
      }
    });
  });

  test("nothing overlaps or leaves the region, unless it is higher than that", () => {
    check((_, pages) => {
      for (const { placed, repeated, notes, overfull } of pages) {
        let bottom = repeated?.height ?? 0;
        for (const { slice: own, y } of placed) {
          expect(y).toBeGreaterThanOrEqual(bottom);
          bottom = y + own.height;
        }
        if (overfull) expect(placed).toHaveLength(1);
        else expect(bottom).toBeLessThanOrEqual(notes[0] ? notes[0].y - 4 : 100);
        for (const { slice: line, y } of notes) expect(y + line.height).toBeLessThanOrEqual(100);
      }
    });
  });

  test("no page is upright and turned", () => {
    check((_, pages) => {
      for (const { placed, isTurned = false } of pages)
        for (const { slice: own } of placed) expect(own.isTurned).toBe(isTurned);
    });
  });

  test("a demanded page is given", () => {
    check((_, pages) => {
      for (const { placed } of pages)
        for (const { slice: own } of placed.slice(1)) expect(own.breakBefore).not.toBe("page");
    });
  });

  test("a dear break is made only where the page offers no cheaper one", () => {
    check((slices, pages) => {
      let start = 0;
      for (const { placed } of pages.slice(0, -1)) {
        const following = slices[start + placed.length];
        const isFree = following?.isTurned === placed[0]?.slice.isTurned;
        const next = isFree ? following?.breakBefore : "page";
        const offered = placed.slice(1).map((place) => Number(place.slice.breakBefore));
        if (typeof next === "number" && placed.length > 1)
          expect(next).toBeLessThanOrEqual(Math.min(3, ...offered));
        start += placed.length;
      }
    });
  });
});
