import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // An odd time zone and locale: neither may show in any output.
    env: { TZ: "Asia/Kathmandu", LC_ALL: "de_DE.UTF-8" },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
