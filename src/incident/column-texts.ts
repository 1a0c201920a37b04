import { sensitivities } from "../config/index.ts";
import type { BreakdownColumn } from "./breakdowns.ts";
import { breakdownMeasures, breakdownRelations } from "./breakdowns.ts";
import { attributionBases, type ClaimColumn } from "./claims.ts";
import type { ColumnText } from "./described-file.ts";
import type { IncidentColumn } from "./incident-columns.ts";
import { categoryBases, datePrecisions, placePrecisions, rules, statuses } from "./incidents.ts";
import { type LinkColumn, linkStates } from "./links.ts";
import type { ProvinceColumn } from "./provinces.ts";
import { type SourceColumn, sourceTypes } from "./sources.ts";
import { ownColumns } from "./translatable.ts";
import type { TranslationColumn } from "./translations.ts";

type Texts<Column extends string> = Readonly<Record<Column, ColumnText>>;

const sensitivity: ColumnText = {
  form: "one of",
  values: sensitivities,
  field: null,
  about: "who may see the record; confidential where it is left empty, with a warning",
};
const note: ColumnText = { form: "text", about: "what a reader of the record has to know" };
const place = "place";
const date = "date";

/** What the columns of incidents.csv hold. */
export const incidentTexts: Texts<IncidentColumn> = {
  id: {
    form: "id",
    filled: true,
    about: "names the incident, and stays when its date is corrected: IK-2022-05-25-kabul",
  },
  title: { form: "text", filled: true, about: "short, neutral, without figures" },
  date: { form: "date", filled: true, about: "the first day: 2022-05-25" },
  date_end: { form: "date", field: date, about: "the last day; empty, the same as the first" },
  date_precision: {
    form: "one of",
    filled: true,
    values: datePrecisions,
    field: date,
    about: "how exactly the date is known; the two dates span what is known",
  },
  date_reason: { form: "text", about: "why this date, where claims give different ones" },
  time: { form: "text", about: "local time, as stated" },
  place_written: { form: "text", filled: true, about: "the place, word for word" },
  town: {
    form: "text",
    field: place,
    about: "the town it resolves to, as the gazetteer spells it",
  },
  province: {
    form: "province code",
    field: place,
    about:
      "ISO 3166-2, of provinces.csv: AF-KAB; empty where none is known or it struck another country",
  },
  country: {
    form: "country code",
    filled: true,
    field: place,
    about: "ISO 3166-1, where it struck: AF",
  },
  origin_country: {
    form: "country code",
    field: place,
    about: "ISO 3166-1, where it came from, of cross-border incidents alone",
  },
  place_precision: {
    form: "one of",
    filled: true,
    values: placePrecisions,
    field: place,
    about: "how exactly the place is known",
  },
  place_note: { form: "text", about: "how the place was resolved, and what that leaves open" },
  category: {
    form: "word",
    filled: true,
    about:
      "the part of the briefing: a word of `data.categories` of briefing.yaml, where that lists some",
  },
  category_basis: {
    form: "one of",
    filled: true,
    values: categoryBases,
    field: null,
    about:
      "what the category rests on: the heading it is listed under, the account itself, the editor",
  },
  target_groups: {
    form: "words",
    about: "who was struck, as stated; several with semicolons between: shia; civilians",
  },
  target_type: { form: "word", filled: true, about: "what was struck: mosque" },
  method: { form: "word", filled: true, about: "how it was done: suicide-attack" },
  attacks: { form: "whole number", about: "how many separate attacks the entry tells of" },
  detonations: {
    form: "whole number",
    about: "how many devices went off or explosions were heard of",
  },
  munitions: { form: "count", about: "rockets or missiles fired" },
  munition_written: { form: "text", about: "the words for these" },
  status: {
    form: "one of",
    filled: true,
    values: statuses,
    about: "what the sources allow, not what the editor believes",
  },
  sensitivity,
  preferred_claim: {
    form: "id",
    field: null,
    about: "the claim whose figures stand for the incident; needed where there are several",
  },
  preferred_reason: { form: "text", about: "why that one; printed" },
  rule: {
    form: "one of",
    values: rules,
    field: null,
    about: "how its figures are taken, where by another rule than `data.rule` of briefing.yaml",
  },
  rule_reason: { form: "text", about: "why by another; printed" },
  note,
  provider: {
    form: "word",
    field: null,
    about:
      "the data set that the entry is of: acled; empty for one of your own. Figures of two are never added",
  },
};

