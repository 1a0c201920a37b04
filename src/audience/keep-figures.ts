import type { DataConfig } from "../config/index.ts";
import { type Count, unknownCount } from "../count/index.ts";
import { applyRule, type Claim, type Dataset, type IncidentFigures } from "../incident/index.ts";
import type { Redacting } from "./redactions.ts";
import type { Rules } from "./rules.ts";

const measures = ["killed", "wounded", "casualties"] as const;

/** A count that there is, and that is not shown. */
export const withheldCount: Count = { ...unknownCount(), withheld: true };

interface Keeping {
  readonly rules: Rules;
  readonly rule: DataConfig["rule"];
  readonly redacting: Redacting;
}

/**
 * Returns the figures of the incidents that are left. A figure stays as it is if the rule gives the same from the
 * claims that are left; else it is withheld, for another number in its place would be none that anybody chose.
 */
export function keepFigures(
  kept: Pick<Dataset, "incidents" | "claims" | "breakdowns" | "sources" | "statements">,
  figures: ReadonlyMap<string, IncidentFigures>,
  { rules, rule, redacting }: Keeping,
): ReadonlyMap<string, IncidentFigures> {
  const claims = kept.claims.map((claim) => openClaim(claim, rules));
  const left = applyRule({ ...kept, claims, provinces: [] }, rule);
  return new Map(
    kept.incidents.map(({ id }) => {
      const [before, after] = [figures.get(id), left.get(id)];
      if (before === undefined || after === undefined)
        throw new Error(`no figures of incident ${id}`);
      const [killed, wounded, casualties] = measures.map((measure) => {
        if (isSame(before[measure], after[measure])) return before[measure];
        redacting.figures += 1;
        return withheldCount;
      });
      const counts = { killed, wounded, casualties };
      const isWhole = measures.every((measure) => counts[measure] === before[measure]);
      return [
        id,
        { ...before, ...toFigures(counts), claims: isWhole ? after.claims : [] },
      ] as const;
    }),
  );
}

function toFigures({
  killed = withheldCount,
  wounded = withheldCount,
  casualties = withheldCount,
}: Readonly<Record<(typeof measures)[number], Count | undefined>>): Pick<
  IncidentFigures,
  (typeof measures)[number]
> {
  return { killed, wounded, casualties };
}

// A claim with the figures that its rules leave.
function openClaim(claim: Claim, rules: Rules): Claim {
  const { shows } = rules.claim(claim);
  const open = (measure: (typeof measures)[number]): Count =>
    shows(measure) || isEmpty(claim[measure]) ? claim[measure] : withheldCount;
  return {
    ...claim,
    killed: open("killed"),
    wounded: open("wounded"),
    casualties: open("casualties"),
  };
}

/** Tells whether a count says nothing at all. */
export function isEmpty(count: Count): boolean {
  return count.bound === "unknown" && count.words === "";
}

function isSame(a: Count, b: Count): boolean {
  return (
    a.bound === b.bound &&
    a.low === b.low &&
    a.high === b.high &&
    a.approximate === b.approximate &&
    a.words === b.words
  );
}
