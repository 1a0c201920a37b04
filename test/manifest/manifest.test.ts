import { describe, expect, test } from "vitest";
import { readManifest, writeManifest } from "../../src/manifest/index.ts";
import type { Manifest } from "../../src/manifest/manifest.ts";

const hash = "0".repeat(64);
const manifest: Manifest = {
  fieldbrief: "1.0.0",
  edition: { id: "2022-05", language: "en", audience: "public" },
  parameters: { edition: "2022-05", limit: 3, next: null },
  settings: hash,
  rows: hash,
  inputs: [
    { path: "data/claims.csv", stage: "data", sha256: hash },
    { path: "data/places/towns.csv", stage: "places", sha256: null },
  ],
  folders: [{ path: "data/places", sha256: hash }],
  artifacts: [{ name: "briefing.pdf", bytes: 3, sha256: hash }],
  pages: 1,
  incidents: 1,
  withheld: { records: 0, fields: 0, figures: 0, cells: 0 },
  figures: { "headline.killed": "at least 3" },
};

const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

describe("readManifest", () => {
  test("reads what was written", () => {
    expect(readManifest(writeManifest(manifest))).toEqual(manifest);
  });

  test.each([
    ["a stage that is none", { path: "a", stage: "disk", sha256: hash }],
    ["a hash that is none", { path: "a", stage: "data", sha256: hash.slice(1) }],
    ["no hash", { path: "a", stage: "data" }],
    ["no path", { stage: "data", sha256: null, other: 1 }],
    ["more than it knows", { path: "a", stage: "data", sha256: null, size: 1 }],
    ["text", "data/claims.csv"],
    ["nothing", null],
  ])("refuses an input with %s", (_, input) => {
    const inputs = [...manifest.inputs, input];
    expect(readManifest(bytesOf({ version: 1, ...manifest, inputs }))).toBeUndefined();
  });

  test.each([
    ["another version", { version: 2 }],
    [
      "the name of a file that is a path",
      { artifacts: [{ name: "../a", bytes: 1, sha256: hash }] },
    ],
    ["a number of pages that is none", { pages: -1 }],
    ["figures that are a list", { figures: ["headline.killed"] }],
    ["a folder without a hash", { folders: [{ path: "data/places" }] }],
    ["a folder with more than it knows", { folders: [{ path: "a", sha256: hash, size: 1 }] }],
  ])("refuses %s", (_, part) => {
    expect(readManifest(bytesOf({ version: 1, ...manifest, ...part }))).toBeUndefined();
  });

  test("refuses what is no JSON", () => {
    expect(readManifest(new TextEncoder().encode("{"))).toBeUndefined();
  });
});
