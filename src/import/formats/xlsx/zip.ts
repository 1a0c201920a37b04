import { crc32, createInflateRaw } from "node:zlib";
import { errorCode } from "../../../effect.ts";

/** A file in an archive. */
export interface Entry {
  readonly name: string;
  readonly isPacked: boolean;
  readonly crc: number;
  /** How many bytes it is unpacked, as the archive says. */
  readonly size: number;
  /** As it lies in the archive. */
  readonly bytes: Uint8Array;
}

/** Why an archive is not read; a user is told what and what to do. */
export class ZipProblem extends Error {
  readonly hint: string;

  constructor(message: string, hint = "download it again") {
    super(message);
    this.hint = hint;
  }
}

// Packages of workbooks hold some dozens.
const maxEntries = 10_000;

/**
 * Reads the directory of a zip archive (APPNOTE 6.3: stored and deflated files, large ones too). Names are in lower case,
 * with "/" between folders: two of the same are refused, for readers differ in which they take. Throws a `ZipProblem`.
 */
export function openZip(bytes: Uint8Array): ReadonlyMap<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, start } = directoryOf(view);
  if (count > maxEntries) throw new ZipProblem(`${count} files in it`);
  const entries = new Map<string, Entry>();
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw cut();
    const [nameLength, extra, comment] = [28, 30, 32].map((field) =>
      view.getUint16(at + field, true),
    );
    const end = at + 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
    if (end > bytes.length) throw cut();
    const entry = entryAt(bytes, view, at);
    if (entries.has(entry.name)) throw new ZipProblem("a file is there twice in it");
    entries.set(entry.name, entry);
    at = end;
  }
  return entries;
}

function cut(): ZipProblem {
  return new ZipProblem("it is cut or damaged");
}

interface Directory {
  readonly count: number;
  readonly start: number;
}

// The record at the end may have a comment of up to 65,535 bytes behind it.
function directoryOf(view: DataView): Directory {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 0xffff); at -= 1) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    if (view.getUint16(at + 20, true) !== last - at) continue;
    const [count, start] = [view.getUint16(at + 10, true), view.getUint32(at + 16, true)];
    return count === 0xffff || start === 0xffffffff ? largeDirectory(view, at) : { count, start };
  }
  throw cut();
}

// Zip64: a locator stands right before the record at the end.
function largeDirectory(view: DataView, end: number): Directory {
  if (end < 20 || view.getUint32(end - 20, true) !== 0x07064b50) throw cut();
  const at = Number(view.getBigUint64(end - 12, true));
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== 0x06064b50) throw cut();
  const [count, start] = [view.getBigUint64(at + 32, true), view.getBigUint64(at + 48, true)];
  return { count: Number(count), start: Number(start) };
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): Entry {
  const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
  const nameEnd = at + 46 + view.getUint16(at + 28, true);
  const name = new TextDecoder().decode(bytes.subarray(at + 46, nameEnd));
  const { size, packedSize, offset } = sizesAt(view, at, nameEnd);
  if ((flags & 1) !== 0) throw new ZipProblem("it has a password", "save it without one");
  if (method !== 0 && method !== 8) throw new ZipProblem("it is packed in an unusual way");
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50) throw cut();
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packedSize > bytes.length) throw cut();
  return {
    name: name.replaceAll("\\", "/").replace(/^\//, "").toLowerCase(),
    isPacked: method === 8,
    crc: view.getUint32(at + 16, true),
    size,
    bytes: bytes.subarray(start, start + packedSize),
  };
}

interface Sizes {
  readonly size: number;
  readonly packedSize: number;
  readonly offset: number;
}

// What does not fit into four bytes stands in the extra field 1, in this order.
function sizesAt(view: DataView, at: number, nameEnd: number): Sizes {
  const fields = [24, 20, 42].map((field) => view.getUint32(at + field, true));
  const end = nameEnd + view.getUint16(at + 30, true);
  let large = nameEnd;
  while (large + 4 <= end && view.getUint16(large, true) !== 1)
    large += 4 + view.getUint16(large + 2, true);
  let next = large + 4;
  const [size = 0, packedSize = 0, offset = 0] = fields.map((field) => {
    if (field !== 0xffffffff) return field;
    if (next + 8 > Math.min(end, view.byteLength)) throw cut();
    next += 8;
    return Number(view.getBigUint64(next - 8, true));
  });
  return { size, packedSize, offset };
}

/** Unpacks files of an archive, all of them together to so many bytes. */
export class Unpacker {
  #left: number;

  constructor(maxBytes: number) {
    this.#left = maxBytes;
  }

  /**
   * Gives a file in pieces, for it may be larger than a text can be. Throws a `ZipProblem` at more than may be unpacked, and
   * where the bytes are other ones than were packed.
   */
  async *pieces(
    { bytes, isPacked, size, crc }: Entry,
    maxSize: number = Number.POSITIVE_INFINITY,
  ): AsyncGenerator<Uint8Array, void> {
    if (size > maxSize) throw tooLarge();
    let [read, sum] = [0, 0];
    for await (const piece of isPacked ? inflated(bytes) : sliced(bytes)) {
      read += piece.length;
      this.#left -= piece.length;
      if (this.#left < 0 || read > size) throw tooLarge();
      sum = crc32(piece, sum);
      yield piece;
    }
    if (read !== size || sum !== crc) throw cut();
  }
}

function tooLarge(): ZipProblem {
  return new ZipProblem("it is far larger unpacked than it may be", "save its sheet as CSV");
}

const pieceSize = 1 << 18;

function* sliced(bytes: Uint8Array): Iterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
}

async function* inflated(bytes: Uint8Array): AsyncGenerator<Uint8Array, void> {
  const inflate = createInflateRaw({ chunkSize: pieceSize });
  inflate.end(bytes);
  try {
    for await (const piece of inflate) yield piece;
  } catch (error) {
    if (errorCode(error)?.startsWith("Z_") === true) throw cut();
    throw error;
  }
}
