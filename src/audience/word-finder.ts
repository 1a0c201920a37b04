/** A word found in a text: its index among the words, and where it starts and ends. */
export interface Hit {
  readonly word: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Returns a function that finds every occurrence of many words in one reading of a text, whatever their number
 * (Aho and Corasick, 1975).
 */
export function wordFinder(words: readonly string[]): (text: string) => Iterable<Hit> {
  const next: Map<number, number>[] = [new Map()];
  const ends: number[][] = [[]];
  for (const [index, word] of words.entries()) {
    let state = 0;
    for (let at = 0; at < word.length; at++) {
      const unit = word.charCodeAt(at);
      let following = next[state]?.get(unit);
      if (following === undefined) {
        following = next.push(new Map()) - 1;
        ends.push([]);
        next[state]?.set(unit, following);
      }
      state = following;
    }
    if (word !== "") ends[state]?.push(index);
  }
  const fallback = fallbacks(next, ends);
  return function* find(text) {
    let state = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      let following = next[state]?.get(unit);
      while (following === undefined && state !== 0) {
        state = fallback[state] ?? 0;
        following = next[state]?.get(unit);
      }
      state = following ?? 0;
      for (const word of ends[state] ?? [])
        yield { word, start: at + 1 - (words[word]?.length ?? 0), end: at + 1 };
    }
  };
}

// For each state the one of the longest proper suffix; a state also ends what its fallback ends.
function fallbacks(next: readonly Map<number, number>[], ends: number[][]): readonly number[] {
  const fallback: number[] = next.map(() => 0);
  const queue = [...(next[0]?.values() ?? [])];
  for (let head = 0; head < queue.length; head++) {
    const state = queue[head] ?? 0;
    for (const [unit, following] of next[state] ?? []) {
      let back = fallback[state] ?? 0;
      while (back !== 0 && !next[back]?.has(unit)) back = fallback[back] ?? 0;
      const target = next[back]?.get(unit) ?? 0;
      fallback[following] = target;
      ends[following]?.push(...(ends[target] ?? []));
      queue.push(following);
    }
  }
  return fallback;
}
