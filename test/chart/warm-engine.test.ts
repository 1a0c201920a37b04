import { expect, test } from "vitest";
import { loadChartEngine } from "../../src/chart/index.ts";
import { barSpec, draw } from "./builder.ts";

test("an engine that has drawn before draws the same", async () => {
  const cold = await draw(barSpec());
  await loadChartEngine();
  expect(await draw(barSpec())).toEqual(cold);
});
