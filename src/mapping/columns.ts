/** The people who are counted. */
export type Measure = "killed" | "wounded" | "casualties";

/** The columns that a count may have beside its figure. */
export type End = "low" | "high" | "bound" | "approximate" | "words";

/** What a column of somebody's table may be to Fieldbrief. */
export type Target =
  | "id"
  | "date"
  | "date_end"
  | "date_precision"
  | "time"
  | "title"
  | "place_written"
  | "town"
  | "district"
  | "province"
  | "province_code"
  | "province_pcode"
  | "country"
  | "latitude"
  | "longitude"
  | "place_precision"
  | "method"
  | "category"
  | "target_type"
  | Measure
  | `${Measure}_${End}`
  | "attributed_to"
  | "attribution_basis"
  | "party_first"
  | "party_second"
  | "status"
  | "source"
  | "url"
  | "note";

interface Column {
  readonly target: Target;
  /** How tables head it, the likeliest first; folded as `foldHeader` folds. */
  readonly headers: readonly string[];
}

/**
 * The columns, in the order in which headers are given to them. The spellings are those of ACLED, UCDP GED, GTD,
 * HXL's usual headers, OCHA's boundaries and of hand-made tables in English, Dari and Pashto, and those that French, Spanish,
 * German and Arabic tables have for days, places, people and sources. What says less than it
 * seems is not here: ACLED's actor1 is a party, not whoever is held responsible.
 */
export const targets: readonly Column[] = [
  column(
    "id",
    "event id cnty, event id, incident id, incident no, incident number, event no, case no, " +
      "serial no, s no, sr no, " +
      "eventid, id, no, nr, number, ref, " +
      "reference, code, شماره, نمبر, ګڼه",
  ),
  column(
    "date",
    "event date, incident date, date start, start date, date, day, date from, from date, when, " +
      "تاریخ, نېټه, نیټه, jour, fecha, dia, datum, tag, التاريخ, تاريخ الحادث",
  ),
  column("date_end", "date end, end date, last day, date to, to date, تاریخ ختم, د پای نېټه"),
  column("date_precision", "date precision, precision of date, date exactness"),
  column("time", "time, hour, ساعت, وخت"),
  column("title", "title, headline, event title, incident title, عنوان, سرلیک"),
  column(
    "province",
    "province, admin1, adm 1, adm1, admin 1, adm1 name, adm1 en, admin1name, admin1name en, provstate, state, governorate, " +
      "ولایت, gouvernorat, departamento, provincia, provinz, المحافظة, محافظة",
  ),
  column("province_code", "province code, admin1 code, adm1 code, iso 3166 2"),
  column(
    "province_pcode",
    "adm1 pcode, admin1 pcode, admin1pcode, province pcode, pcode, admin1 code, adm1 code",
  ),
  column(
    "district",
    "district, admin2, adm 2, adm2, admin 2, adm2 name, adm2 en, admin2name, admin2name en, county, ولسوالی, ولسوالي",
  ),
  column(
    "town",
    "town, city, village, admin3, adm3, settlement, شهر, قریه, ښار, ville, ciudad, stadt, المدينة, مدينة",
  ),
  column(
    "place_written",
    "location, place, where coordinates, where, site, place name, place written, محل, " +
      "مکان, ساحه, ځای, lieu, endroit, lugar, ort, المكان, الموقع",
  ),
  column(
    "country",
    "country, iso2, country code, country txt, iso3, country iso3, کشور, هېواد, هیواد",
  ),
  column("latitude", "latitude, lat, عرض البلد"),
  column("longitude", "longitude, lon, long, lng, طول البلد"),
  column("place_precision", "place precision, precision of place, location precision"),
  column(
    "method",
    "method, sub event type, attack type, attacktype1 txt, weapon type, weapon, " +
      "weapons, means, incident type, type, event type, type of event, type of attack, kind of attack, event, attack, " +
      "what, شیوه, نوع, روش, ډول",
  ),
  column("category", "category, part, kind, event type, disorder type, theme, دسته, بخش, برخه"),
  column(
    "target_type",
    "target type, target, targets, targtype1 txt, target category, what was struck, " + "هدف",
  ),
  column(
    "killed",
    "killed, fatalities, deaths, dead, nkill, deaths best, best, fatality, کشته, " +
      "کشته شدگان, شهدا, وژل شوي, tues, morts, deces, personnes tuees, muertos, tote, getotete, القتلى, قتلى, عدد القتلى",
  ),
  ...bounds("killed", "killed, fatalities, deaths, dead"),
  column("killed_low", "low, low estimate, minimum deaths"),
  column("killed_high", "high, high estimate, maximum deaths"),
  column(
    "wounded",
    "wounded, injured, injuries, hurt, nwound, زخمی, زخمی ها, زخمی شدگان, زخمیان, مجروحین, مجروحان, ټپیان, ټپي, " +
      "blesses, personnes blessees, heridos, verletzte, الجرحى, جرحى, عدد الجرحى",
  ),
  ...bounds("wounded", "wounded, injured, injuries"),
  column("casualties", "casualties, total casualties, killed and wounded, تلفات"),
  ...bounds("casualties", "casualties"),
  column(
    "attributed_to",
    "perpetrator, perpetrators, alleged perpetrator, attributed to, responsible, " +
      "responsible party, attacker, gname, عامل, مسئول, مسوول",
  ),
  column("attribution_basis", "attribution basis, basis of attribution"),
  column("party_first", "party first, first party"),
  column("party_second", "party second, second party"),
  column("status", "verification status, status of verification"),
  column(
    "source",
    "source, sources, source name, reported by, source article, publisher, outlet, media, scite1, " +
      "منبع, سرچینه, fuente, fuentes, quelle, quellen, المصدر",
  ),
  column("url", "source url, source link, url, link, links, web address, لینک"),
  column(
    "note",
    "notes, note, summary, description, details, comment, comments, remarks, " +
      "what happened, شرح, توضیحات, یادداشت, خلاصه, یادښت",
  ),
];

