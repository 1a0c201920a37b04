import type { Diagnostic } from "../../diagnostic.ts";
import { type Decoded, decodeText, doubtLetters, linesOf } from "./decode.ts";
import { readDelimited } from "./delimited.ts";
import { readJson } from "./json.ts";
import type { Opened, OpenOptions } from "./table.ts";
import { maxBytes, tooLarge, type Unpacked } from "./unpack.ts";

/** Returns the text of a table, in whatever encoding it was written, and what is told of letters that were lost. */
export function readTableText(
  bytes: Uint8Array,
  file: string,
): Decoded & { readonly diagnostics: readonly Diagnostic[] } {
  const decoded = decodeText(bytes);
  return { ...decoded, diagnostics: [...doubtLetters(linesOf(decoded.text), file)] };
}

/** Reads a table that is text: delimited, JSON Lines, or JSON. */
export function openText(
  { bytes, isPacked, diagnostics }: Unpacked,
  file: string,
  options: OpenOptions,
): Opened {
  if (bytes === undefined) return { diagnostics };
  if (bytes.length > maxBytes) return tooLarge(file);
  const { text, encoding, diagnostics: about } = readTableText(bytes, file);
  const opened = readJson(text, file, options) ?? readDelimited(text, file, options);
  const found = [...diagnostics, ...about, ...opened.diagnostics];
  if (opened.table === undefined) return { diagnostics: found };
  const said = [isPacked ? `${encoding}, gzip` : encoding, ...opened.table.said];
  return { table: { ...opened.table, said }, diagnostics: found };
}
