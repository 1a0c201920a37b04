import type { OneImport, Rows } from "./one-import.ts";

type SourceRow = Rows["sources"][number];

/**
 * Returns the rows of imports. Sources that rows and mappings name are in these of several tables: one that is the same in
 * two stands once, and others of one id, and of one that is taken, are told apart. Providers keep theirs.
 */
export function joinSources(
  imports: readonly OneImport[],
  own: ReadonlySet<string>,
): readonly Rows[] {
  const fixed = imports.flatMap(({ rows, isMapped }) => (isMapped ? [] : rows.sources));
  const taken = new Map([
    ...[...own].map((id) => [id, ""] as const),
    ...fixed.map(({ cells }) => [cells.id ?? "", textOf(cells)] as const),
  ]);
  return imports.map(({ rows, isMapped }) => {
    if (!isMapped) return rows;
    const names = new Map<string, string>();
    const sources: SourceRow[] = [];
    // What the others are known through comes first, for they name it.
    for (const row of [...rows.sources].sort((a, b) => Number(isVia(a)) - Number(isVia(b)))) {
      const { id = "", via = "" } = row.cells;
      const cells = { ...row.cells, ...(via === "" ? {} : { via: names.get(via) ?? via }) };
      const text = textOf(cells);
      let name = id;
      for (let turn = 2; taken.has(name) && taken.get(name) !== text; turn += 1)
        name = `${id}-${turn}`;
      names.set(id, name);
      if (taken.has(name)) continue;
      taken.set(name, text);
      sources.push({ ...row, cells: { ...cells, id: name } });
    }
    const order = new Map(
      rows.sources.map(({ cells }, index) => [names.get(cells.id ?? ""), index]),
    );
    const turnOf = ({ cells }: SourceRow): number => order.get(cells.id ?? "") ?? 0;
    return {
      ...rows,
      sources: sources.sort((a, b) => turnOf(a) - turnOf(b)),
      claims: rows.claims.map((row) => {
        const { source = "" } = row.cells;
        const name = names.get(source) ?? source;
        return name === source ? row : { ...row, cells: { ...row.cells, source: name } };
      }),
    };
  });
}

function isVia({ cells: { via = "" } }: SourceRow): boolean {
  return via !== "";
}

// What two sources of one id have to have in common, to be one.
function textOf({ id: _, ...cells }: SourceRow["cells"]): string {
  return JSON.stringify(Object.entries(cells).sort(([a], [b]) => (a < b ? -1 : 1)));
}
