import type { Diagnostic } from "../diagnostic.ts";
import { firstAudience } from "./audience.ts";
import type { Briefing } from "./briefing.ts";
import { editionName } from "./edition-name.ts";
import { type Finding, findingIn } from "./finding.ts";
import { expandSeries, issuesOf, mostIssues, type Series } from "./series.ts";
import type { Yaml, YamlPath } from "./yaml.ts";

interface PathFinding extends Finding {
  readonly path: YamlPath;
}

/** Checks a series against the rest of briefing.yaml: its coverage, the editions that are listed. */
export function checkSeries(briefing: Briefing, yaml: Yaml): readonly Diagnostic[] {
  const { series } = briefing;
  if (series === undefined) return [];
  return [
    ...checkLength(series, briefing),
    ...checkIssues(series, briefing),
    ...checkDates(series, briefing),
    ...checkFolders(series, briefing),
  ].map(({ path, ...finding }) => findingIn(yaml.text, yaml.placeOf(["series", ...path]), finding));
}

function checkLength(series: Series, { data }: Briefing): readonly PathFinding[] {
  const issues = issuesOf(series, data.coverage);
  const path = series.unit === "custom" ? [] : ["first"];
  if (issues.length === mostIssues) {
    const message = `the series has ${mostIssues} issues or more`;
    return [{ code: "config/bad-series", message, hint: "begin later", path }];
  }
  if (issues.length > 0) return [];
  const message = `the data end on ${data.coverage.end}, before the first period of the series`;
  const hint = "let the series begin earlier, or say which period is its last";
  return [{ code: "config/empty-series", message, hint, path }];
}

// A rule is wrong once, a date of an issue's own each time.
function checkDates(series: Series, { data }: Briefing): readonly PathFinding[] {
  const wrong = new Map<string, PathFinding>();
  for (const { issue, published, dataAsOf } of expandSeries(series, data.coverage)) {
    if (issue === undefined || dataAsOf <= published) continue;
    const path = Object.hasOwn(series.issues, issue.id) ? ["issues", issue.id] : ["data-as-of"];
    const key = path.join(" ");
    if (wrong.has(key)) continue;
    const message = `the data of ${issue.id} are as of ${dataAsOf}, after publication on ${published}`;
    const hint = "data-as-of is the day the data were last changed before publication";
    wrong.set(key, { code: "config/date-order", message, hint, path });
  }
  return [...wrong.values()];
}

// What is told of one issue must be of one that there is, or the next.
function checkIssues(series: Series, { data }: Briefing): readonly PathFinding[] {
  const issues = issuesOf(series, data.coverage).map(({ id }) => id);
  const [first, last] = [issues[0], issues.at(-1)];
  if (series.unit === "custom" || first === undefined || last === undefined) return [];
  // Names of one unit sort as their periods do.
  return Object.keys(series.issues)
    .filter((id) => id < first || (series.last !== undefined && id > last))
    .map((id) => {
      const message = `the series has no issue ${id}`;
      const hint = `its issues run from ${first} to ${last}`;
      return { code: "config/bad-period", message, hint, path: ["issues", id] };
    });
}

function checkFolders(series: Series, { data, editions }: Briefing): readonly PathFinding[] {
  const listed = editions.flatMap(({ audience, filter: _, ...edition }) =>
    [audience ?? firstAudience].flat().map((one) => editionName({ ...edition, audience: one })),
  );
  const taken = new Set(listed.map((name) => name.toLowerCase()));
  for (const edition of expandSeries(series, data.coverage)) {
    const name = editionName(edition).toLowerCase();
    if (taken.has(name)) {
      const message = `two editions would be in the folder "${editionName(edition)}"`;
      const hint = "give the listed edition or the filter another id, or tell them apart in output";
      return [{ code: "config/duplicate-edition", message, hint, path: [] }];
    }
    taken.add(name);
  }
  return [];
}
