import type { QueryResult } from "../database/index.ts";
import type { LedgerInput, WrittenFigure, WrittenLedger } from "../ledger/index.ts";
import type { ChangedIncident, Mover } from "./changed-incidents.ts";
import type { Valued } from "./work-out-again.ts";

/** What there is today for an issue's period, as its audience may see it. */
export interface Today {
  readonly results: readonly QueryResult[];
  /** Of all periods and of no filter: an incident may have left those of the issue. */
  readonly records: LedgerInput;
  /** The ids of all incidents and claims, and of statements behind `statement/`, also of what the audience may not see. */
  readonly written: ReadonlySet<string>;
  readonly rule: string;
  readonly queries: readonly {
    readonly name: string;
    readonly file: string;
    readonly sql: string;
  }[];
  readonly parameters: WrittenLedger["parameters"];
}

/** A figure that an issue printed, and that is another now. */
export interface RestatedFigure {
  /** As the issue printed it, under its own id. */
  readonly figure: WrittenFigure;
  readonly published: Valued;
  /** What a later issue, named by its id, said of it last: null in it where it was no longer given. */
  readonly corrected: { readonly by: string; readonly as: Valued | null } | null;
  /** Null where there is nothing any more that it could be of. */
  readonly now: Valued | null;
  /** Whether the query itself is another. */
  readonly isRecounted: boolean;
  readonly movers: readonly Mover[];
}

/** What became of an issue. */
export interface ComparedIssue {
  readonly figures: readonly RestatedFigure[];
  readonly incidents: readonly ChangedIncident[];
  /** Incidents that figures rest on and that the audience may no longer see, or not by name. */
  readonly hidden: number;
  /** Whether figures that rest on other incidents than those are not compared, for what they rest on is withheld now. */
  readonly isWithheld: boolean;
  /** Figures that the template no longer works out. */
  readonly unknown: number;
  /** Every figure of which it is known how it stands now, by its id: null where that is as the issue printed it. */
  readonly standing: ReadonlyMap<string, Valued | null>;
}