/** What the columns of claims.csv hold. */
export const claimTexts: Texts<ClaimColumn> = {
  id: { form: "id", filled: true, about: "names the claim" },
  incident: {
    form: "id",
    filled: true,
    field: null,
    about: "the incident it is about, of incidents.csv",
  },
  source: { form: "id", filled: true, field: null, about: "who says it, of sources.csv" },
  killed: { form: "count", about: "killed, as this source states" },
  wounded: { form: "count", about: "wounded, as this source states" },
  casualties: {
    form: "count",
    about:
      "killed and wounded together, where the source does not split them; never added to either",
  },
  killed_verbatim: { form: "text", about: "killed, as printed" },
  wounded_verbatim: { form: "text", about: "wounded, as printed" },
  casualties_verbatim: { form: "text", about: "casualties, as printed" },
  date: { form: "date", about: "the day that the source gives" },
  date_verbatim: { form: "text", about: "how the source wrote the day" },
  place_verbatim: {
    form: "text",
    about: "how the source wrote the place, where the claims of an incident differ in it",
  },
  attributed_to: {
    form: "text",
    about: "who is said to have done it; empty where nobody is named",
  },
  attribution_basis: {
    form: "one of",
    filled: true,
    values: attributionBases,
    field: "attributed_to",
    about: "what that rests on; undetermined where nobody is named",
  },
  sensitivity,
  note,
};

/** What the columns of breakdowns.csv hold. */
export const breakdownTexts: Texts<BreakdownColumn> = {
  claim: { form: "id", filled: true, field: null, about: "the claim, of claims.csv" },
  measure: {
    form: "one of",
    filled: true,
    values: breakdownMeasures,
    field: null,
    about: "which of its figures",
  },
  group: { form: "text", filled: true, about: "who is counted: children" },
  count: { form: "count", about: "how many" },
  verbatim: { form: "text", about: "as printed" },
  relation: {
    form: "one of",
    filled: true,
    values: breakdownRelations,
    field: null,
    about: "whether they are part of the figure or beside it; of unknown nothing is worked out",
  },
};

/** What the columns of sources.csv hold. */
export const sourceTexts: Texts<SourceColumn> = {
  id: { form: "id", filled: true, about: "names the source" },
  publisher: { form: "text", about: "who published it; needed where there is no title" },
  title: { form: "text", about: "under what title, quoted; needed where there is no publisher" },
  type: {
    form: "one of",
    filled: true,
    values: sourceTypes,
    about:
      "what kind of source; party: to the conflict; article: the one the list is from; unknown: nobody has said",
  },
  url: { form: "web address", about: "where it was read; empty where it was not" },
  archived_url: { form: "web address", about: "a copy that stays" },
  published: { form: "date", about: "when it was published" },
  accessed: { form: "date", about: "when it was read" },
  language: { form: "language tag", about: "the language it is in: fa-AF" },
  source_group: {
    form: "id",
    about:
      "sources of one group count as one, such as outlets that repeat one agency; a group of its own where empty",
  },
  via: {
    form: "id",
    field: null,
    about: "the source through which it is known, where it was not read itself",
  },
  name_written: { form: "text", about: "its name as the citing text spells it" },
  sensitivity,
  note,
};

/** What the columns of links.csv hold. */
export const linkTexts: Texts<LinkColumn> = {
  incident: { form: "id", filled: true, about: "the incident that is kept" },
  same_as: {
    form: "id",
    filled: true,
    about: "the one that may be the same event: accepted, its claims become claims of the other",
  },
  state: {
    form: "one of",
    filled: true,
    values: linkStates,
    about: "proposed by `fieldbrief link`; accepted or rejected by whoever looked it up",
  },
  date_evidence: { form: "text", about: "how near their days are" },
  place_evidence: { form: "text", about: "how near their places are" },
  method_evidence: { form: "text", about: "what they have in common of method and target" },
  toll_evidence: { form: "text", about: "whether the numbers of killed can both hold" },
  score: { form: "text", about: "how near they are in all, from 0 to 1: an order to look in" },
  reason: { form: "text", about: "why it was decided so; `trace` prints it" },
  decided_by: { form: "text", about: "who decided" },
};

/** What the columns of places/provinces.csv hold; names in further languages are `name_fa` and the like. */
export const provinceTexts: Texts<ProvinceColumn> = {
  id: { form: "province code", filled: true, about: "ISO 3166-2: AF-KAB" },
  pcode: { form: "text", about: "the P-code of OCHA's boundaries (COD-AB): AF01" },
  name_en: {
    form: "text",
    filled: true,
    about: "its name in English; `name_fa`, `name_ps` in other languages of editions",
  },
  longitude: {
    form: "degrees",
    filled: true,
    about: "of the point where a map writes of it: 69.1814",
  },
  latitude: { form: "degrees", filled: true, about: "of the same point: 34.5278" },
  variants: { form: "text", about: "further spellings, with semicolons between: Kabol; Cabul" },
};

/** What the columns of translations/<language>.csv hold. */
export const translationTexts: Texts<TranslationColumn> = {
  column: { form: "one of", filled: true, values: ownColumns, about: "where the text stands" },
  original: { form: "text", filled: true, about: "the text, to the letter" },
  translation: { form: "text", filled: true, about: "the same in the language of the file" },
  reviewed_by: {
    form: "text",
    about: "the native reader who has approved it; empty, it awaits review",
  },
};
