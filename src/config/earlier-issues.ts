import type { EditionConfig } from "./config.ts";
import { editionName } from "./edition-name.ts";

/** An issue before an edition, as briefing.yaml knows it. */
export interface EarlierIssue {
  readonly id: string;
  readonly number: number;
  /** Its editions for the same audience, that in the edition's own language first. */
  readonly editions: readonly EditionConfig[];
}

/**
 * Returns the issues before an edition, oldest first: those of its series with the same filter, or of the listed
 * editions where it is a listed one, that have a lower number. Other audiences count other incidents: theirs are none.
 */
export function issuesBefore(
  edition: EditionConfig,
  issues: readonly EditionConfig[],
): readonly EarlierIssue[] {
  const { number, language, audience } = edition;
  const found = new Map<string, EditionConfig[]>();
  for (const one of linesOf(issues).get(lineOf(edition)) ?? []) {
    if (one.number >= number) continue;
    const known = found.get(one.id) ?? [];
    if (!known.some((other) => other.language === one.language))
      known.push({ ...one, audience, language: one.language });
    found.set(one.id, known);
  }
  return [...found.values()]
    .flatMap((editions): readonly EarlierIssue[] => {
      const [first] = editions;
      if (first === undefined) return [];
      const own = editions.filter((one) => one.language === language);
      const others = editions.filter((one) => one.language !== language);
      return [{ id: first.id, number: first.number, editions: [...own, ...others] }];
    })
    .sort((a, b) => a.number - b.number);
}

/** Returns the folder of each published issue before an edition, by the names that there are, oldest first. */
export function publishedBefore(
  edition: EditionConfig,
  issues: readonly EditionConfig[],
  names: readonly string[],
): readonly { readonly issue: EarlierIssue; readonly name: string; readonly of: EditionConfig }[] {
  const present = new Set(names);
  return issuesBefore(edition, issues).flatMap((issue) => {
    const of = issue.editions.find((one) => present.has(editionName(one)));
    return of === undefined ? [] : [{ issue, name: editionName(of), of }];
  });
}

type Lines = ReadonlyMap<string, readonly EditionConfig[]>;

const knownLines = new WeakMap<readonly EditionConfig[], Lines>();

// A series by province has thousands of editions, and each asks.
function linesOf(issues: readonly EditionConfig[]): Lines {
  const known = knownLines.get(issues);
  if (known !== undefined) return known;
  const lines = new Map<string, EditionConfig[]>();
  for (const one of issues) {
    const line = lines.get(lineOf(one));
    if (line === undefined) lines.set(lineOf(one), [one]);
    else line.push(one);
  }
  knownLines.set(issues, lines);
  return lines;
}

// Listed editions are issues of their own; a series has a line for each filter.
function lineOf({ issue, filter }: EditionConfig): string {
  return issue === undefined ? "" : `series ${filter?.id ?? ""}`;
}
