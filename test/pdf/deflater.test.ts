import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { DeflateBatch } from "../../src/pdf/deflate-batch.ts";
import { Deflater } from "../../src/pdf/deflater.ts";

// Some 12 MB: more batches than may wait, of what packs well and of what does not, and one of nothing.
const contents = Array.from({ length: 300 }, (_, page) =>
  Uint8Array.from({ length: page === 7 ? 0 : 40_000 }, (_, at) =>
    page % 3 === 0 ? (at * (page + 1) * 2_654_435_761) >>> 24 : at % (page + 2),
  ),
);

function deflated(pages: number): string[] {
  const deflater = new Deflater(pages);
  try {
    const streams = contents.map((content) => deflater.add(content));
    return streams.map((stream) => Buffer.from(stream()).toString("base64"));
  } finally {
    deflater.close();
  }
}

describe("streams of a long file", () => {
  test("are those of a short one, whoever deflates them", () => {
    const alone = deflated(1);
    expect(deflated(100)).toEqual(alone);
    expect(deflated(100)).toEqual(alone);
    const again = alone.map((data) => inflateSync(Buffer.from(data, "base64")));
    expect(again.every((content, page) => content.equals(contents[page] ?? content))).toBe(true);
  });

  test("are there without the thread, should it never begin", () => {
    const batch = new DeflateBatch();
    for (const content of contents.slice(0, 9)) batch.add(content);
    batch.share();
    const streams = batch.settle();
    expect(streams.map((stream) => inflateSync(stream).length)).toEqual(
      contents.slice(0, 9).map(({ length }) => length),
    );
    expect(batch.settle()).toBe(streams);
  });

  test("are taken from the thread where it was quicker", () => {
    const batch = new DeflateBatch();
    batch.add(Uint8Array.of(1, 2, 3));
    const { state, deflated: room, deflatedEnds } = batch.share();
    room.set([9, 9]);
    deflatedEnds[0] = 2;
    Atomics.store(state, 0, 2);
    expect(batch.settle().map((stream) => [...stream])).toEqual([[9, 9]]);
  });
});
