import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readTheme, type Theme } from "../../src/theme/index.ts";

const folder = join(import.meta.dirname, "../../templates/briefing");

/** Returns the sample's theme. */
export function sampleTheme(): Theme {
  const text = readFileSync(join(folder, "theme.yaml"), "utf8");
  const { theme, diagnostics } = readTheme([
    { text, file: "templates/briefing/theme.yaml", folder },
  ]);
  if (theme === undefined) throw new Error(JSON.stringify(diagnostics));
  return theme;
}
