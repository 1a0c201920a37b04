import { type Config, displayPath, type EditionConfig } from "../config/index.ts";
import { hashOf } from "./hash.ts";

/**
 * Returns the hash of what briefing.yaml says of one edition. The other editions, accepted warnings, comments and the
 * order of keys are not in it, so that the next issue leaves the one before as it was.
 */
export function settingsOf(config: Config, { place: _, ...edition }: EditionConfig): string {
  return hashOf({
    all: allOf(config),
    audience: config.audiences.find(({ name }) => name === edition.audience) ?? null,
    edition,
  });
}

const known = new WeakMap<Config, string>();

// The hash of what is said of all editions.
function allOf(config: Config): string {
  const hash = known.get(config) ?? hashOf(saidOfAll(config));
  known.set(config, hash);
  return hash;
}

function saidOfAll(config: Config): object {
  const { root, title, subtitle, publisher, contact, template, theme, audiences, published } =
    config;
  const { namedAt: _, folder: __, imports, links, ...data } = config.data;
  const paths = [
    "incidents",
    "claims",
    "breakdowns",
    "sources",
    "statements",
    "narrative",
  ] as const;
  const relative = (path: string | null): string | null => path && displayPath(root, path);
  return {
    title,
    subtitle,
    publisher,
    contact,
    template: template.map(relative),
    theme: theme.map(relative),
    data: {
      ...data,
      ...Object.fromEntries(paths.map((key) => [key, relative(data[key])])),
      translations: relative(data.translations),
      places: relative(data.places),
      // Without links and imports as it was before there were any.
      ...(links !== undefined && { links: relative(links) }),
      ...(imports && {
        imports: imports.map(({ place: ___, files, ...rest }) => ({
          ...rest,
          ...("mapping" in rest && { mapping: relative(rest.mapping.path) }),
          files: files.map(({ path }) => relative(path)),
        })),
      }),
    },
    // Which names of narratives are those of an audience.
    audiences: audiences.map(({ name }) => name),
    // Where the issues before it are found; in which folder they lie is told by its inputs.
    ...(published.address !== null && { address: published.address }),
  };
}
