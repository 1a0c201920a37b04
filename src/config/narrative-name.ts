import type { Config, EditionConfig } from "./config.ts";
import { periodOfName } from "./period-unit.ts";

/** What a file of the narrative is, by its name without the extension. */
export interface NarrativeName {
  /** What templates call it. */
  readonly name: string;
  /** The only audience that it is for. */
  readonly audience?: string;
  /** The only issue or edition that it is for. */
  readonly issue?: string;
}

type Names = Pick<Config, "audiences" | "issues">;

/**
 * Reads `<name>[.<issue>][.<audience>]`, both in any order: `outlook.2022-04.partner`. An issue that is still to come is
 * known by a name like those of the others.
 */
export function narrativeName(stem: string, { audiences, issues }: Names): NarrativeName {
  const known = new Set(audiences.map((one) => one.name));
  const { ids, shapes } = idsOf(issues);
  const isIssue = (part: string): boolean =>
    ids.has(part) || (periodOfName(part) !== undefined && shapes.has(shapeOf(part)));
  const [name = "", ...parts] = stem.split(".");
  const audience = parts.find((part) => known.has(part));
  const issue = parts.find((part) => part !== audience && isIssue(part));
  const rest = parts.filter((part) => part !== audience && part !== issue);
  return {
    name: [name, ...rest].join("."),
    ...(audience !== undefined && { audience }),
    ...(issue !== undefined && { issue }),
  };
}

interface Ids {
  readonly ids: ReadonlySet<string>;
  readonly shapes: ReadonlySet<string>;
}

const idsByIssues = new WeakMap<Names["issues"], Ids>();

function idsOf(issues: Names["issues"]): Ids {
  const known = idsByIssues.get(issues);
  if (known !== undefined) return known;
  const ids = new Set(issues.flatMap(({ id, issue }) => [id, issue?.id ?? id]));
  const found = { ids, shapes: new Set([...ids].map(shapeOf)) };
  idsByIssues.set(issues, found);
  return found;
}

// 2022-04 is like 2022-05, and unlike 2022.
function shapeOf(id: string): string {
  return id.replace(/\d/g, "0");
}

/**
 * Returns how closely a file of the narrative is meant for an edition; the closest is printed, and one below 0 is for
 * another. What is written for an edition comes before what is for its issue, and both before what is for its audience.
 */
export function narrativeRank({ audience, issue }: NarrativeName, edition: EditionConfig): number {
  const ofIssue = [undefined, edition.issue?.id, edition.id].lastIndexOf(issue);
  if (ofIssue < 0 || (audience !== undefined && audience !== edition.audience)) return -1;
  return ofIssue * 2 + (audience === undefined ? 0 : 1);
}
