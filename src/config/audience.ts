/** Who may see a record, from the widest circle to the narrowest. */
export type Sensitivity = "public" | "restricted" | "confidential";

/** Every sensitivity, from the widest circle to the narrowest. */
export const sensitivities: readonly [Sensitivity, Sensitivity, Sensitivity] = [
  "public",
  "restricted",
  "confidential",
];

/**
 * What becomes of a field: it is shown, made coarser (a month for a day, a province for a town), put into words
 * that name nobody, or left out.
 */
export type Treatment = "show" | "coarsen" | "mask" | "withhold";

/** The treatment of a field by the sensitivity of its record; where nothing is said, it is withheld. */
type FieldRule = Readonly<Partial<Record<Sensitivity, Treatment>>>;

/** The types of records that leave a project, each with the rules of its fields. */
export type RecordType = "incidents" | "claims" | "breakdowns" | "sources" | "statements";

/** The rules of one audience, by type of record and field. */
export type AudienceRules = Readonly<Record<RecordType, Readonly<Record<string, FieldRule>>>>;

/** An audience: what it may see, and how exactly. */
export interface Audience {
  readonly name: string;
  /** The narrowest circle that it belongs to: records that are more sensitive do not reach it. */
  readonly sees: Sensitivity;
  /** What a date becomes that is made coarser. */
  readonly dates: "month" | "quarter" | "year";
  /** What a place becomes that is made coarser. */
  readonly places: "province" | "country";
  /** Cells of fewer incidents than this are withheld; 0 where all are shown. */
  readonly smallCells: number;
  readonly rules: AudienceRules;
}

type Treatments = readonly [Treatment, ...Treatment[]];

const plain: Treatments = ["show", "withhold"];
const coarse: Treatments = ["show", "coarsen", "withhold"];
const masked: Treatments = ["show", "mask", "withhold"];

/**
 * The fields that have a rule, with the treatments there are for each. `date` stands for first day, last day
 * and precision, `place` for town, province, country, origin and precision.
 */
export const recordFields: Readonly<Record<RecordType, Readonly<Record<string, Treatments>>>> = {
  incidents: {
    id: masked,
    title: masked,
    date: coarse,
    date_reason: plain,
    time: plain,
    place: coarse,
    place_written: plain,
    place_note: plain,
    category: plain,
    target_groups: plain,
    target_type: plain,
    method: plain,
    attacks: plain,
    detonations: plain,
    munitions: plain,
    munition_written: plain,
    status: plain,
    preferred_reason: plain,
    rule_reason: plain,
    note: plain,
  },
  claims: {
    id: masked,
    killed: plain,
    wounded: plain,
    casualties: plain,
    killed_verbatim: plain,
    wounded_verbatim: plain,
    casualties_verbatim: plain,
    date: plain,
    date_verbatim: plain,
    place_verbatim: plain,
    attributed_to: masked,
    note: plain,
  },
  breakdowns: { group: plain, count: plain, verbatim: plain },
  sources: {
    id: masked,
    publisher: masked,
    title: plain,
    type: plain,
    url: plain,
    archived_url: plain,
    published: coarse,
    accessed: coarse,
    language: plain,
    source_group: masked,
    name_written: plain,
    note: plain,
  },
  statements: {
    by: masked,
    text: plain,
    scope: plain,
    period: plain,
    figures: plain,
    verbatim: plain,
    note: plain,
  },
};

/** The types of records that have rules, in their order. */
export const recordTypes: readonly RecordType[] = [
  "incidents",
  "claims",
  "breakdowns",
  "sources",
  "statements",
];

// Rules by which every field is treated alike, at each of some sensitivities.
function rulesFor(rule: FieldRule): AudienceRules {
  const all = (type: RecordType): Record<string, FieldRule> =>
    Object.fromEntries(Object.keys(recordFields[type]).map((field) => [field, rule]));
  return {
    incidents: all("incidents"),
    claims: all("claims"),
    breakdowns: all("breakdowns"),
    sources: all("sources"),
    statements: all("statements"),
  };
}

/** Returns rules with some of them changed; a change of one sensitivity leaves the others. */
export function changeRules(
  rules: AudienceRules,
  changes: Readonly<Partial<Record<RecordType, Readonly<Record<string, FieldRule>>>>>,
): AudienceRules {
  const change = (type: RecordType): Readonly<Record<string, FieldRule>> => {
    const changed = Object.entries(changes[type] ?? {});
    const fields = changed.map(([field, rule]) => [field, { ...rules[type][field], ...rule }]);
    return { ...rules[type], ...Object.fromEntries(fields) };
  };
  return {
    incidents: change("incidents"),
    claims: change("claims"),
    breakdowns: change("breakdowns"),
    sources: change("sources"),
    statements: change("statements"),
  };
}

const coarser = { dates: "month", places: "province", smallCells: 0 } as const;
const whole = { public: "show" } as const;

// What a partner gets of a restricted record: what happened and how many it struck, not where to find the people
// who tell of it.
const [coarsen, mask, withhold] = [
  { restricted: "coarsen" },
  { restricted: "mask" },
  { restricted: "withhold" },
] as const;

const partnerRules = changeRules(rulesFor({ ...whole, restricted: "show" }), {
  incidents: {
    id: mask,
    title: mask,
    date: coarsen,
    date_reason: withhold,
    time: withhold,
    place: coarsen,
    place_written: withhold,
    place_note: withhold,
    munition_written: withhold,
    preferred_reason: withhold,
    rule_reason: withhold,
    note: withhold,
  },
  claims: {
    id: mask,
    killed_verbatim: withhold,
    wounded_verbatim: withhold,
    casualties_verbatim: withhold,
    date: withhold,
    date_verbatim: withhold,
    place_verbatim: withhold,
    note: withhold,
  },
  breakdowns: { verbatim: withhold },
  sources: {
    id: mask,
    publisher: mask,
    title: withhold,
    url: withhold,
    archived_url: withhold,
    published: coarsen,
    accessed: coarsen,
    source_group: mask,
    name_written: withhold,
    note: withhold,
  },
  statements: { by: mask, verbatim: withhold, note: withhold },
});

/** The audiences that every project has, from the most restricted on; a project may change their rules. */
export const shippedAudiences: readonly Audience[] = [
  // Small cells are shown: the tables are of incidents that are listed beside them, each by itself.
  { name: "public", sees: "public", ...coarser, rules: rulesFor(whole) },
  { name: "partner", sees: "restricted", ...coarser, rules: partnerRules },
  {
    name: "internal",
    sees: "confidential",
    ...coarser,
    rules: rulesFor({ ...whole, restricted: "show", confidential: "show" }),
  },
];

/** The audience of an edition that names none. */
export const firstAudience = "public";

/** An audience that sees nothing until rules say so. */
export function emptyAudience(name: string): Audience {
  return { name, sees: "public", ...coarser, rules: rulesFor({}) };
}

/** Returns an audience by its name, which `readConfig` and `build` let no other through. */
export function audienceNamed(audiences: readonly Audience[], name: string): Audience {
  const found = audiences.find((audience) => audience.name === name);
  if (found === undefined) throw new Error(`no audience ${name}`);
  return found;
}
