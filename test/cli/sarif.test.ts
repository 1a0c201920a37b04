import { describe, expect, test } from "vitest";
import { findingTexts } from "../../src/cli/finding-texts.ts";
import { sarif } from "../../src/cli/sarif.ts";
import { z } from "../../src/config/index.ts";
import type { Diagnostic } from "../../src/diagnostic.ts";

const finding = (more: Partial<Diagnostic> = {}): Diagnostic => ({
  severity: "error",
  code: "incident/unknown-province",
  message: 'unknown province "Kunduzz"',
  place: { file: "data/incidents.csv", line: 3, column: 12 },
  excerpt: "IK-1,2022,,Kunduzz,",
  ...more,
});

// What SARIF 2.1.0 (OASIS, 27 March 2020) requires of the objects that are written, and no property beside: sections
// 3.13 to 3.52; and of these what GitHub requires for code scanning.
const message = z.strictObject({ text: z.string().min(1) });
const level = z.enum(["error", "warning"]);
const location = z.strictObject({
  physicalLocation: z.strictObject({
    artifactLocation: z.strictObject({
      uri: z.string().regex(/^(?!\/)[A-Za-z0-9\-._~!$&'()*+,;=@%/]+$/),
      uriBaseId: z.literal("%SRCROOT%"),
    }),
    region: z
      .strictObject({
        startLine: z.int().min(1),
        startColumn: z.int().min(1),
        endLine: z.int().min(1),
        endColumn: z.int().min(1),
      })
      .refine(({ startLine, endLine }) => startLine === endLine)
      .refine(({ startColumn, endColumn }) => startColumn < endColumn),
  }),
});
const rule = z.strictObject({
  id: z.string().max(255),
  shortDescription: z.strictObject({ text: z.string().min(1).max(1024) }),
  fullDescription: z.strictObject({ text: z.string().min(1).max(1024) }),
  help: z.strictObject({ text: z.string().min(1) }),
  defaultConfiguration: z.strictObject({ level }),
  properties: z.strictObject({ tags: z.array(z.string()).max(10) }),
});
const result = z.strictObject({
  ruleId: z.string(),
  ruleIndex: z.int().min(0),
  level,
  message,
  locations: z.array(location).length(1),
  partialFingerprints: z.strictObject({
    primaryLocationLineHash: z.string().regex(/^[0-9a-f]{16}:[1-9]\d*$/),
  }),
});
const log = z.strictObject({
  $schema: z.literal("https://json.schemastore.org/sarif-2.1.0.json"),
  version: z.literal("2.1.0"),
  runs: z
    .array(
      z.strictObject({
        tool: z.strictObject({
          driver: z.strictObject({
            name: z.string().min(1),
            semanticVersion: z.string().regex(/^\d+\.\d+\.\d+/),
            rules: z.array(rule).max(25_000),
          }),
        }),
        invocations: z.array(
          z.strictObject({
            executionSuccessful: z.boolean(),
            toolExecutionNotifications: z.array(z.strictObject({ level, message })).optional(),
          }),
        ),
        columnKind: z.literal("utf16CodeUnits"),
        results: z.array(result).max(5000),
      }),
    )
    .length(1),
});

function runOf(diagnostics: readonly Diagnostic[], project = "briefing.yaml") {
  const text = sarif(diagnostics, project);
  const [run] = log.parse(JSON.parse(text)).runs;
  if (run === undefined) throw new Error("no run");
  return run;
}

const fingerprints = (...diagnostics: readonly Diagnostic[]): readonly string[] =>
  runOf(diagnostics).results.map((one) => one.partialFingerprints.primaryLocationLineHash);

describe("findings as SARIF", () => {
  test("hold what the standard and GitHub require, and nothing else", () => {
    const odd = finding({ place: { file: "a b/ü%.csv" }, severity: "warning", hint: "look" });
    const { results } = runOf([finding(), odd, { ...finding(), place: { file: "x", line: 1 } }]);
    expect(results).toHaveLength(3);
    expect(results[2]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe(
      "a%20b/%C3%BC%25.csv",
    );
    expect(results[2]?.message.text).toBe('unknown province "Kunduzz"\nhint: look');
  });

  test("are none where there are none", () => {
    expect(runOf([]).results).toEqual([]);
  });

  test("place what is about no file in the project", () => {
    const { place: _, ...bare } = finding();
    const [one] = runOf([bare], "north/briefing.yaml").results;
    expect(one?.locations[0]?.physicalLocation).toMatchObject({
      artifactLocation: { uri: "north/briefing.yaml" },
      region: { startLine: 1, startColumn: 1 },
    });
  });

  test("explain each rule as docs/findings.md does", () => {
    const { tool, results } = runOf([
      finding(),
      finding({ code: "incident/unsourced", severity: "warning" }),
      finding({ code: "incident/bad-date" }),
    ]);
    const { rules } = tool.driver;
    expect(rules.map(({ id }) => id)).toEqual([
      "incident/bad-date",
      "incident/unknown-province",
      "incident/unsourced",
    ]);
    for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex]?.id).toBe(ruleId);
    expect(rules[2]?.defaultConfiguration.level).toBe("warning");
    for (const { id, help, shortDescription } of rules) {
      const { cause = "-", cure = "-" } = findingTexts().get(id) ?? {};
      expect(shortDescription.text.toLowerCase()).toBe(`${cause}.`.toLowerCase());
      expect(help.text.toLowerCase()).toContain(cure.toLowerCase());
    }
  });

  test("know a finding again when lines move, and others apart", () => {
    const here = finding();
    const moved = finding({
      place: { file: "data/incidents.csv", line: 90, column: 3 },
      hint: "?",
    });
    expect(fingerprints(moved)).toEqual(fingerprints(here));
    const others = [
      finding({ excerpt: "IK-2,2022,,Kunduzz," }),
      finding({ message: 'unknown province "Kabol"' }),
      finding({ code: "incident/bad-date" }),
      finding({ place: { file: "data/claims.csv", line: 3, column: 12 } }),
      finding({ record: "IK-1" }),
    ];
    const all = fingerprints(here, ...others);
    expect(new Set(all).size).toBe(6);
    const [first = "", second] = fingerprints(here, moved);
    expect(second).toBe(first.replace(/:1$/, ":2"));
  });

  test("are the 5,000 that GitHub keeps, errors first, and the rest is counted", () => {
    const warnings = Array.from({ length: 5002 }, () => finding({ severity: "warning" }));
    const { results, invocations } = runOf([...warnings, finding()]);
    expect(results).toHaveLength(5000);
    expect(results[0]?.level).toBe("error");
    const [note] = invocations[0]?.toolExecutionNotifications ?? [];
    expect(note?.message.text).toMatch(/^3 more findings left out here;/);
  });
});

test("every finding of docs/findings.md has a text short enough for code scanning", () => {
  const texts = [...findingTexts()];
  expect(texts.length).toBeGreaterThan(200);
  const bad = texts.filter(
    ([, { cause, cure }]) =>
      cause === "" || cure === "" || cause.length > 1000 || /`|^\*warning/.test(cause),
  );
  expect(bad).toEqual([]);
});
