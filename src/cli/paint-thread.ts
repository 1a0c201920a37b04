// The thread that draws charts: Vega is loaded and run here while the main thread reads and queries.
import { parentPort } from "node:worker_threads";
import { loadChartEngine, paintHere } from "../chart/index.ts";
import { diskEffects } from "../effect.ts";
import { type FontSet, loadFonts, measureText } from "../text/index.ts";
import type { FontFile } from "../theme/index.ts";
import type { PaintTask } from "./painter.ts";
import type { Numbered } from "./thread.ts";

const engine = loadChartEngine();
const opened = new Map<string, Promise<FontSet>>();

function fontsOf({ fonts }: PaintTask): Promise<FontSet> {
  const key = JSON.stringify(fonts);
  const known = opened.get(key) ?? openFonts(fonts);
  opened.set(key, known);
  return known;
}

// A face reads its tables when the first text is set in it; charts are mostly set in the first family.
async function openFonts(fonts: readonly FontFile[]): Promise<FontSet> {
  const set = await loadFonts(fonts, diskEffects.readFile);
  for (const { family, weight } of fonts.filter((file) => file.family === fonts[0]?.family))
    measureText("To 9–10", { family, weight, size: 10 }, set);
  return set;
}

parentPort?.on("message", async ({ id, what: task }: Numbered<PaintTask>) => {
  await engine;
  const fonts = { opened: await fontsOf(task), files: task.fonts };
  parentPort?.postMessage({ id, what: await paintHere(task.charts, fonts) });
});
