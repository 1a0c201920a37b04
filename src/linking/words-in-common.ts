import type { Incident } from "../incident/index.ts";

// Words of providers and of people for the same thing. Others stand for themselves.
const kinds: Readonly<Record<string, readonly string[]>> = {
  explosion: [
    ..."explosion explosions explosive explosives bomb bombs bombing blast ied device magnetic detonation".split(
      " ",
    ),
    ..."mine landmine grenade suicide".split(" "),
  ],
  shelling: "shelling artillery mortar rocket rockets missile missiles".split(" "),
  "air strike": "air airstrike drone aerial".split(" "),
  "armed clash": "clash clashes battle battles armed shooting gunfire gunmen ambush firearms".split(
    " ",
  ),
  abduction: "abduction abductions kidnapping kidnap hostage disappearance".split(" "),
  killing: "assassination execution killing murder beheading".split(" "),
  unrest: "protest protests riot riots demonstration mob".split(" "),
  civilians: "civilian civilians citizens private".split(" "),
  worship: "mosque mosques religious worship shrine worshippers".split(" "),
  school: "school schools education educational university students".split(" "),
  police: "police security checkpoint".split(" "),
  military: "military army soldiers troops base".split(" "),
};

const kindOf = new Map(
  Object.entries(kinds).flatMap(([kind, words]) => words.map((word) => [word, kind] as const)),
);

// That say nothing of how it was done, or to whom.
const empty: ReadonlySet<string> = new Set(
  "not stated other unknown remote violence against state based sided one non attack attacks event and or of the by in".split(
    " ",
  ),
);

/** Returns what the words of a property are about; none where they say nothing. */
export function subjectsOf(written: string): ReadonlySet<string> {
  const words = written.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return new Set(
    words.flatMap((word) => (word === "" || empty.has(word) ? [] : (kindOf.get(word) ?? word))),
  );
}

/** What two incidents have in common of a property: 1, nothing: 0, or half where one does not say. */
export interface Common {
  readonly score: number;
  readonly words: string;
}

/** Compares a property of two incidents by what its words are about. */
export function compareWords(name: string, a: ReadonlySet<string>, b: ReadonlySet<string>): Common {
  if (a.size === 0 || b.size === 0) return { score: 0.5, words: `${name} not stated by one` };
  const shared = [...a].filter((word) => b.has(word)).sort();
  return shared.length === 0
    ? { score: 0, words: `${name} differs` }
    : { score: 1, words: `${name}: both ${shared.slice(0, 3).join(", ")}` };
}

/** Returns what an incident says of how it was done: its method, or else its part. */
export function methodOf({ method, category }: Incident): ReadonlySet<string> {
  const own = subjectsOf(method);
  return own.size > 0 ? own : subjectsOf(category);
}
