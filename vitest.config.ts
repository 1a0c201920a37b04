import { availableParallelism } from "node:os";
import { configDefaults, defineConfig } from "vitest/config";

// .ci/run lets nothing be skipped: there a job that is optional is left out whole.
const isLeftOut =
  process.env["CI"] === "true" && process.env["FIELDBRIEF_TEST_CLICKHOUSE_URL"] === undefined;

export default defineConfig(({ mode }) => ({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: [...configDefaults.exclude, ...(isLeftOut ? ["test/**/on-clickhouse*.test.ts"] : [])],
    setupFiles: ["test/support/seed.ts"],
    // As many as there are processors: unless told, one is left out, of two the half.
    maxWorkers: availableParallelism(),
    env: {
      // An odd time zone and locale: neither may show in any output.
      TZ: "Asia/Kathmandu",
      LC_ALL: "de_DE.UTF-8",
      ...(mode === "update" ? { UPDATE_GOLDEN: "1" } : {}),
    },
    // .ci/run counts the tests in this report.
    ...(process.env["CI"] === "true"
      ? { reporters: ["default", ["json", { outputFile: "out/tests.json" }]] }
      : {}),
    // Against what never ends; a machine may be slow, and share its processors.
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
}));
