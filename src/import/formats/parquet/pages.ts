import { crc32 } from "node:zlib";
import type { FileMetaData } from "hyparquet";
import { parquetHeader } from "hyparquet/src/column.js";

/**
 * Goes over the pages of every column before any is unpacked. Says why they cannot be read: they are outside of the file,
 * hold more values than they may, or other bytes than were written, where a check sum says so.
 */
export function pagesProblem(
  bytes: Uint8Array,
  { row_groups: groups }: FileMetaData,
): string | undefined {
  for (const group of groups)
    for (const { meta_data: meta, file_path: path } of group.columns) {
      if (path !== undefined) return "it leads to other files";
      if (meta === undefined) return "a column is encrypted";
      const { data_page_offset: data, dictionary_page_offset: dictionary = 0n } = meta;
      const start = Number(dictionary > 0n && dictionary < data ? dictionary : data);
      const end = start + Number(meta.total_compressed_size);
      if (start < 4 || end > bytes.length) return "a column lies outside of the file";
      const problem = columnProblem(bytes.subarray(start, end), Number(meta.num_values));
      if (problem !== undefined) return problem;
    }
  return undefined;
}

function columnProblem(bytes: Uint8Array, values: number): string | undefined {
  const reader = {
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    offset: 0,
  };
  let seen = 0;
  while (reader.offset < bytes.length && seen < values) {
    const header = parquetHeader(reader);
    const end = reader.offset + header.compressed_page_size;
    if (!(header.compressed_page_size >= 0) || end > bytes.length) return "a page is cut";
    const page = bytes.subarray(reader.offset, end);
    if (header.crc !== undefined && header.crc >>> 0 !== crc32(page))
      return "the check sum of a page says so";
    const own = (header.data_page_header ?? header.data_page_header_v2)?.num_values ?? 0;
    const words = header.dictionary_page_header?.num_values ?? 0;
    if (own < 0 || words < 0 || own > values || words > values) return "a page has too many values";
    seen += own;
    reader.offset = end;
  }
  return seen === values ? undefined : "a column has other values than it says";
}
