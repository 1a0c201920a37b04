import { crc32, deflateRawSync } from "node:zlib";
import { readCsv } from "../../src/incident/index.ts";

/** A file of an archive; its size and check sum may be said otherwise than they are. */
export interface ZipFile {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly isStored?: boolean;
  readonly size?: number;
  readonly crc?: number;
  readonly flags?: number;
}

/** Returns files as a zip archive. With `isLarge`, sizes and places stand where only readers of Zip64 look. */
export function zipOf(files: readonly ZipFile[], isLarge = false): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, isStored = false, flags = 0x800, ...said } of files) {
    const bytes = Buffer.from(content);
    const packed = isStored ? bytes : deflateRawSync(bytes);
    const title = Buffer.from(name);
    const [size, crc] = [said.size ?? bytes.length, said.crc ?? crc32(bytes)];
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(isStored ? 0 : 8, 8);
    local.writeUInt16LE(title.length, 26);
    parts.push(local, title, packed);
    const extra = Buffer.alloc(isLarge ? 28 : 0);
    if (isLarge) {
      extra.writeUInt16LE(1, 0);
      extra.writeUInt16LE(24, 2);
      for (const [index, value] of [size, packed.length, offset].entries())
        extra.writeBigUInt64LE(BigInt(value), 4 + index * 8);
    }
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(isStored ? 0 : 8, 10);
    entry.writeUInt32LE(crc, 16);
    entry.writeUInt32LE(isLarge ? 0xffffffff : packed.length, 20);
    entry.writeUInt32LE(isLarge ? 0xffffffff : size, 24);
    entry.writeUInt16LE(title.length, 28);
    entry.writeUInt16LE(extra.length, 30);
    entry.writeUInt32LE(isLarge ? 0xffffffff : offset, 42);
    directory.push(entry, title, extra);
    offset += local.length + title.length + packed.length;
  }
  const length = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

/** A workbook, its sheets in XML: what stands in `<worksheet>`. */
export interface WrittenBook {
  readonly sheets: readonly WrittenSheet[];
  /** The `<si>` of the strings that cells share. */
  readonly strings?: string;
  /** Codes of formats, each that of the style of its number, from 1 on. */
  readonly formats?: readonly string[];
  readonly is1904?: boolean;
  /** Before the names of elements, as some programs write them. */
  readonly prefix?: string;
}

export interface WrittenSheet {
  readonly name: string;
  readonly xml: string;
  readonly state?: "hidden" | "veryHidden";
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";

/** Returns the files of a workbook. */
export function filesOf(book: WrittenBook): readonly ZipFile[] {
  const { sheets, strings = "", formats = [], is1904 = false, prefix = "" } = book;
  const part = (name: string, xml: string): string => {
    const whole = `<${name} xmlns="${main}" xmlns:r="${relations}">${xml}</${name}>`;
    const prefixed = whole
      .replaceAll(/<(\/?)(?=[a-zA-Z])/g, `<$1${prefix}:`)
      .replace("xmlns=", `xmlns:${prefix}=`);
    return head + (prefix === "" ? whole : prefixed);
  };
  const links = (list: readonly (readonly [string, string])[]): string =>
    `${head}<Relationships xmlns="${packages}/relationships">${list
      .map(
        ([type, target], i) =>
          `<Relationship Id="rId${i + 1}" Type="${relations}/${type}" Target="${target}"/>`,
      )
      .join("")}</Relationships>`;
  const listed = sheets.map(
    ({ name, state }, i) =>
      `<sheet name="${escaped(name)}" sheetId="${i + 1}"${state === undefined ? "" : ` state="${state}"`} r:id="rId${i + 1}"/>`,
  );
  const codes = formats.map(
    (code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escaped(code)}"/>`,
  );
  const styles = formats.map((_, i) => `<xf numFmtId="${164 + i}"/>`);
  return [
    { name: "[Content_Types].xml", content: `${head}<Types xmlns="${packages}/content-types"/>` },
    { name: "_rels/.rels", content: links([["officeDocument", "xl/workbook.xml"]]) },
    {
      name: "xl/workbook.xml",
      content: part(
        "workbook",
        `<workbookPr${is1904 ? ' date1904="1"' : ""}/><sheets>${listed.join("")}</sheets>`,
      ),
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: links([
        ...sheets.map((_, i) => ["worksheet", `worksheets/sheet${i + 1}.xml`] as const),
        ["sharedStrings", "/xl/sharedStrings.xml"],
        ["styles", "styles.xml"],
      ]),
    },
    { name: "xl/sharedStrings.xml", content: part("sst", strings) },
    {
      name: "xl/styles.xml",
      content: part(
        "styleSheet",
        `<numFmts>${codes.join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${styles.join("")}<xf numFmtId="14"/></cellXfs>`,
      ),
    },
    ...sheets.map(({ xml }, i) => ({
      name: `xl/worksheets/sheet${i + 1}.xml`,
      content: part("worksheet", xml),
    })),
  ];
}

export const workbookOf = (book: WrittenBook): Uint8Array => zipOf(filesOf(book));

/** Returns text so that XML holds it. */
function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\n", "&#10;");
}

