// Languages written from right to left, by ISO 639 code; a script subtag (`ks-Deva`) decides first.
const rtlLanguages: ReadonlySet<string> = new Set(
  "ar arc ckb dv fa he ks ku ps prs sd ug ur uz-AF yi".split(" "),
);
const rtlScripts: ReadonlySet<string> = new Set("Adlm Arab Hebr Nkoo Rohg Syrc Thaa".split(" "));

/** Returns the direction that a language, given by its BCP 47 tag, is written in. */
export function directionOf(tag: string): "ltr" | "rtl" {
  const [language = "", ...subtags] = tag.split("-");
  const script = subtags.find((subtag) => /^[A-Z][a-z]{3}$/.test(subtag));
  if (script !== undefined) return rtlScripts.has(script) ? "rtl" : "ltr";
  return rtlLanguages.has(language.toLowerCase()) || rtlLanguages.has(tag) ? "rtl" : "ltr";
}
