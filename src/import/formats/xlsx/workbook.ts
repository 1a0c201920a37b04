import { boundsOf } from "./bounds.ts";
import type { NumberStyle } from "./cells.ts";
import { type CellContext, unescaped } from "./cells.ts";
import { kindOf } from "./dates.ts";
import { readXml } from "./xml.ts";
import { type Entry, Unpacker, ZipProblem } from "./zip.ts";

/** A sheet with cells in it, and where it is written. */
export interface SheetPart {
  readonly name: string;
  readonly isHidden: boolean;
  readonly entry: Entry;
}

/** A workbook without the cells of its sheets. */
export interface Workbook {
  /** In the order of their tabs; sheets with nothing but a chart are none. */
  readonly sheets: readonly SheetPart[];
  readonly context: CellContext;
  readonly unpacker: Unpacker;
}

// Of a part that lists others, or formats.
const maxPart = 50_000_000;

// GTD is given out as a workbook whose sheet has close to a thousand million bytes.
const maxUnpacked = 1_500_000_000;

/**
 * Reads what a workbook says of its sheets, styles and strings (ECMA-376 1, 12 and 18). What lies outside of the file is
 * never looked for. Throws a `ZipProblem` where it is none.
 */
export async function openWorkbook(files: ReadonlyMap<string, Entry>): Promise<Workbook> {
  const unpacker = new Unpacker(maxUnpacked);
  const root = await relationsOf("", { files, unpacker });
  const path = root.find(({ type }) => type.endsWith("/officeDocument"))?.target;
  const main = path === undefined ? undefined : files.get(path);
  if (path === undefined || main === undefined) throw new ZipProblem("it has no workbook");
  if (path.endsWith(".bin"))
    throw new ZipProblem("it is a binary workbook", "save it as .xlsx or CSV");
  const relations = await relationsOf(path, { files, unpacker });
  const written: { readonly name: string; readonly state: string; readonly id: string }[] = [];
  let is1904 = false;
  await readXml(unpacker.pieces(main, maxPart), {
    open: (name, attribute) => {
      if (name === "workbookPr") is1904 = /^(?:1|true|on)$/.test(attribute("date1904"));
      if (name === "sheet" && written.length < maxSheets)
        written.push({
          name: unescaped(attribute("name")),
          state: attribute("state"),
          id: attribute("id", true),
        });
    },
  });
  const partOf = (type: string): Entry | undefined => {
    const target = relations.find((each) => each.type.endsWith(type))?.target;
    return target === undefined ? undefined : files.get(target);
  };
  const sheets = written.flatMap(({ name, state, id }): readonly SheetPart[] => {
    const relation = relations.find((each) => each.id === id && each.type.endsWith("/worksheet"));
    const entry = relation === undefined ? undefined : files.get(relation.target);
    return entry === undefined
      ? []
      : [{ name, isHidden: state !== "" && state !== "visible", entry }];
  });
  const strings = await stringsOf(partOf("/sharedStrings"), unpacker);
  const styles = await stylesOf(partOf("/styles"), unpacker);
  return { sheets, context: { strings, styles, is1904 }, unpacker };
}

const maxSheets = 1000;

interface Relation {
  readonly id: string;
  readonly type: string;
  /** The name of a file in the archive. */
  readonly target: string;
}

interface Package {
  readonly files: ReadonlyMap<string, Entry>;
  readonly unpacker: Unpacker;
}

async function relationsOf(
  part: string,
  { files, unpacker }: Package,
): Promise<readonly Relation[]> {
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  const entry = files.get(`${folder}_rels/${part.slice(folder.length)}.rels`);
  if (entry === undefined) return [];
  const relations: Relation[] = [];
  await readXml(unpacker.pieces(entry, maxPart), {
    open: (name, attribute) => {
      if (name !== "Relationship" || attribute("TargetMode") === "External") return;
      const target = targetOf(attribute("Target"), folder);
      relations.push({ id: attribute("Id"), type: attribute("Type"), target });
    },
  });
  return relations;
}

function targetOf(written: string, folder: string): string {
  const from = written.startsWith("/") ? [] : folder.split("/");
  const names: string[] = [];
  for (const name of [...from, ...written.toLowerCase().split("/")])
    if (name === "..") names.pop();
    else if (name !== "" && name !== ".") names.push(name);
  return names.join("/");
}

const maxStrings = 10_000_000;

// Runs of letters with formats are one text; how it is spoken in Japanese is none of it.
async function stringsOf(entry: Entry | undefined, unpacker: Unpacker): Promise<readonly string[]> {
  const strings: string[] = [];
  if (entry === undefined) return strings;
  let [current, isText, spoken] = ["", false, 0];
  await readXml(unpacker.pieces(entry), {
    open: (name) => {
      if (name === "si") current = "";
      if (name === "rPh") spoken += 1;
      isText = name === "t" && spoken === 0;
    },
    text: (text) => {
      if (isText) current += text;
    },
    close: (name) => {
      isText = false;
      if (name === "rPh") spoken -= 1;
      if (name === "si") strings.push(unescaped(current));
      if (strings.length > maxStrings)
        throw new ZipProblem("it has too many texts", "split it by year");
    },
  });
  return strings;
}

async function stylesOf(
  entry: Entry | undefined,
  unpacker: Unpacker,
): Promise<readonly NumberStyle[]> {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  if (entry === undefined) return [];
  let isCell = false;
  await readXml(unpacker.pieces(entry, maxPart), {
    open: (name, attribute) => {
      if (name === "cellXfs") isCell = true;
      if (name === "numFmt") codes.set(Number(attribute("numFmtId")), attribute("formatCode"));
      if (name === "xf" && isCell) formats.push(Number(attribute("numFmtId") || 0));
    },
    close: (name) => {
      if (name === "cellXfs") isCell = false;
    },
  });
  return formats.map((id) => ({
    kind: kindOf(id, codes.get(id)),
    bounds: boundsOf(codes.get(id)),
  }));
}
