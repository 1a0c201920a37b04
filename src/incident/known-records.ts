import { type Sensitivity, sensitivities } from "../config/index.ts";
import { type Count, unknownCount } from "../count/index.ts";
import { attributionBases, type ClaimColumn } from "./claims.ts";
import type { IncidentColumn } from "./incident-columns.ts";
import { categoryBases, datePrecisions, placePrecisions, rules, statuses } from "./incidents.ts";
import type { KnownRows } from "./known-rows.ts";
import type { Places } from "./places.ts";
import type { Claim, Incident, Rule } from "./record.ts";

// Records of rows that were found good before, as they are: a cell is read when it is asked for, but for those that
// most queries ask for. Of many records few cells are. All say what `readIncidents` and `readClaims` say; they are no
// plain data, and must not be spread.

interface Context {
  readonly rows: KnownRows<IncidentColumn>;
  readonly places: Places;
  /** The briefing's: an incident that names the same one does not depart from it. */
  readonly rule: Rule;
}

/** An incident of a row that is known to be good. */
export class KnownIncident implements Incident {
  readonly id: string;
  readonly sensitivity: Sensitivity;
  readonly rule: Rule | null;
  readonly date: string;
  readonly province: string | null;
  readonly category: string;
  readonly #offset: number;
  readonly #rows: KnownRows<IncidentColumn>;

  constructor(offset: number, { rows, places, rule }: Context) {
    const { textOf } = rows.readers;
    this.#offset = offset;
    this.#rows = rows;
    this.id = rows.cell(offset, "id");
    this.sensitivity = sensitivityOf(rows.cell(offset, "sensitivity"));
    const own = rows.cell(offset, "rule");
    this.rule = own === "" || own === rule ? null : wordOf(own, rules);
    this.date = textOf(rows.cell(offset, "date"));
    this.province = provinceOf(rows.cell(offset, "province"), places);
    this.category = textOf(rows.cell(offset, "category"));
  }

  get preferredClaim(): string | null {
    return this.#cell("preferred_claim") || null;
  }

  get title(): string {
    return this.#cell("title");
  }
  get dateEnd(): string {
    return this.#cell("date_end") || this.date;
  }
  get datePrecision(): Incident["datePrecision"] {
    return wordOf(this.#cell("date_precision"), datePrecisions);
  }
  get dateReason(): string | null {
    return this.#cell("date_reason") || null;
  }
  get time(): string | null {
    return this.#cell("time") || null;
  }
  get placeWritten(): string {
    return this.#cell("place_written");
  }
  get town(): string | null {
    return this.#cell("town") || null;
  }
  get country(): string {
    return this.#cell("country");
  }
  get originCountry(): string | null {
    return this.#cell("origin_country") || null;
  }
  get placePrecision(): Incident["placePrecision"] {
    return wordOf(this.#cell("place_precision"), placePrecisions);
  }
  get placeNote(): string | null {
    return this.#cell("place_note") || null;
  }
  get categoryBasis(): Incident["categoryBasis"] {
    return wordOf(this.#cell("category_basis"), categoryBases);
  }
  get targetGroups(): readonly string[] {
    return this.#rows.readers.listOf(this.#cell("target_groups"));
  }
  get targetType(): string {
    return this.#cell("target_type");
  }
  get method(): string {
    return this.#cell("method");
  }
  get attacks(): number | null {
    return numberOf(this.#cell("attacks"));
  }
  get detonations(): number | null {
    return numberOf(this.#cell("detonations"));
  }
  get munitions(): Count | null {
    return this.#cell("munitions") === "" ? null : countOf(this.#rows, this.#cell("munitions"));
  }
  get munitionWritten(): string | null {
    return this.#cell("munition_written") || null;
  }
  get status(): Incident["status"] {
    return wordOf(this.#cell("status"), statuses);
  }
  get preferredReason(): string | null {
    return this.#cell("preferred_reason") || null;
  }
  get ruleReason(): string | null {
    return this.rule === null ? null : this.#cell("rule_reason") || null;
  }
  get note(): string | null {
    return this.#cell("note") || null;
  }
  get provider(): string | null {
    return this.#cell("provider") || null;
  }
  get place(): Incident["place"] {
    return this.#rows.placeOf(this.#offset);
  }

  #cell(column: IncidentColumn): string {
    return this.#rows.cell(this.#offset, column);
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
  readonly #offset: number;
  readonly #rows: KnownRows<ClaimColumn>;

  constructor(offset: number, rows: KnownRows<ClaimColumn>) {
    this.#offset = offset;
    this.#rows = rows;
    this.id = rows.cell(offset, "id");
    this.incident = rows.cell(offset, "incident");
    this.source = rows.readers.textOf(rows.cell(offset, "source"));
    this.killed = countOf(rows, rows.cell(offset, "killed"));
    this.wounded = countOf(rows, rows.cell(offset, "wounded"));
    this.casualties = countOf(rows, rows.cell(offset, "casualties"));
    this.sensitivity = sensitivityOf(rows.cell(offset, "sensitivity"));
  }

  get killedVerbatim(): string | null {
    return this.#cell("killed_verbatim") || null;
  }
  get woundedVerbatim(): string | null {
    return this.#cell("wounded_verbatim") || null;
  }
  get casualtiesVerbatim(): string | null {
    return this.#cell("casualties_verbatim") || null;
  }
  get date(): string | null {
    return this.#cell("date") || null;
  }
  get dateVerbatim(): string | null {
    return this.#cell("date_verbatim") || null;
  }
  get placeVerbatim(): string | null {
    return this.#cell("place_verbatim") || null;
  }
  get attributedTo(): string | null {
    return this.#cell("attributed_to") || null;
  }
  get attributionBasis(): Claim["attributionBasis"] {
    return wordOf(this.#cell("attribution_basis"), attributionBases);
  }
  get note(): string | null {
    return this.#cell("note") || null;
  }
  // Where there are links, rows are read anew.
  get linkedFrom(): null {
    return null;
  }
  get place(): Claim["place"] {
    return this.#rows.placeOf(this.#offset);
  }

  #cell(column: ClaimColumn): string {
    return this.#rows.cell(this.#offset, column);
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

function countOf({ readers }: Pick<KnownRows<string>, "readers">, cell: string): Count {
  return readers.parseCount(cell).count ?? unknownCount();
}

// Whoever read the cell first found it to be one of the words.
function wordOf<W extends string>(cell: string, words: readonly [W, ...W[]]): W {
  return words.find((word) => word === cell) ?? words[0];
}
