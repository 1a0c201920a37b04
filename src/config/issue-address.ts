import { type EditionKey, editionName, fillPattern, placeholders } from "./edition-name.ts";

const known: readonly string[] = ["name", ...placeholders];

/** What an address looks like, as far as a pattern can say it. */
export const addressPattern: string = String.raw`^https?://[^\s/{}]+/([^\s{}]|\{(${known.join("|")})\})*$`;

/** Returns where an edition is found once it is published, by a pattern. */
export function addressOf(pattern: string, edition: EditionKey): string {
  return fillPattern(pattern, edition, { name: editionName(edition) });
}

/** Says what is wrong with a pattern of addresses: it must give an address of the web, whatever the edition. */
export function addressProblem(pattern: string): string | undefined {
  const strange = [...pattern.matchAll(/\{([^{}]*)\}/g)].find(
    ([, name]) => !known.includes(name ?? ""),
  );
  if (strange !== undefined) return `there is no ${strange[0]} in an address`;
  const example = addressOf(pattern, { id: "1", language: "en", audience: "public" });
  if (/^https?:\/\/[^\s/{}]+\/[^\s{}]*$/.test(example) && URL.canParse(example)) return undefined;
  return `"${pattern}" is no address of the web`;
}
