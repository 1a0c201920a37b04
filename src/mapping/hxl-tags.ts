import type { Target } from "./columns.ts";

// HXL 1.1, tagging conventions, 4: a hashtag, then attributes in any order, with blanks between or not, in any case.
const tagForm = /^\s*#[a-z][a-z0-9_]*(?:\s*\+\s*[a-z][a-z0-9_]*)*\s*(?:\(\d+\))?$/i;

/** Tells whether a text is a hashtag of HXL with its attributes: #affected+killed. */
export function isTag(text: string): boolean {
  return tagForm.test(text);
}

/** Returns a hashtag with its attributes in one order: the same for all ways of writing it. */
export function foldTags(tag: string): string {
  const turn = /\((\d+)\)\s*$/.exec(tag)?.[1];
  const [name = "", ...attributes] = tag
    .replace(/\(\d+\)\s*$/, "")
    .toLowerCase()
    .split("+")
    .map((part) => part.trim());
  const sorted = [...new Set(attributes)].sort();
  return [name, ...sorted].join("+") + (turn === undefined ? "" : ` (${turn})`);
}

// Attributes that say nothing of what a column holds: language, vocabulary, that it is a number or of people.
const neutral = /^(?:i_[a-z]{2,3}|v_[a-z0-9_]+|num|ind|list)$/;

const target = (name: Target, tags: string): readonly (readonly [string, Target])[] =>
  tags.split(" ").map((tag) => [foldTags(tag), name] as const);

// Tags of the core dictionary of HXL 1.1 first, then those of HDX and of Fieldbrief's own files. #affected with a part of
// the people (+f, +children, +civilians) is not the whole, #date+reported is not the day, and #group+name+first is a party.
const meanings: readonly (readonly [string, Target])[] = [
  ...target("id", "#event+id #event+code #incident+id #meta+id"),
  ...target("date", "#date+occurred #date+start #date+occurred+start #date"),
  ...target("date_end", "#date+end #date+occurred+end"),
  ...target("date_precision", "#meta+date+precision #date+precision"),
  ...target("time", "#date+time #date+occurred+time #time"),
  ...target("title", "#event+name #event+title"),
  ...target("place_written", "#loc+name #loc+written #loc+text #loc+description #loc"),
  ...target("town", "#loc+town #loc+city #loc+name+town #loc+name+city #loc+town+name"),
  ...target("district", "#adm2+name #adm2"),
  ...target("province", "#adm1+name #adm1"),
  ...target("province_code", "#adm1+code+iso #adm1+code+v_iso"),
  // A code without more is a P-code, the default of the standard.
  ...target("province_pcode", "#adm1+code+v_pcode #adm1+code"),
  ...target("country", "#country+code #country+code+iso2 #country+iso2 #country+name #country"),
  ...target("latitude", "#geo+lat"),
  ...target("longitude", "#geo+lon"),
  ...target("place_precision", "#geo+precision #loc+precision #place+precision"),
  ...target("method", "#event+type+method #event+method #cause+type #cause+name #cause"),
  ...target("method", "#event+subtype #event+type+sub #event+type"),
  ...target("category", "#event+type+category #event+category #event+category+name"),
  ...target("target_type", "#event+target #event+target+type #event+type+target #impact+type"),
  ...counted("killed", ["killed"]),
  ...counted("wounded", ["injured", "wounded"]),
  ...counted("casualties", ["casualties", "killed+injured"]),
  ...target("attributed_to", "#group+name+attributed #group+attributed #group+name+responsible"),
  ...target("attributed_to", "#group+responsible #group+name+perpetrator #group+perpetrator"),
  ...target("attribution_basis", "#meta+attribution+basis #group+attributed+basis"),
  ...target("party_first", "#group+name+first #group+first"),
  ...target("party_second", "#group+name+second #group+second"),
  ...target("status", "#status+code #status #status+name #event+status"),
  ...target("source", "#meta+source #meta+source+name"),
  ...target("url", "#meta+url #meta+url+source #meta+link #meta+source+url"),
  ...target(
    "note",
    "#description #description+event #meta+description #meta+note #event+description",
  ),
];

function counted(
  measure: "killed" | "wounded" | "casualties",
  attributes: readonly string[],
): readonly (readonly [string, Target])[] {
  return attributes.flatMap((of) => [
    ...target(measure, `#affected+${of}`),
    ...target(`${measure}_low`, `#affected+${of}+min #affected+${of}+low`),
    ...target(`${measure}_high`, `#affected+${of}+max #affected+${of}+high`),
    ...target(`${measure}_bound`, `#meta+${of}+bound #affected+${of}+bound`),
    ...target(`${measure}_approximate`, `#meta+${of}+approx #affected+${of}+approx`),
    ...target(`${measure}_words`, `#meta+${of}+verbatim #affected+${of}+verbatim`),
  ]);
}

/** Returns what a column of this hashtag is, and how early the tag stands among those of its kind; the lower, the better. */
export function targetOfTag(
  tag: string,
): { readonly target: Target; readonly rank: number } | undefined {
  const [name = "", ...attributes] = foldTags(tag)
    .replace(/ \(\d+\)$/, "")
    .split("+");
  const bare = [name, ...attributes.filter((attribute) => !neutral.test(attribute))].join("+");
  const whole = [name, ...attributes].join("+");
  for (const folded of [whole, bare]) {
    const rank = meanings.findIndex(([known]) => known === folded);
    const found = meanings[rank];
    if (found !== undefined) return { target: found[1], rank };
  }
  return undefined;
}
