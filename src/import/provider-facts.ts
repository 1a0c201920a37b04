import { type Dataset, providersIn } from "../incident/index.ts";
import { isFormat, providers } from "./providers.ts";

/** What an edition says of a data set whose entries it has. */
export interface ProviderFacts {
  /** As `provider` of an incident names it. */
  readonly id: string;
  readonly name: string;
  /** Who is to be named beside its figures, in English, as the provider asks for it; empty where that is not known. */
  readonly credit: string;
  /** Whoever publishes it, as sources.csv has that. */
  readonly publisher: string;
  /** The day that its tables were downloaded, ISO 8601; null where nobody says. */
  readonly accessed: string | null;
  /** Whether templates have a text of what its rule makes of a count: `provider-rule.<id>`. */
  readonly hasRule: boolean;
}

/** Returns what is known of the providers of a dataset, in the order in which their entries come. */
export function providerFacts(dataset: Dataset): readonly ProviderFacts[] {
  const { sources } = dataset;
  const ids = [...providersIn(dataset)].filter((id) => id !== null);
  return ids.map((id) => {
    if (!isFormat(id))
      return { id, name: id, credit: "", publisher: id, accessed: null, hasRule: false };
    const { name, terms, source } = providers[id];
    const found = sources.find((one) => one.id === source.id);
    return {
      id,
      name,
      credit: terms.attribution,
      publisher: found?.publisher ?? source.publisher ?? name,
      accessed: found?.accessed ?? null,
      hasRule: true,
    };
  });
}
