import type { Places } from "../incident/index.ts";
import { foldHeader, type Target, targets, withoutFillers, withoutGroup } from "./columns.ts";
import { type Looks, looksOf } from "./looks.ts";
import type { Sheet } from "./read-sheet.ts";
import { sumCellOf } from "./sum-row.ts";
import type { MappedWord } from "./words.ts";

/** A column of somebody's table, and what it is to Fieldbrief. */
export interface MappedColumn {
  readonly target: Target;
  /** Its place in the header, from 0. */
  readonly index: number;
  readonly header: string;
  /** What speaks for it, in words. */
  readonly why: string;
}

/** What each column of a table is; columns that are in `left` are not read, and stay in the table that is kept. */
export interface Mapping {
  readonly columns: readonly MappedColumn[];
  readonly left: readonly string[];
  /** What stands for all rows where there is no column. */
  readonly constants?: ReadonlyMap<Target, string>;
  /** What cells of a column mean, by the cell in lower case. */
  readonly words?: ReadonlyMap<Target, ReadonlyMap<string, string>>;
  /** Words of the data that texts of the table have. */
  readonly presets?: readonly MappedWord[];
}

// What is longer tells what happened.
const longestWord = 60;

// A part for each value: more of them than this are no parts of a briefing.
const maxCategories = 8;

/** What somebody has said of a mapping. */
export interface Said {
  readonly columns: readonly MappedColumn[];
  /** Targets that no column is to be taken for. */
  readonly none: readonly Target[];
}

/**
 * Proposes a mapping: by headers, where the cells do not speak against it, then dates, provinces and addresses by the
 * cells alone. What was said stands as it is.
 */
export function propose(
  sheet: Sheet,
  places: Places,
  { columns: given, none }: Said = { columns: [], none: [] },
): Mapping {
  // A row that adds up others says nothing of what a column holds.
  const rows = sheet.rows.filter(({ cells }) => sumCellOf(cells) === undefined);
  const looks = sheet.header.map((_, index) =>
    looksOf(
      rows.map(({ cells }) => cells[index] ?? ""),
      places,
    ),
  );
  const columns = [...given];
  const isFree = (index: number): boolean => columns.every((column) => column.index !== index);
  const isOpen = (target: Target): boolean =>
    !none.includes(target) && columns.every((column) => column.target !== target);
  for (const { target, headers } of targets) {
    if (!isOpen(target)) continue;
    const best = sheet.header
      .map((header, index) => ({ header, index, rank: rankOf(header, headers) }))
      .filter(
        ({ index, rank }) =>
          rank >= 0 &&
          isFree(index) &&
          (fits(target, looks[index]) || (target === "id" && isRepeatedId(sheet, index, looks))),
      )
      .sort((a, b) => a.rank - b.rank || a.index - b.index)[0];
    if (best === undefined) continue;
    const { header, index } = best;
    columns.push({ target, index, header, why: whyOf(target, looks[index]) });
  }
  const byCells = (target: Target, share: (looks: Looks) => number, why: string): void => {
    if (!isOpen(target)) return;
    const found = looks.flatMap((each, index) =>
      isFree(index) && each.filled > 0 && share(each) >= 0.9 ? [index] : [],
    );
    const [index] = found;
    if (index === undefined || found.length > 1) return;
    columns.push({ target, index, header: sheet.header[index] ?? "", why });
  };
  const datesOf = ({ dates, counts }: Looks): number => (counts > 0.5 ? 0 : dates);
  byCells("date", (one) => datesOf(one) - one.solarDates, "its cells are dates");
  byCells("date", datesOf, `its cells are ${solarDates}`);
  byCells("province", ({ provinces }) => provinces, "its cells are provinces");
  byCells("url", ({ addresses }) => addresses, "its cells are addresses of the web");
  const kept = columns.filter(({ target }) => !isHalf(target, columns));
  return {
    columns: kept.sort((a, b) => a.index - b.index),
    left: sheet.header.filter((_, index) => kept.every((column) => column.index !== index)),
  };
}

// What several sources say of one incident stands in rows of one id, and one day.
function isRepeatedId({ rows }: Sheet, index: number, looks: readonly Looks[]): boolean {
  const date = looks.findIndex(({ dates, counts }) => dates >= 0.6 && counts <= 0.5);
  const ids = rows.filter(({ cells }) => (cells[index] ?? "") !== "");
  const days = new Set(ids.map(({ cells }) => JSON.stringify([cells[index], cells[date]])));
  const distinct = new Set(ids.map(({ cells }) => cells[index])).size;
  return date >= 0 && date !== index && distinct > 1 && days.size <= distinct * 1.1;
}

// One coordinate is no point.
function isHalf(target: Target, columns: readonly MappedColumn[]): boolean {
  const others: Partial<Record<Target, Target>> = { latitude: "longitude", longitude: "latitude" };
  const other = others[target];
  return other !== undefined && columns.every((column) => column.target !== other);
}

// The place of a header among the spellings of a column; -1 where it is none of them.
function rankOf(header: string, spellings: readonly string[]): number {
  const folded = foldHeader(header);
  const exact = spellings.indexOf(folded);
  if (exact >= 0) return exact;
  const bare = withoutFillers(folded);
  const [alone, grouped] = [spellings.indexOf(bare), spellings.indexOf(withoutGroup(bare))];
  if (alone >= 0) return alone + spellings.length;
  return grouped < 0 ? -1 : grouped + 2 * spellings.length;
}

// Whether the cells of a column speak against what its header says.
function fits(target: Target, looks: Looks | undefined): boolean {
  if (looks === undefined || looks.filled === 0) return false;
  switch (target) {
    case "id":
      return looks.distinct > looks.filled / 2;
    case "date":
    case "date_end":
      return looks.dates >= 0.6;
    case "killed":
    case "wounded":
    case "casualties":
      // What is not read is kept as written, and told.
      return looks.counts > 0;
    case "killed_low":
    case "killed_high":
    case "wounded_low":
    case "wounded_high":
    case "casualties_low":
    case "casualties_high":
      return looks.counts >= 0.6;
    case "province_code":
      return looks.provinces >= 0.6;
    case "province_pcode":
      return looks.pcodes >= 0.6;
    case "latitude":
    case "longitude":
      return looks.angles >= 0.6;
    case "date_precision":
      return looks.exactnesses >= 0.6;
    case "place_precision":
      return looks.precisions >= 0.6;
    case "url":
      return looks.addresses >= 0.6;
    case "source":
      return looks.addresses < 0.9;
    case "category":
      return looks.distinct <= maxCategories;
    case "method":
      return looks.longest <= longestWord;
    default:
      return true;
  }
}

const solarDates = "dates of the Solar Hijri calendar";

function whyOf(target: Target, looks: Looks | undefined): string {
  if (looks === undefined) return "its header";
  const share = (part: number, what: string): string =>
    `its header; ${Math.floor(part * 100)}% of its values are read as ${what}`;
  if (target === "date" || target === "date_end")
    return share(looks.dates, looks.solarDates > looks.dates / 2 ? solarDates : "dates");
  if (/^(?:killed|wounded|casualties)(?:_low|_high)?$/.test(target))
    return share(looks.counts, "counts");
  if (target === "province") return share(looks.provinces, "provinces");
  if (target === "province_pcode") return share(looks.pcodes, "P-codes");
  if (target === "url") return share(looks.addresses, "addresses");
  return "its header";
}