/** How the cells of a CSV are written into a sheet. */
export interface Written {
  /** Texts that cells share, texts of their own, or numbers and days as such where they are some. */
  readonly as: "shared" | "inline" | "typed";
  readonly is1904?: boolean;
  readonly prefix?: string;
  /** Whether rows and cells say where they stand; where not, empty cells are written. */
  readonly isPlaced?: boolean;
}

/** Returns a CSV as a workbook of one sheet, "Data", whose header is on row 3 below a title. */
export function bookOf(csv: string, options: Written = { as: "inline" }): WrittenBook {
  const { xml, strings } = sheetOf(csv, options);
  const { is1904 = false, prefix = "" } = options;
  return { sheets: [{ name: "Data", xml }], strings, formats: ["yyyy-mm-dd"], is1904, prefix };
}

/** Returns a CSV as the XML of a sheet, below a title, and the strings that its cells share. */
export function sheetOf(
  csv: string,
  { as, is1904 = false, isPlaced = true }: Written,
): { readonly xml: string; readonly strings: string } {
  const strings: string[] = [];
  const text = (place: string, cell: string): string => {
    if (as !== "shared") return `<c${place} t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
    strings.push(
      `<si><r><t xml:space="preserve">${escaped(cell.slice(0, 3))}</t></r><r><rPr><b/></rPr><t xml:space="preserve">${escaped(cell.slice(3))}</t></r><rPh><t>x</t></rPh></si>`,
    );
    return `<c${place} t="s"><v>${strings.length - 1}</v></c>`;
  };
  const cellOf = (cell: string, row: number, column: number): string => {
    const place = isPlaced ? ` r="${lettersOf(column)}${row}"` : "";
    if (cell === "") return isPlaced ? "" : `<c${place}/>`;
    if (as === "typed" && /^\d{4}-\d\d-\d\d$/.test(cell)) {
      const days = Date.parse(cell) / 86_400_000 + (is1904 ? 24_107 : 25_569);
      return `<c${place} s="1"><v>${days}</v></c>`;
    }
    const isNumber = as === "typed" && String(Number(cell)) === cell;
    return isNumber ? `<c${place}><v>${noisy(Number(cell))}</v></c>` : text(place, cell);
  };
  const rows = readCsv(csv).rows.map(({ cells }, index) => {
    const row = index + 3;
    const place = isPlaced ? ` r="${row}"` : "";
    return `<row${place}>${cells.map((cell, column) => cellOf(cell, row, column)).join("")}</row>`;
  });
  const title = '<row r="1"><c r="A1" t="inlineStr"><is><t>A title</t></is></c></row>';
  const gap = isPlaced ? "" : "<row/>";
  const xml = `<sheetData>${title}${gap}${rows.join("")}</sheetData>`;
  return { xml, strings: strings.join("") };
}

// As a program writes a number that it has worked out: more digits than a spreadsheet shows.
function noisy(value: number): string {
  return Number.isInteger(value) ? String(value) : (value + value * 2 ** -52).toPrecision(17);
}

function lettersOf(column: number): string {
  const before = column < 26 ? "" : lettersOf(Math.floor(column / 26) - 1);
  return before + String.fromCharCode(65 + (column % 26));
}
