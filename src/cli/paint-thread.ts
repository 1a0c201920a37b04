// The thread that draws charts: Vega is loaded and run here while the main thread reads and queries.
import { readFile } from "node:fs/promises";
import { parentPort } from "node:worker_threads";
import { loadChartEngine, paintHere } from "../chart/index.ts";
import { type FontSet, loadFonts } from "../text/index.ts";
import type { PaintTask } from "./painter.ts";

const engine = loadChartEngine();
const opened = new Map<string, Promise<FontSet>>();

function fontsOf({ fonts }: PaintTask): Promise<FontSet> {
  const key = JSON.stringify(fonts);
  const known = opened.get(key) ?? loadFonts(fonts, (path) => readFile(path));
  opened.set(key, known);
  return known;
}

parentPort?.on("message", async (task: PaintTask) => {
  await engine;
  const fonts = { opened: await fontsOf(task), files: task.fonts };
  parentPort?.postMessage({ id: task.id, painting: await paintHere(task.charts, fonts) });
});
