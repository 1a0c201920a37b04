import { dirname } from "node:path";
import { type Config, displayPath, readText } from "../config/index.ts";
import type { ReadEffects } from "../effect.ts";
import { noTheme, type ReadTheme, readTheme } from "../theme/index.ts";

/** Reads the theme of a project: its file and those that it extends. Fonts are not opened. */
export async function readThemeFiles(config: Config, effects: ReadEffects): Promise<ReadTheme> {
  const { root } = config;
  const files = await Promise.all(
    config.theme.map(async (path) => ({
      ...(await readText(path, { root, effects })),
      file: displayPath(root, path),
      folder: dirname(path),
    })),
  );
  const layers = files.flatMap(({ text, ...file }) =>
    text === undefined ? [] : { text, ...file },
  );
  const [top, ...others] = layers;
  if (top !== undefined && layers.length === files.length) return readTheme([top, ...others]);
  return noTheme(files.flatMap(({ diagnostics }) => diagnostics));
}
