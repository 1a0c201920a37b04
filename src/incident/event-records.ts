import type { EventColumn } from "./event-columns.ts";
import type { Events, ReadCells } from "./read-events.ts";
import type { Claim, Incident } from "./record.ts";

/** An event as the records that its row stands for. */
export interface EventRecords {
  readonly incident: Incident;
  readonly claim: Claim;
}

/** Cells of one row by column, as they are written. */
export type EventRowCells = Readonly<Partial<Record<EventColumn, string | null>>>;

/** Returns the id of the claim that is made of an event. */
function claimIdOf(event: string): string {
  return `${event}:1`;
}

/**
 * Returns a function that makes records of the rows of events that were read: the incident and the claim of each, as if
 * they stood in files of their own. What a column says is looked up among what is known of its cells.
 */
export function eventReader(events: Events): (cells: EventRowCells) => EventRecords {
  const groups = events.groups.map(({ columns, rows }) => {
    const known = new Map(rows.map((row) => [keyOf(row.cells), row]));
    return { columns, known };
  });
  return (cells) => {
    const said = new Map<string, ReadCells>();
    for (const { columns, known } of groups) {
      const row = known.get(keyOf(columns.map((column) => cells[column] ?? null)));
      if (row !== undefined) for (const column of columns) said.set(column, row);
    }
    const incidentOf = (column: EventColumn): Incident =>
      said.get(column)?.incident ?? events.plain.incident;
    const claimOf = (column: EventColumn): Claim => said.get(column)?.claim ?? events.plain.claim;
    const text = (column: EventColumn): string | null => (cells[column] ?? "").trim() || null;
    const id = text("id") ?? "";
    const place = { file: events.file };
    const { sensitivity } = incidentOf("sensitivity");
    const [dates, where] = [incidentOf("date"), incidentOf("province")];
    return {
      incident: {
        id,
        title: text("title") ?? "",
        date: dates.date,
        dateEnd: dates.dateEnd,
        datePrecision: dates.datePrecision,
        dateReason: text("date_reason"),
        time: text("time"),
        placeWritten: text("place_written") ?? "",
        town: where.town,
        province: where.province,
        country: where.country,
        originCountry: where.originCountry,
        placePrecision: where.placePrecision,
        placeNote: text("place_note"),
        category: incidentOf("category").category,
        categoryBasis: incidentOf("category_basis").categoryBasis,
        targetGroups: incidentOf("target_groups").targetGroups,
        targetType: incidentOf("target_type").targetType,
        method: incidentOf("method").method,
        attacks: incidentOf("attacks").attacks,
        detonations: incidentOf("detonations").detonations,
        munitions: incidentOf("munitions").munitions,
        munitionWritten: text("munition_written"),
        status: incidentOf("status").status,
        sensitivity,
        preferredClaim: null,
        preferredReason: null,
        rule: null,
        ruleReason: null,
        note: text("note"),
        place,
      },
      claim: {
        id: claimIdOf(id),
        incident: id,
        source: claimOf("source").source,
        killed: claimOf("killed").killed,
        wounded: claimOf("wounded").wounded,
        casualties: claimOf("casualties").casualties,
        killedVerbatim: text("killed_verbatim"),
        woundedVerbatim: text("wounded_verbatim"),
        casualtiesVerbatim: text("casualties_verbatim"),
        date: null,
        dateVerbatim: text("date_verbatim"),
        placeVerbatim: text("place_verbatim"),
        attributedTo: claimOf("attributed_to").attributedTo,
        attributionBasis: claimOf("attributed_to").attributionBasis,
        sensitivity,
        note: null,
        place,
      },
    };
  };
}

function keyOf(cells: readonly (string | null)[]): string {
  return JSON.stringify(cells);
}
