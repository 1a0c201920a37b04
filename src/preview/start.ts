import type { Paint } from "../chart/index.ts";
import type { Config, EditionConfig } from "../config/index.ts";
import {
  type Common,
  type GatheredProject,
  resumeEdition,
  type StartedEdition,
  type Step,
  startEdition,
} from "../edition/index.ts";
import { publishedReader } from "../published/index.ts";
import { RecentMap } from "../text/index.ts";
import type { Files } from "./files.ts";
import type { View } from "./view.ts";

type Project = NonNullable<GatheredProject["project"]>;

interface Starting {
  readonly config: Config;
  readonly edition: EditionConfig;
  readonly files: Files;
  readonly common: Common;
  readonly paint: Paint;
  readonly step: Step;
}

/** Starts an edition, or takes up the rows and charts of the last time where these would come out the same. */
export async function startOrResume(
  project: Project,
  view: View,
  { config, edition, files, common, paint, step }: Starting,
): Promise<StartedEdition> {
  const { dataset, template, theme, fonts, places } = project;
  const texts = JSON.stringify([
    config,
    template.queries,
    template.charts,
    template.strings.get(edition.language),
    theme,
  ]);
  const published = await files.keep(`published ${JSON.stringify(config)}`, (effects) =>
    publishedReader(config, effects)(edition),
  );
  const of = [texts, dataset, fonts, places, published];
  const own = { ...project, readPublished: async () => published };
  const shared = commonOf(common, dataset);
  const { start } = view;
  if (start?.of.every((each, index) => each === of[index]))
    return resumeEdition(start.started, own, { common: shared });
  const started = await startEdition(own, edition, { step, paint, common: shared });
  view.start = { of, started };
  // What could not be drawn is tried again.
  started.charts?.painting.catch(() => {
    view.start = undefined;
  });
  return started;
}

const known = new WeakMap<object, Common>();

// What an audience sees of records goes by the audience alone: it is worked out anew where the records are others.
function commonOf(common: Common, dataset: object): Common {
  const own = known.get(dataset) ?? { ...common, records: new RecentMap(8) };
  known.set(dataset, own);
  return own;
}
