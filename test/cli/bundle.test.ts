import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "../support/project.ts";

// Whoever loads the file of a command or thread runs it.
test("no file of the bundle loads that of a command or a thread", () => {
  const dist = join(repository, "dist");
  const files = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".js"),
  );
  expect(files).toContain(join("cli", "paint-thread.js"));
  const loading = files.filter((file) =>
    /(?:from|import) *\(?"[^"]*(?:cli\/[\w-]+|\/main|-thread)\.js"/.test(
      readFileSync(join(dist, file), "utf8"),
    ),
  );
  expect(loading).toEqual([]);
});
