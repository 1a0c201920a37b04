/** Words that take a side, and what to write in their place. */
export interface LoadedWords {
  /** Each with its inflected forms, as they are written. */
  readonly words: readonly string[];
  readonly instead: string;
}

/** A loaded word, as it stands in a text. */
interface LoadedWord {
  /** As the list has it. */
  readonly word: string;
  readonly offset: number;
  /** Where it ends. */
  readonly end: number;
  readonly instead: string;
}

/** Finds loaded words in a text. */
export type FindLoaded = (text: string) => readonly LoadedWord[];

interface Entry {
  readonly word: string;
  readonly instead: string;
  /** Its parts, folded: `cold-blooded` has two. */
  readonly parts: readonly string[];
}

interface Token {
  readonly part: string;
  readonly offset: number;
  readonly end: number;
}

// A zero-width non-joiner ends a part as a blank does: in Dari and Pashto it stands before endings.
const partPattern = /[\p{L}\p{M}\p{N}\u00ad\u0640]+/gu;

// What may stand between the parts of one word.
const joint = /^(?:[\s\u00a0]+|[-\u2010\u2011\u200c'’])$/u;

/** Returns what finds the words of lists, whole, in any script and case, longer ones first. */
export function finderOf(lists: readonly LoadedWords[]): FindLoaded {
  const byFirst = new Map<string, Entry[]>();
  for (const entry of lists.flatMap(entriesOf)) {
    const [first = ""] = entry.parts;
    const others = byFirst.get(first);
    if (others === undefined) byFirst.set(first, [entry]);
    else others.push(entry);
  }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.parts.length - a.parts.length);
  return (text) => {
    const tokens = partsOf(text);
    return tokens.flatMap(({ part, offset }, index) => {
      const entry = byFirst.get(part)?.find(({ parts }) => standsAt(parts, text, tokens, index));
      if (entry === undefined) return [];
      const { word, instead, parts } = entry;
      const end = tokens[index + parts.length - 1]?.end ?? offset;
      return [{ word, instead, offset, end }];
    });
  };
}

// Many write in one what others part by a zero-width non-joiner.
function entriesOf({ words, instead }: LoadedWords): readonly Entry[] {
  return words.flatMap((word) => {
    const spellings = new Set([word, word.replaceAll("\u200c", "")]);
    return [...spellings].map((spelling) => {
      return { word, instead, parts: partsOf(spelling).map(({ part }) => part) };
    });
  });
}

function partsOf(text: string): readonly Token[] {
  return Array.from(text.matchAll(partPattern), ({ 0: found, index }) => ({
    part: fold(found),
    offset: index,
    end: index + found.length,
  }));
}

function standsAt(
  parts: readonly string[],
  text: string,
  tokens: readonly Token[],
  start: number,
): boolean {
  return parts.every((part, index) => {
    const token = tokens[start + index];
    if (token?.part !== part) return false;
    if (index === 0) return true;
    return joint.test(text.slice(tokens[start + index - 1]?.end, token.offset));
  });
}

// Soft hyphens, tatweel and Arabic vowel signs change nothing of a word; yeh and kaf are typed in several ways.
function fold(part: string): string {
  const bare = /^[a-z]*$/.test(part) ? part : part.replace(/[\u00ad\u0640\u064b-\u0652]/g, "");
  return bare.toLowerCase().replace(/[يى]/g, "ی").replaceAll("ك", "ک");
}
