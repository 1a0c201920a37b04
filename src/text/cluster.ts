// What continues a cluster: marks, joiners, variation selectors, emoji modifiers.
const continuing = /^(?:\p{M}|\u200c|\u200d|[\u{1f3fb}-\u{1f3ff}])/u;

/**
 * Tells whether a text may be cut before `index` without tearing what a reader sees as one character.
 * UAX #29's extended clusters in short (marks, joiners, surrogates, CR LF), by rules of its own because
 * Intl.Segmenter's answers change with the ICU that Node was built with.
 */
export function isClusterBoundary(text: string, index: number): boolean {
  if (index <= 0 || index >= text.length) return true;
  const before = text.charCodeAt(index - 1);
  const after = text.charCodeAt(index);
  if (after >= 0xdc00 && after <= 0xdfff && before >= 0xd800 && before <= 0xdbff) return false;
  if (before === 0x0d && after === 0x0a) return false;
  if (before < 0x300 && after < 0x300) return true;
  return before !== 0x200d && !continuing.test(text.slice(index, index + 2));
}
