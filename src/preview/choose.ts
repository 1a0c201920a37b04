import { chooseEditions } from "../choice/index.ts";
import type { Config, EditionConfig } from "../config/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Offer, Wanted } from "./told.ts";

/** The edition that is wanted, or what is wrong with the wish; and what else there is. */
export interface Chosen {
  readonly offer: Offer;
  /** With nothing left open. */
  readonly wanted: Wanted;
  readonly edition: EditionConfig | undefined;
  readonly accept: Config["accept"];
  readonly diagnostics: readonly Diagnostic[];
}

/** Chooses the edition to show: of what is not said, the first current one's. */
export function chooseShown(config: Config, wanted: Wanted): Chosen {
  const { editions, audiences } = config;
  const [current = editions[0]] = chooseEditions(config, {}).editions;
  const id = wanted.edition ?? current?.id ?? "";
  const ofId = editions.filter((each) => each.id === id);
  const languages = [...new Set(ofId.map((each) => each.language))];
  const language = wanted.language ?? languages[0] ?? current?.language ?? "";
  const own = ofId.find((each) => each.language === language) ?? ofId[0];
  const audience = wanted.audience ?? own?.audience ?? current?.audience ?? "";
  const offer: Offer = {
    editions: [...new Set(editions.map((each) => each.id))],
    languages: languages.length > 0 ? languages : [...new Set(editions.map((e) => e.language))],
    audiences: audiences.map(({ name }) => name),
  };
  const asked = chooseEditions(config, {
    editions: [id],
    languages: [language],
    audiences: [audience],
  });
  return {
    offer,
    wanted: { edition: id, language, audience },
    edition: asked.editions[0],
    accept: asked.accept,
    diagnostics: asked.diagnostics,
  };
}
