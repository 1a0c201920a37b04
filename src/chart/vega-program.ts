/** Rows and topologies, by the names that a spec takes them under. */
export type Datasets = Readonly<Record<string, unknown>>;

/** Stands for the data of a name while a spec is compiled. */
type Places = ReadonlyMap<unknown, string>;

/** A chart as Vega runs it but for its data: made once, and run with any. */
export interface Program {
  /** Returns what a view is made of. Nothing that a view may write to is in two of them. */
  readonly with: (datasets: Datasets) => unknown;
  /** Tells whether it may be run more than once. */
  readonly isReusable: boolean;
}

/** Returns empty data for each name, by which {@link makeProgram} knows where the real ones go. */
export function emptyDatasets(datasets: Datasets): {
  readonly datasets: Datasets;
  readonly places: Places;
} {
  const empty = Object.keys(datasets).map((name) => [name, []] as const);
  return {
    datasets: Object.fromEntries(empty),
    places: new Map(empty.map(([name, rows]) => [rows, name])),
  };
}

/** Operators of Vega's runtime, as `vega.parse` describes them; what a view takes in lies under `$ingest`. */
interface Runtime {
  readonly operators: readonly { readonly value?: { readonly $ingest?: unknown } }[];
}

/** Makes a program of what Vega parsed with {@link emptyDatasets} in it. */
export function makeProgram(parsed: unknown, places: Places): Program {
  const runtime = parsed as Runtime; // Vega has no types for it; the version is pinned, and tests run it
  const isTaken = ({ value }: Runtime["operators"][number]): boolean =>
    value?.$ingest !== undefined && value.$ingest !== null;
  return {
    // A view writes into the rows that it takes in, ids at least: those of the spec are copied for it.
    with: (datasets) => ({
      ...runtime,
      operators: runtime.operators.map((operator) => {
        if (!isTaken(operator)) return operator;
        const taken = operator.value?.$ingest;
        const name = places.get(taken);
        const $ingest = name === undefined ? structuredClone(taken) : datasets[name];
        return { ...operator, value: { ...operator.value, $ingest } };
      }),
    }),
    // Data further down would be those of another run.
    isReusable: countTaken(runtime) === runtime.operators.filter(isTaken).length,
  };
}

function countTaken(runtime: Runtime): number {
  let count = 0;
  JSON.stringify(runtime, (key, value: unknown) => {
    if (key === "$ingest") count += 1;
    return value;
  });
  return count;
}