// "Killed (min)", "deaths_high", "Max injured": the ends of what a source gives, and the words for them.
function bounds(measure: Measure, nouns: string): readonly Column[] {
  const headed = (suffix: End, words: readonly string[]): Column => ({
    target: `${measure}_${suffix}`,
    headers: nouns
      .split(", ")
      .flatMap((noun) => words.flatMap((word) => [`${noun} ${word}`, `${word} ${noun}`])),
  });
  return [
    headed("low", ["low", "min", "minimum", "lower", "at least"]),
    headed("high", ["high", "max", "maximum", "upper", "at most"]),
    headed("bound", ["bound"]),
    headed("approximate", ["approximate", "approx"]),
    headed("words", ["verbatim", "in words"]),
  ];
}

function column(target: Target, headers: string): Column {
  return { target, headers: headers.split(", ") };
}

/** The names of all columns, as `--column` takes them. */
export const targetNames: readonly Target[] = [...new Set(targets.map(({ target }) => target))];

// Words that change nothing of what a header says.
const fillers: ReadonlySet<string> = new Set(
  "of the an a in was were incident incidents event attack people persons number count total num no name s".split(
    " ",
  ),
);

// What stands above killed and wounded in a header of two lines, and is a column of its own where it stands alone.
const groups: ReadonlySet<string> = new Set(
  "casualties victims toll losses human تلفات قربانیان".split(" "),
);

/**
 * Folds a header: case, marks on letters, punctuation and joined words (`EventDate`, `event_date`, `Event date:`).
 */
export function foldHeader(header: string): string {
  return header
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, " ")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Returns a folded header without words that say nothing, or itself where nothing else would be left. */
export function withoutFillers(folded: string): string {
  return without(folded, fillers);
}

/** Returns a folded header without the name of the group that it is in, or itself where nothing else would be left. */
export function withoutGroup(folded: string): string {
  return without(folded, groups);
}

function without(folded: string, left: ReadonlySet<string>): string {
  const words = folded.split(" ").filter((word) => !left.has(word));
  return words.length === 0 ? folded : words.join(" ");
}

/** Tells whether a header says, in so many words, what a column is. */
export function isHeadedAs(target: Target, header: string): boolean {
  const folded = foldHeader(header);
  const spelled = [folded, withoutFillers(folded)];
  return targets.some(
    (one) => one.target === target && spelled.some((s) => one.headers.includes(s)),
  );
}
