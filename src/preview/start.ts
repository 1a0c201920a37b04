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
import type { Messages } from "../language/index.ts";
import { publishedReader } from "../published/index.ts";
import { RecentMap } from "../text/index.ts";
import { type Asked, holdsStill, noteAsked } from "./asked-messages.ts";
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
  const { language: tag } = edition;
  const messages = template.strings.get(tag) ?? {};
  const texts = JSON.stringify([config, template.queries, template.charts, theme]);
  const published = await files.keep(`published ${JSON.stringify(config)}`, (effects) =>
    publishedReader(config, effects)(edition),
  );
  const shared = sharedOf(dataset, { tag, messages, common });
  const of = [texts, dataset, fonts, places, published, shared];
  const own = { ...project, readPublished: async () => published };
  const { start } = view;
  const isSame = start?.of.every((each, index) => each === of[index]) ?? false;
  // What is said of a message says its line, which another message may move.
  const hasPlaces = start?.messages === messages || start?.started.diagnostics.length === 0;
  if (start !== undefined && isSame && hasPlaces) return resumeEdition(start.started, own, shared);
  const strings = new Map(template.strings).set(tag, noteAsked(messages, shared.asked(tag)));
  const noting = { ...own, template: { ...template, strings } };
  const started = await startEdition(noting, edition, { step, paint, common: shared.common });
  view.start = { of, messages, started };
  // What could not be drawn is tried again.
  started.charts?.painting.catch(() => {
    view.start = undefined;
  });
  return resumeEdition(started, own, shared);
}

/** What editions of a dataset share, and the messages of each language that it was made with. */
interface Shared {
  readonly common: Common;
  readonly asked: (language: string) => Asked;
}

const known = new WeakMap<object, Shared>();

interface Sharing {
  readonly tag: string;
  readonly messages: Messages;
  readonly common: Common;
}

// What an audience sees of records goes by the audience and by words for what is masked: it is worked out anew where the
// records or such words are others.
function sharedOf(dataset: object, { tag, messages, common }: Sharing): Shared {
  const before = known.get(dataset);
  if (before !== undefined && holdsStill(before.asked(tag), messages)) return before;
  const languages = new Map<string, Asked>();
  const asked = (language: string): Asked => {
    const own = languages.get(language) ?? new Map();
    languages.set(language, own);
    return own;
  };
  const shared: Shared = { common: { ...common, records: new RecentMap(8) }, asked };
  known.set(dataset, shared);
  return shared;
}
