import type { EventTables } from "../events/event-tables.ts";
import { neededBy } from "../needed-columns.ts";
import type { Relation } from "../served/relation.ts";
import { sentRelation } from "./relation.ts";
import { writeInner } from "./statement.ts";

/**
 * Returns what stands for the tables incidents and claims where a server holds the cells of events: what these cells say
 * is handed on to it, and looked up there.
 */
export function eventsRelation(
  { words, selects }: EventTables,
  cells: Relation,
  tables: Relation["tables"],
): Relation {
  return {
    tables,
    write(options) {
      const inner = { ...options, needed: neededBy(selects.map(({ sql }) => sql)) };
      return [
        ...cells.write(inner),
        ...words.flatMap((table) => sentRelation(table).write(inner)),
        ...selects.map(({ name, sql }) => `${name} AS (${writeInner(sql)})`),
      ];
    },
  };
}
