type Type = "L" | "R" | "AL" | "EN" | "AN" | "ES" | "ET" | "CS" | "NSM" | "ON";

// Of what is not Arabic or Hebrew and beyond Latin-1, all is a letter to this reader.
const classes: readonly (readonly [RegExp, Type])[] = [
  [/[a-zA-Zªµºß-öø-ÿÀ-ÖØ-Þ]/, "L"],
  [/[0-9²³¹\u06f0-\u06f9]/, "EN"],
  [/[+-]/, "ES"],
  [/[,./:\u00a0\u060c]/, "CS"],
  [/[#$%¢£¤¥°±\u0609\u060a\u066a]/, "ET"],
  [/[\u0600-\u0605\u0660-\u0669\u066b\u066c\u06dd]/, "AN"],
  [/[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]/, "NSM"],
  [/[\u0606\u0607\u060e\u060f\u06de\u06e9]/, "ON"],
  [/[\u0600-\u06ff\u0700-\u08ac\ufb50-\ufdff\ufe70-\ufeff]/, "AL"],
  [/[\u0590-\u05f4]/, "R"],
  [/[\u0100-\uffff]/, "L"],
];

const known = new Map<string, Type>();

function typeOf(character: string): Type {
  const type = known.get(character) ?? classes.find(([set]) => set.test(character))?.[1] ?? "ON";
  known.set(character, type);
  return type;
}

/**
 * Returns what a reader makes of a text that was drawn from left to right, if it knows nothing but the
 * characters in that order: pdf.js (src/core/bidi.js), whose rules are a part of those of UAX #9.
 */
export function readDrawn(drawn: string): string {
  const characters = [...drawn];
  const types = characters.map(typeOf);
  const letters = types.filter((type) => type === "R" || type === "AL" || type === "AN").length;
  if (letters === 0) return drawn;
  const base = letters / drawn.length < 0.3 && drawn.length > 4 ? 0 : 1;
  resolveWeak(types, base === 0 ? "L" : "R");
  resolveNeutral(types, base === 0 ? "L" : "R");
  const levels = types.map((type) => {
    if (base === 1) return type === "R" ? 1 : 2;
    return type === "L" ? 0 : type === "R" ? 1 : 2;
  });
  for (let level = 2; level > 0; level--) reverseFrom(characters, levels, level);
  return characters.join("");
}

// Rules W1 to W7, as far as they go there.
function resolveWeak(types: Type[], start: Type): void {
  let last: Type = start;
  for (const [at, type] of types.entries())
    if (type === "NSM") types[at] = last;
    else last = type;
  last = start;
  for (const [at, type] of types.entries())
    if (type === "EN") types[at] = last === "AL" ? "AN" : "EN";
    else if (type === "R" || type === "L" || type === "AL") last = type;
  for (const [at, type] of types.entries()) {
    if (type === "AL") types[at] = "R";
    const [before, after] = [types[at - 1], types[at + 1]];
    if (before === undefined || before !== after) continue;
    if (before === "EN" && (type === "ES" || type === "CS")) types[at] = "EN";
    if (before === "AN" && type === "CS") types[at] = "AN";
  }
  for (const [at, type] of types.entries()) {
    if (type !== "EN") continue;
    for (let i = at - 1; types[i] === "ET"; i--) types[i] = "EN";
    for (let i = at + 1; types[i] === "ET"; i++) types[i] = "EN";
  }
  last = start;
  for (const [at, type] of types.entries()) {
    if (type === "ES" || type === "ET" || type === "CS") types[at] = "ON";
    else if (type === "EN" && last === "L") types[at] = "L";
    else if (type === "R" || type === "L") last = type;
  }
}

// Rules N1 and N2.
function resolveNeutral(types: Type[], base: "L" | "R"): void {
  const side = (type: Type | undefined): "L" | "R" =>
    type === undefined ? base : type === "L" ? "L" : "R";
  for (let at = 0; at < types.length; at++) {
    if (types[at] !== "ON") continue;
    let end = at;
    while (types[end] === "ON") end++;
    const before = side(types[at - 1]);
    types.fill(before === side(types[end]) ? before : base, at, end);
    at = end - 1;
  }
}

function reverseFrom(characters: string[], levels: readonly number[], level: number): void {
  let start = 0;
  for (let at = 0; at <= levels.length; at++) {
    if ((levels[at] ?? -1) >= level) continue;
    characters.splice(start, at - start, ...characters.slice(start, at).reverse());
    start = at + 1;
  }
}
