/**
 * Returns what stands for a language among texts by BCP 47 tag: of `fa-AF` its own, then that of `fa`
 * (RFC 4647 3.4); `undefined` where there is none.
 */
export function lookup<T>(texts: Readonly<Record<string, T>>, tag: string): T | undefined {
  for (let range = tag; range !== ""; range = range.slice(0, Math.max(0, range.lastIndexOf("-"))))
    if (Object.hasOwn(texts, range)) return texts[range];
  return undefined;
}
