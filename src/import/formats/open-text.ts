import { decodeText, doubtLetters, linesOf } from "./decode.ts";
import { readDelimited } from "./delimited.ts";
import { readJson } from "./json.ts";
import type { Opened, OpenOptions } from "./table.ts";
import { maxBytes, tooLarge, type Unpacked } from "./unpack.ts";

/** Reads a table that is text: delimited, JSON Lines, or JSON. */
export function openText(
  { bytes, isPacked, diagnostics }: Unpacked,
  file: string,
  options: OpenOptions,
): Opened {
  if (bytes === undefined) return { diagnostics };
  if (bytes.length > maxBytes) return tooLarge(file);
  const { text, encoding } = decodeText(bytes);
  const opened = readJson(text, file, options) ?? readDelimited(text, file, options);
  const found = [...diagnostics, ...doubtLetters(linesOf(text), file), ...opened.diagnostics];
  if (opened.table === undefined) return { diagnostics: found };
  const said = [isPacked ? `${encoding}, gzip` : encoding, ...opened.table.said];
  return { table: { ...opened.table, said }, diagnostics: found };
}
