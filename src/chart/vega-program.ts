import type { Vega } from "./engine.ts";
import { featuresOf } from "./features.ts";

/** Rows and topologies, by the names that a spec takes them under. */
export type Datasets = Readonly<Record<string, unknown>>;

/** Stands for the data of a name while a spec is compiled. */
type Places = ReadonlyMap<unknown, string>;

/** A chart as Vega runs it but for its data: made once, and run with any. */
export interface Program {
  /** Returns what a view is made of. Nothing that a view may write to is in two of them. */
  readonly with: (datasets: Datasets, vega: Vega) => unknown;
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

/** Operators of Vega's runtime, as `vega.parse` describes them. */
interface Runtime {
  readonly operators: readonly { readonly value?: Partial<Taken> }[];
}

/** What a view takes in, and how it is to be read. */
interface Taken {
  readonly $ingest: unknown;
  readonly $format?: Readonly<Record<string, unknown>> | undefined;
}

/** Makes a program of what Vega parsed with {@link emptyDatasets} in it. */
export function makeProgram(parsed: unknown, places: Places): Program {
  const runtime = parsed as Runtime; // Vega has no types for it; the version is pinned, and tests run it
  const takenBy = ({ value }: Runtime["operators"][number]): Taken | undefined =>
    value?.$ingest === undefined ? undefined : { $ingest: value.$ingest, ...value };
  return {
    with: (datasets, vega) => ({
      ...runtime,
      operators: runtime.operators.map((operator) => {
        const taken = takenBy(operator);
        if (taken === undefined) return operator;
        const name = places.get(taken.$ingest);
        // A view writes into the rows that it takes in, ids at least: those of the spec are copied for it.
        if (name === undefined)
          return { ...operator, value: { ...taken, $ingest: structuredClone(taken.$ingest) } };
        return { ...operator, value: read({ ...taken, $ingest: datasets[name] }, vega) };
      }),
    }),
    // Data further down would be those of another run.
    isReusable: countTaken(runtime) === runtime.operators.filter(takenBy).length,
  };
}

function read(taken: Taken, vega: Vega): Taken {
  const { $ingest, $format = {} } = taken;
  const { type, feature, ...format } = $format;
  if (type !== "topojson" || typeof feature !== "string") return taken;
  if (typeof $ingest !== "object" || $ingest === null) return taken;
  return { $ingest: featuresOf(vega, $ingest, feature), $format: format };
}

function countTaken(runtime: Runtime): number {
  let count = 0;
  JSON.stringify(runtime, (key, value: unknown) => {
    if (key === "$ingest") count += 1;
    return value;
  });
  return count;
}
