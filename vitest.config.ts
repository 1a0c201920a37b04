import { availableParallelism } from "node:os";
import { configDefaults, defineConfig } from "vitest/config";

// .ci/run lets nothing be skipped: there a job that is optional is left out whole.
const isLeftOut =
  process.env["CI"] === "true" && process.env["FIELDBRIEF_TEST_CLICKHOUSE_URL"] === undefined;

// These put another module in the place of one, which the files behind them must not get.
const apart = ["briefing/corrections", "briefing/digits", "chart/repeated"].map(
  (name) => `test/${name}.test.ts`,
);

const leftOut = [
  ...configDefaults.exclude,
  ...(isLeftOut ? ["test/**/on-clickhouse*.test.ts"] : []),
];

export default defineConfig(({ mode }) => ({
  test: {
    // Modules are loaded once for all files that a worker runs: what one of them left in a cache may not show in another.
    projects: [
      {
        extends: true,
        test: {
          name: "together",
          include: ["test/**/*.test.ts"],
          exclude: [...leftOut, ...apart],
          isolate: false,
        },
      },
      { extends: true, test: { name: "apart", include: apart, exclude: leftOut } },
    ],
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
