import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import { array, reference } from "./syntax.ts";

// Readers take a file with bytes above 127 in its second line for binary (ISO 32000-1 7.5.2).
const header = Buffer.from("%PDF-1.7\n%\xff\xff\xff\xff\n", "latin1");

// Objects in one object stream: more pack better, fewer are found faster.
const packSize = 200;

/** A text that is written as an object, and its number. */
interface PackedObject {
  readonly id: number;
  readonly body: string;
}

/** Objects that go into one object stream. */
export interface Pack {
  readonly ids: readonly number[];
  /** Where the first object begins. */
  readonly first: number;
  readonly bytes: Uint8Array;
}

/** An object as it stands in the file, piece by piece; a line ends after each string. */
type Pieces = () => readonly (Uint8Array | string)[];

/** The objects of a file as they come, and where in it each is (ISO 32000-1 7.5). */
export class ObjectWriter {
  // In the order of the file, with their numbers.
  readonly #objects: { readonly id: number; readonly pieces: Pieces }[] = [];
  readonly #chunks: Uint8Array[] = [header];
  #length = header.length;
  // By object number: the offset of an object, or the number of its object stream and its index there.
  readonly #positions: number[] = [];
  readonly #indices: number[] = [];
  #pending: PackedObject[] = [];

  /** Takes an object that is no stream. Every so often returns a pack that has to be written. */
  add(id: number, body: string): Pack | undefined {
    this.#pending.push({ id, body });
    return this.#pending.length < packSize ? undefined : this.takePending();
  }

  /** Returns what waits to be written, if anything does. */
  takePending(): Pack | undefined {
    const objects = this.#pending;
    if (objects.length === 0) return undefined;
    this.#pending = [];
    let offset = 0;
    const index: string[] = [];
    for (const { id, body } of objects) {
      index.push(`${id} ${offset}`);
      offset += body.length + 1;
    }
    const head = `${index.join(" ")}\n`;
    const bodies = objects.map(({ body }) => `${body}\n`).join("");
    const bytes = Buffer.from(head + bodies, "latin1");
    return { ids: objects.map(({ id }) => id), first: head.length, bytes };
  }

  /** Remembers that the objects of a pack are in the stream of number `id`. */
  place(pack: Pack, id: number): void {
    pack.ids.forEach((object, index) => {
      this.#positions[object] = id;
      this.#indices[object] = index;
    });
  }

  /** Takes an object that is written as it stands; its pieces are asked for in the end. */
  write(id: number, pieces: Pieces): void {
    this.#objects.push({ id, pieces });
  }

  /**
   * Writes the cross-reference stream under number `id`, the file's last, and returns the file. Its
   * identity (14.4) is a hash of all before, so that it needs no clock.
   */
  finish(id: number, root: number, info: number): Uint8Array {
    for (const { id: object, pieces } of this.#objects) this.#place(object, pieces());
    const digest = createHash("sha256");
    for (const chunk of this.#chunks) digest.update(chunk);
    const identity = `<${digest.digest("hex").slice(0, 32)}>`;
    const start = this.#length;
    this.#positions[id] = start;
    this.#indices[id] = -1;
    const rows = deflateSync(this.#crossReference(id + 1));
    const entries = [
      `/Type/XRef/Size ${id + 1}/Root ${reference(root)}/Info ${reference(info)}`,
      `/ID ${array([identity, identity])}/W[1 4 2]/Filter/FlateDecode/Length ${rows.length}`,
      "/DecodeParms<</Predictor 12/Columns 7>>",
    ];
    this.#place(id, [`${id} 0 obj`, `<<${entries.join("")}>>`, "stream", rows, "\nendstream"]);
    this.#append(Buffer.from(`endobj\nstartxref\n${start}\n%%EOF\n`, "latin1"));
    return Buffer.concat(this.#chunks);
  }

  #place(id: number, pieces: ReturnType<Pieces>): void {
    this.#positions[id] = this.#length;
    this.#indices[id] = -1;
    for (const piece of pieces)
      this.#append(typeof piece === "string" ? Buffer.from(`${piece}\n`, "latin1") : piece);
  }

  #append(bytes: Uint8Array): void {
    this.#chunks.push(bytes);
    this.#length += bytes.length;
  }

  // Rows of 7 bytes (kind, position, index), each as the difference from the row above (PNG "up").
  #crossReference(size: number): Uint8Array {
    const rows = new Uint8Array(size * 8);
    const view = new DataView(rows.buffer);
    const above = new Uint8Array(7);
    for (let id = 0; id < size; id++) {
      const at = id * 8;
      this.#writeRow(view, at + 1, id);
      for (let column = 0; column < 7; column++) {
        const value = rows[at + 1 + column] ?? 0;
        rows[at + 1 + column] = value - (above[column] ?? 0);
        above[column] = value;
      }
      rows[at] = 2;
    }
    return rows;
  }

  #writeRow(view: DataView, at: number, id: number): void {
    if (id === 0) {
      view.setUint16(at + 5, 65535);
      return;
    }
    const index = this.#indices[id];
    const position = this.#positions[id];
    if (index === undefined || position === undefined)
      throw new Error(`object ${id} was announced but never written`);
    view.setUint8(at, index < 0 ? 1 : 2);
    view.setUint32(at + 1, position);
    view.setUint16(at + 5, Math.max(0, index));
  }
}
