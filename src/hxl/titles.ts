import { lookup } from "../language/index.ts";
import { type Measure, measures } from "./written-words.ts";

interface Titles {
  /** Of the file. */
  readonly incidents: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly measures: Readonly<Record<Measure, string>>;
  /** What a column says of a measure. */
  readonly parts: Readonly<Record<"min" | "max" | "bound" | "approximate" | "written", string>>;
}

const en: Titles = {
  incidents: "Incidents",
  columns: {
    id: "Identifier",
    title: "Incident",
    date_start: "First day",
    date_end: "Last day",
    date_precision: "How exactly the date is known",
    town: "Town",
    province_name: "Province",
    province_code: "Province, code of ISO 3166-2",
    province_pcode: "Province, P-code",
    country_code: "Country, code of ISO 3166-1",
    latitude: "Latitude of the town",
    longitude: "Longitude of the town",
    place_precision: "How exactly the place is known",
    category: "Part",
    method: "Method",
    target_groups: "Who was struck",
    target_type: "What was struck",
    status: "State of the record",
    attributed_to: "Said to be responsible",
    attribution_basis: "On what that rests",
    sources: "Sources",
    source_ids: "Sources, identifiers",
    claims: "Number of accounts",
  },
  measures: { killed: "Killed", wounded: "Wounded", casualties: "Killed and wounded, not split" },
  parts: {
    min: "low end",
    max: "high end",
    bound: "what the number says",
    approximate: "approximate or not",
    written: "as printed",
  },
};

// The Dari and Pashto texts await review by a native reader.
const fa: Titles = {
  incidents: "رویدادها",
  columns: {
    id: "شناسه",
    title: "رویداد",
    date_start: "روز اول",
    date_end: "روز آخر",
    date_precision: "دقت تاریخ",
    town: "شهر",
    province_name: "ولایت",
    province_code: "ولایت، کد ISO 3166-2",
    province_pcode: "ولایت، P-code",
    country_code: "کشور، کد ISO 3166-1",
    latitude: "عرض جغرافیایی شهر",
    longitude: "طول جغرافیایی شهر",
    place_precision: "دقت مکان",
    category: "بخش",
    method: "شیوه",
    target_groups: "گروه‌های هدف",
    target_type: "هدف",
    status: "وضعیت ثبت",
    attributed_to: "منسوب به",
    attribution_basis: "اساس نسبت",
    sources: "منابع",
    source_ids: "شناسه‌های منابع",
    claims: "شمار گفته‌های منابع",
  },
  measures: { killed: "کشته", wounded: "زخمی", casualties: "کشته و زخمی، تفکیک‌ناشده" },
  parts: {
    min: "حد پایین",
    max: "حد بالا",
    bound: "معنای رقم",
    approximate: "تقریبی یا نه",
    written: "متن چاپ‌شده",
  },
};

const ps: Titles = {
  incidents: "پېښې",
  columns: {
    id: "پېژندنښه",
    title: "پېښه",
    date_start: "لومړۍ ورځ",
    date_end: "وروستۍ ورځ",
    date_precision: "د نېټې دقت",
    town: "ښار",
    province_name: "ولایت",
    province_code: "ولایت، د ISO 3166-2 کوډ",
    province_pcode: "ولایت، P-code",
    country_code: "هېواد، د ISO 3166-1 کوډ",
    latitude: "د ښار جغرافیایي عرض",
    longitude: "د ښار جغرافیایي طول",
    place_precision: "د ځای دقت",
    category: "برخه",
    method: "ډول",
    target_groups: "په نښه شوې ډلې",
    target_type: "هدف",
    status: "د ثبت حالت",
    attributed_to: "چاته منسوب",
    attribution_basis: "د نسبت بنسټ",
    sources: "سرچینې",
    source_ids: "د سرچینو پېژندنښې",
    claims: "د سرچینو د ویناوو شمېر",
  },
  measures: {
    killed: "وژل شوي",
    wounded: "ټپیان",
    casualties: "وژل شوي او ټپیان، نه دي وېشل شوي",
  },
  parts: {
    min: "ټیټ حد",
    max: "لوړ حد",
    bound: "د شمېرې معنا",
    approximate: "اټکلي ده که نه",
    written: "چاپ شوی متن",
  },
};

const titles: Readonly<Record<string, Titles>> = { en, fa, ps };

/** Returns the title of the file, and those of its columns by name; English where there are none in a language. */
export function titlesIn(language: string): {
  readonly incidents: string;
  readonly columns: ReadonlyMap<string, string>;
} {
  const { incidents, columns, ...own } = lookup(titles, language) ?? en;
  const counted = measures.flatMap((measure) =>
    Object.entries(own.parts).map(
      ([part, words]) => [`${measure}_${part}`, `${own.measures[measure]}: ${words}`] as const,
    ),
  );
  return { incidents, columns: new Map([...Object.entries(columns), ...counted]) };
}
