import type { GivenFile } from "./import-tables.ts";

/** What something was made of, beside the bytes of files. */
export interface Basis {
  /** Who asks: of each, the last that was made is remembered. */
  readonly slot: string;
  /** All else that it depends on. */
  readonly key: string;
}

interface Known<T> {
  readonly files: readonly GivenFile[];
  readonly key: string;
  readonly made: T;
}

/**
 * Returns a function that makes something of files once. It is remembered by the bytes of the first: whoever remembers
 * files, as a preview does, gives the same ones again, and what was made of them is known as long as they are.
 */
export function onceByFiles<T>(): (
  files: readonly GivenFile[],
  basis: Basis,
  make: () => Promise<T>,
) => Promise<T> {
  const known = new WeakMap<Uint8Array, Map<string, Known<T>>>();
  return async (files, { slot, key }, make) => {
    const [first] = files;
    const before = first && known.get(first.bytes)?.get(slot);
    const isSame =
      before?.key === key &&
      before.files.length === files.length &&
      files.every(
        ({ name, bytes }, index) =>
          before.files[index]?.name === name && before.files[index]?.bytes === bytes,
      );
    if (isSame) return before.made;
    const made = await make();
    if (first !== undefined) {
      const slots = known.get(first.bytes) ?? new Map<string, Known<T>>();
      slots.set(slot, { files, key, made });
      known.set(first.bytes, slots);
    }
    return made;
  };
}
