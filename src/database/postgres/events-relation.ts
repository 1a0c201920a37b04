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
    write({ bind, collated }) {
      const inner = selects.map(({ sql }) => sql);
      const needed = neededBy(inner);
      const options = { needed, bind, collated };
      return [
        ...cells.write(options),
        ...words.flatMap((table) => sentRelation(table).write(options)),
        // Read in the place where they are named, so that only rows of the period are looked up.
        ...selects.map(
          ({ name, sql }) => `${name} AS NOT MATERIALIZED (${writeInner(sql, collated)})`,
        ),
      ];
    },
  };
}
