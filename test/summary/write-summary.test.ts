import { describe, expect, test } from "vitest";
import { sarif } from "../../src/cli/sarif.ts";
import type { Diagnostic } from "../../src/diagnostic.ts";
import { readFindings, type SummaryParts, writeSummary } from "../../src/summary/index.ts";

const edition = (name: string): SummaryParts["editions"][number] => ({
  name,
  id: "2022-05",
  incidents: 14,
  pages: 17,
  hasPicture: true,
  keyFigures: [{ id: "headline.killed", words: "at least 477" }],
});
const parts: SummaryParts = {
  editions: [edition("2022-05-en"), edition("2022-05-fa-AF")],
  others: 0,
  broken: 0,
};

const diagnostic: Diagnostic = {
  severity: "error",
  code: "incident/unknown-province",
  message: 'unknown province "<b>@you</b> `x`"',
  place: { file: "data/incidents.csv", line: 3, column: 12 },
};

describe("a summary", () => {
  test("tells findings, each edition, and figures once for all its languages", () => {
    const findings = readFindings(sarif([diagnostic], "briefing.yaml"));
    expect(writeSummary({ ...parts, findings, changes: "**1 incident new**\n" })).toBe(
      [
        "**2 editions, 1 error**",
        "",
        "### Findings",
        "",
        '- error `incident/unknown-province` in `data/incidents.csv:3:12`: ``unknown province "<b>@you</b> `x`"``',
        "",
        "### Editions",
        "",
        "- `2022-05-en`: 14 incidents, 17 pages",
        "  - `headline.killed`: `at least 477`",
        "- `2022-05-fa-AF`: 14 incidents, 17 pages",
        "",
        "### What changed",
        "",
        "**1 incident new**",
        "",
      ].join("\n"),
    );
  });

  test("says that there are no findings only where it was told of findings", () => {
    expect(writeSummary({ ...parts, findings: [] })).toMatch(/^\*\*2 editions, no findings\*\*/);
    expect(writeSummary(parts)).toMatch(/^\*\*2 editions\*\*/);
    expect(writeSummary({ editions: [], others: 0, broken: 0 })).toBe("**No edition**\n");
  });

  test("counts editions for others, and says no more of them", () => {
    const text = writeSummary({ ...parts, others: 2 });
    expect(text).toMatch(/^\*\*4 editions\*\*/);
    expect(text).toContain("_2 editions for other audiences not described here._");
  });

  test("counts editions that are not whole, also beside changes alone", () => {
    const changes = "**1 incident new**";
    expect(writeSummary({ editions: [], others: 0, broken: 1, changes })).toMatch(
      /^\*\*No edition\*\*\n\n\*\*1 edition not whole: the log says which, and why\.\*\*/,
    );
    expect(writeSummary(parts)).not.toContain("not whole");
  });

  test("shows pictures where they have an address, which nothing can break out of", () => {
    const text = writeSummary({
      ...parts,
      pictures: "https://example.org/a(b)/",
      files: "https://example.org/files?x=<1>",
    });
    expect(text).toContain("  ![Page 1](https://example.org/a%28b%29/2022-05-en/page-1.svg)\n");
    expect(text).toContain("Editions: <https://example.org/files?x=%3C1%3E>");
    expect(writeSummary(parts)).not.toContain("![");
  });

  test("stays within its limit, leaves changes whole, and counts what is left out", () => {
    const findings = Array.from({ length: 400 }, (_, index) => ({
      ...{ severity: "error" as const, code: "incident/bad-date", where: `data/x.csv:${index}:1` },
      message: "not a date",
    }));
    const changes = "x".repeat(8000);
    const text = writeSummary({ ...parts, findings, changes }, 12_000);
    expect(text.length).toBeLessThanOrEqual(12_000);
    expect(text).toContain(changes);
    const told = text.match(/^- error/gm)?.length ?? 0;
    expect(told).toBeGreaterThan(20);
    expect(text).toContain(`**${400 - told} more findings left out here.**`);
  });
});

test.each(["", "{}", '{"version":"2.1.0","runs":[{"results":[{}]}]}'])(
  "%j holds no findings",
  (text) => {
    expect(readFindings(text)).toBeUndefined();
  },
);
