import { suppressCells } from "../audience/index.ts";
import { type Count, unknownCount } from "../count/index.ts";
import type { QueryResult } from "../database/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Dataset } from "../incident/index.ts";

/** Query results without small cells, how many cells were withheld, and what could not be judged. */
export interface Suppressed {
  readonly queries: readonly QueryResult[];
  readonly cells: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** A number in a result, and the incidents it counts or adds up. */
interface Cell {
  readonly query: number;
  readonly row: number;
  readonly column: string;
  readonly measure: string;
  readonly incidents: readonly string[];
  readonly rank: number;
  /** Whether it is a plain sum over its incidents; what is none is judged by itself. */
  readonly isSum: boolean;
}

const numeric: ReadonlySet<string> = new Set(["number", "count", "total"]);
// Numbers that count nothing: an order of rows, a point on a map.
const orders = /(^|_)(position|longitude|latitude)$/;
const withheld: Count = { ...unknownCount(), withheld: true };

/**
 * Withholds every cell of fewer than `least` incidents, and the cells that it could be worked out with. All results
 * of an edition are taken together, measure by measure: they are printed together. Which incidents a cell is of is
 * itself no longer said, for that would give the groups away.
 */
export function withholdSmallCells(
  queries: readonly QueryResult[],
  { claims }: Dataset,
  least: number,
): Suppressed {
  if (least < 2) return { queries, cells: 0, diagnostics: [] };
  const incidentOf = new Map(claims.map(({ id, incident }) => [`claim/${id}`, incident]));
  const { cells, diagnostics } = cellsOf(queries, incidentOf);
  const gone = new Set<string>();
  const take = ({ query, row, column }: Cell): void => {
    gone.add(`${query} ${row} ${column}`);
  };
  const isSmall = ({ incidents }: Cell): boolean =>
    incidents.length > 0 && new Set(incidents).size < least;
  for (const cell of cells) if (!cell.isSum && isSmall(cell)) take(cell);
  for (const measure of new Set(cells.map((cell) => cell.measure))) {
    const own = cells.filter((cell) => cell.isSum && cell.measure === measure);
    for (const index of suppressCells(own, least)) {
      const cell = own[index];
      if (cell !== undefined) take(cell);
    }
  }
  const without = queries.map((result, query): QueryResult => {
    const { lineage: _, ...said } = result;
    const rows = result.rows.map((row, index) =>
      Object.fromEntries(
        Object.entries(row).map(([column, value]) => [
          column,
          gone.has(`${query} ${index} ${column}`) ? withheld : value,
        ]),
      ),
    );
    return { ...said, rows };
  });
  return { queries: without, cells: gone.size, diagnostics };
}

function cellsOf(
  queries: readonly QueryResult[],
  incidentOf: ReadonlyMap<string, string>,
): { readonly cells: readonly Cell[]; readonly diagnostics: readonly Diagnostic[] } {
  const cells: Cell[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [query, result] of queries.entries())
    for (const { name: column, type } of result.columns) {
      if (!numeric.has(type) || orders.test(column)) continue;
      const lineages = result.rows.map((row, index) => ({
        isEmpty: row[column] === null,
        lineage: result.lineage?.[column]?.[index] ?? null,
      }));
      if (lineages.some(({ isEmpty, lineage }) => !isEmpty && lineage === null))
        diagnostics.push(untraced(result.name, column));
      for (const [row, { lineage }] of lineages.entries()) {
        if (lineage === null || lineage.ids.some((id) => id.startsWith("statement/"))) continue;
        const incidents = lineage.ids.map((id) => incidentOf.get(id) ?? id);
        const isSum = lineage.mode === "of" && new Set(incidents).size === incidents.length;
        const measure = lineage.measure ?? "";
        const rank = result.rows.length === 1 ? 1 : 0;
        cells.push({ query, row, column, measure, incidents, rank, isSum });
      }
    }
  return { cells, diagnostics };
}

function untraced(query: string, column: string): Diagnostic {
  return {
    severity: "error",
    code: "audience/untraced-cell",
    message: `column "${column}" of query "${query}" does not say which incidents its numbers are of`,
    hint: "its small cells cannot be told: write number_of(…) or total_of(…), or leave the column out",
  };
}
