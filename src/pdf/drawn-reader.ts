// Types of UAX #9 as this reader knows them, as numbers: every line of right-to-left text is read at least once.
const [L, R, AL, EN, AN, ES, ET, CS, NSM, ON] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

// Of what is not Arabic or Hebrew and beyond Latin-1, all is a letter to this reader.
const classes: readonly (readonly [RegExp, number])[] = [
  [/[a-zA-Zªµºß-öø-ÿÀ-ÖØ-Þ]/, L],
  [/[0-9²³¹\u06f0-\u06f9]/, EN],
  [/[+-]/, ES],
  [/[,./:\u00a0\u060c]/, CS],
  [/[#$%¢£¤¥°±\u0609\u060a\u066a]/, ET],
  [/[\u0600-\u0605\u0660-\u0669\u066b\u066c\u06dd]/, AN],
  [/[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]/, NSM],
  [/[\u0606\u0607\u060e\u060f\u06de\u06e9]/, ON],
  [/[\u0600-\u06ff\u0700-\u08ac\ufb50-\ufdff\ufe70-\ufeff]/, AL],
  [/[\u0590-\u05f4]/, R],
  [/[\u0100-\uffff]/, L],
];

// By UTF-16 unit, 0 where it was not asked for yet. The first half of a pair speaks for both.
const known = new Uint8Array(0x1_0000);

function typeOf(character: string): number {
  const unit = character.charCodeAt(0);
  const type = known[unit] || (classes.find(([set]) => set.test(character))?.[1] ?? ON);
  known[unit] = type;
  return type;
}

/**
 * Returns what a reader makes of a text that was drawn from left to right, if it knows nothing but the
 * characters in that order: pdf.js (src/core/bidi.js), whose rules are a part of those of UAX #9.
 */
export function readDrawn(drawn: string): string {
  const characters = [...drawn];
  const types = Uint8Array.from(characters, typeOf);
  let letters = 0;
  for (const type of types) if (type === R || type === AL || type === AN) letters++;
  if (letters === 0) return drawn;
  const base = letters / drawn.length < 0.3 && drawn.length > 4 ? L : R;
  resolveWeak(types, base);
  resolveNeutral(types, base);
  const levels = types.map((type) => {
    if (base === R) return type === R ? 1 : 2;
    return type === L ? 0 : type === R ? 1 : 2;
  });
  reverseFrom(characters, levels, 2);
  reverseFrom(characters, levels, 1);
  return characters.join("");
}

// Rules W1 to W7, as far as they go there.
function resolveWeak(types: Uint8Array, start: number): void {
  let last = start;
  for (let at = 0; at < types.length; at++)
    if (types[at] === NSM) types[at] = last;
    else last = types[at] ?? start;
  last = start;
  for (let at = 0; at < types.length; at++) {
    const type = types[at];
    if (type === EN) types[at] = last === AL ? AN : EN;
    else if (type === R || type === L || type === AL) last = type;
  }
  for (let at = 0; at < types.length; at++) {
    const type = types[at];
    if (type === AL) types[at] = R;
    const before = types[at - 1];
    if (before !== types[at + 1]) continue;
    if (before === EN && (type === ES || type === CS)) types[at] = EN;
    if (before === AN && type === CS) types[at] = AN;
  }
  for (let at = 0; at < types.length; at++) {
    if (types[at] !== EN) continue;
    for (let i = at - 1; types[i] === ET; i--) types[i] = EN;
    for (let i = at + 1; types[i] === ET; i++) types[i] = EN;
  }
  last = start;
  for (let at = 0; at < types.length; at++) {
    const type = types[at];
    if (type === ES || type === ET || type === CS) types[at] = ON;
    else if (type === EN && last === L) types[at] = L;
    else if (type === R || type === L) last = type;
  }
}

// Rules N1 and N2.
function resolveNeutral(types: Uint8Array, base: number): void {
  const side = (type: number | undefined): number =>
    type === undefined ? base : type === L ? L : R;
  for (let at = 0; at < types.length; at++) {
    if (types[at] !== ON) continue;
    let end = at;
    while (types[end] === ON) end++;
    const before = side(types[at - 1]);
    types.fill(before === side(types[end]) ? before : base, at, end);
    at = end - 1;
  }
}

function reverseFrom(characters: string[], levels: Uint8Array, level: number): void {
  let start = 0;
  for (let at = 0; at <= levels.length; at++) {
    if ((levels[at] ?? 0) >= level) continue;
    for (let [from, to] = [start, at - 1]; from < to; from++, to--)
      [characters[from], characters[to]] = [characters[to] ?? "", characters[from] ?? ""];
    start = at + 1;
  }
}
