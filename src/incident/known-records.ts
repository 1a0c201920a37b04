import { type Sensitivity, sensitivities } from "../config/index.ts";
import { type Count, unknownCount } from "../count/index.ts";
import { attributionBases, type ClaimColumn } from "./claims.ts";
import type { IncidentColumn } from "./incident-columns.ts";
import { categoryBases, datePrecisions, placePrecisions, rules, statuses } from "./incidents.ts";
import type { Places } from "./places.ts";
import type { Claim, Incident, Rule } from "./record.ts";
import type { Row } from "./table.ts";

// Records of rows that were found good before, as they are: a cell is read when it is asked for, but for those that
// most queries ask for. Of many records few cells are. All say what `readIncidents` and `readClaims` say; they are no
// plain data, and must not be spread.

interface Context {
  readonly places: Places;
  /** The briefing's: an incident that names the same one does not depart from it. */
  readonly rule: Rule;
}

/** An incident of a row that is known to be good. */
export class KnownIncident implements Incident {
  readonly id: string;
  readonly sensitivity: Sensitivity;
  readonly preferredClaim: string | null;
  readonly rule: Rule | null;
  readonly date: string;
  readonly province: string | null;
  readonly category: string;
  readonly #row: Row<IncidentColumn>;

  constructor(row: Row<IncidentColumn>, { places, rule }: Context) {
    const { textOf } = row.readers;
    this.#row = row;
    this.id = row.cell("id");
    this.sensitivity = sensitivityOf(row.cell("sensitivity"));
    this.preferredClaim = row.cell("preferred_claim") || null;
    const own = row.cell("rule");
    this.rule = own === "" || own === rule ? null : wordOf(own, rules);
    this.date = textOf(row.cell("date"));
    this.province = provinceOf(row.cell("province"), places);
    this.category = textOf(row.cell("category"));
  }

  get title(): string {
    return this.#row.cell("title");
  }
  get dateEnd(): string {
    return this.#row.cell("date_end") || this.date;
  }
  get datePrecision(): Incident["datePrecision"] {
    return wordOf(this.#row.cell("date_precision"), datePrecisions);
  }
  get dateReason(): string | null {
    return this.#row.cell("date_reason") || null;
  }
  get time(): string | null {
    return this.#row.cell("time") || null;
  }
  get placeWritten(): string {
    return this.#row.cell("place_written");
  }
  get town(): string | null {
    return this.#row.cell("town") || null;
  }
  get country(): string {
    return this.#row.cell("country");
  }
  get originCountry(): string | null {
    return this.#row.cell("origin_country") || null;
  }
  get placePrecision(): Incident["placePrecision"] {
    return wordOf(this.#row.cell("place_precision"), placePrecisions);
  }
  get placeNote(): string | null {
    return this.#row.cell("place_note") || null;
  }
  get categoryBasis(): Incident["categoryBasis"] {
    return wordOf(this.#row.cell("category_basis"), categoryBases);
  }
  get targetGroups(): readonly string[] {
    return this.#row.readers.listOf(this.#row.cell("target_groups"));
  }
  get targetType(): string {
    return this.#row.cell("target_type");
  }
  get method(): string {
    return this.#row.cell("method");
  }
  get attacks(): number | null {
    return numberOf(this.#row.cell("attacks"));
  }
  get detonations(): number | null {
    return numberOf(this.#row.cell("detonations"));
  }
  get munitions(): Count | null {
    return this.#row.cell("munitions") === "" ? null : countOf(this.#row, "munitions");
  }
  get munitionWritten(): string | null {
    return this.#row.cell("munition_written") || null;
  }
  get status(): Incident["status"] {
    return wordOf(this.#row.cell("status"), statuses);
  }
  get preferredReason(): string | null {
    return this.#row.cell("preferred_reason") || null;
  }
  get ruleReason(): string | null {
    return this.rule === null ? null : this.#row.cell("rule_reason") || null;
  }
  get note(): string | null {
    return this.#row.cell("note") || null;
  }
  get place(): Incident["place"] {
    return this.#row.place;
  }
}

/** A claim of a row that is known to be good. */
export class KnownClaim implements Claim {
  readonly id: string;
  readonly incident: string;
  readonly source: string;
  readonly killed: Count;
  readonly wounded: Count;
  readonly casualties: Count;
  readonly sensitivity: Sensitivity;
  readonly #row: Row<ClaimColumn>;

  constructor(row: Row<ClaimColumn>) {
    this.#row = row;
    this.id = row.cell("id");
    this.incident = row.cell("incident");
    this.source = row.readers.textOf(row.cell("source"));
    this.killed = countOf(row, "killed");
    this.wounded = countOf(row, "wounded");
    this.casualties = countOf(row, "casualties");
    this.sensitivity = sensitivityOf(row.cell("sensitivity"));
  }

  get killedVerbatim(): string | null {
    return this.#row.cell("killed_verbatim") || null;
  }
  get woundedVerbatim(): string | null {
    return this.#row.cell("wounded_verbatim") || null;
  }
  get casualtiesVerbatim(): string | null {
    return this.#row.cell("casualties_verbatim") || null;
  }
  get date(): string | null {
    return this.#row.cell("date") || null;
  }
  get dateVerbatim(): string | null {
    return this.#row.cell("date_verbatim") || null;
  }
  get placeVerbatim(): string | null {
    return this.#row.cell("place_verbatim") || null;
  }
  get attributedTo(): string | null {
    return this.#row.cell("attributed_to") || null;
  }
  get attributionBasis(): Claim["attributionBasis"] {
    return wordOf(this.#row.cell("attribution_basis"), attributionBases);
  }
  get note(): string | null {
    return this.#row.cell("note") || null;
  }
  get place(): Claim["place"] {
    return this.#row.place;
  }
}

function provinceOf(written: string, places: Places): string | null {
  if (written === "" || !places.complete) return null;
  const resolved = places.resolveProvince(written);
  return "id" in resolved ? resolved.id : null;
}

function sensitivityOf(cell: string): Sensitivity {
  return cell === "" ? "confidential" : wordOf(cell, sensitivities);
}

function numberOf(cell: string): number | null {
  return cell === "" ? null : Number(cell);
}

function countOf<K extends string>(row: Row<K>, column: K): Count {
  const parsed = row.readers.parseCount(row.cell(column));
  return parsed.count ?? unknownCount();
}

// Whoever read the cell first found it to be one of the words.
function wordOf<W extends string>(cell: string, words: readonly [W, ...W[]]): W {
  return words.find((word) => word === cell) ?? words[0];
}
