/** The hashtags released with HXL 1.1, as far as they are of use here (hxlstandard.org, "HXL hashtag dictionary"). */
export const hashtags: ReadonlySet<string> = new Set(
  "access activity adm1 adm2 adm3 adm4 adm5 affected beneficiary capacity cause channel contact country crisis currency date description event frequency geo group impact indicator inneed item loc meta modality need operations org output population reached region respondee sector service severity status subsector targeted value".split(
    " ",
  ),
);

const named = "adm1 adm2 adm3 adm4 adm5 country event group loc region status";

/** Attributes released with HXL 1.1, and the hashtags that the dictionary names them for; of those used here. */
export const attributes: Readonly<Record<string, string>> = {
  code: named,
  end: "date",
  id: "meta",
  injured: "affected inneed reached targeted",
  killed: "affected",
  lat: "geo",
  lon: "geo",
  name: named,
  num: "capacity indicator output",
  source: "meta",
  start: "date",
  type: "event group impact loc",
};

/** Attributes that the conventions of HXL 1.1 define for any hashtag, or that vocabularies and languages have. */
export const conventions: RegExp = /^(?:list|i_[a-z]{2}|v_[a-z0-9_]+)$/;

/** What the standard leaves to whoever writes a file: attributes of ours, which readers pass over. */
export const own: Readonly<Record<string, string>> = {
  approx: "meta",
  attributed: "group",
  attribution: "meta",
  basis: "meta",
  bound: "meta",
  casualties: "affected meta",
  category: "event",
  claims: "meta",
  date: "meta",
  // As in the standard's own example, 2.2.1.
  id: "event",
  injured: "meta",
  iso: "adm1",
  killed: "meta",
  max: "affected",
  method: "event",
  min: "affected",
  name: "meta",
  num: "meta",
  precision: "geo meta",
  target: "event group",
  verbatim: "meta",
};
