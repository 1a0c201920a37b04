import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { snappyUncompress } from "hyparquet";
import {
  type Compressors,
  decompressLz4,
  decompressLz4Raw,
  decompressZstd,
} from "hyparquet-compressors";

/** Returns what unpacks pages, all of them together to so many bytes; throws a `RangeError` at more. */
export function compressorsWithin(maxBytes: number): Compressors {
  let left = maxBytes;
  const limited = (unpack: (input: Uint8Array, length: number) => Uint8Array) => {
    return (input: Uint8Array, length: number): Uint8Array => {
      left -= length;
      if (left < 0 || length < 0) throw new RangeError("more than may be unpacked");
      return unpack(input, length);
    };
  };
  return {
    SNAPPY: limited((input, length) => {
      const output = new Uint8Array(length);
      snappyUncompress(input, output);
      return output;
    }),
    GZIP: limited((input, length) => gunzipSync(input, { maxOutputLength: Math.max(length, 1) })),
    BROTLI: limited((input, length) =>
      brotliDecompressSync(input, { maxOutputLength: Math.max(length, 1) }),
    ),
    ZSTD: limited((input, length) => decompressZstd(input, new Uint8Array(length))),
    LZ4: limited(decompressLz4),
    LZ4_RAW: limited(decompressLz4Raw),
  };
}
