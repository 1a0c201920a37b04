import { describe, expect, test } from "vitest";
import { formatDiagnostics } from "../../src/cli/diagnostics.ts";
import { shownFindings } from "../../src/cli/shown-findings.ts";
import type { Diagnostic } from "../../src/diagnostic.ts";
import { recordingTerminal } from "../support/terminal.ts";

const plain = { red: same, yellow: same, dim: same, bold: same };
function same(text: string): string {
  return text;
}

const finding = (more: Partial<Diagnostic> = {}): Diagnostic => ({
  severity: "error",
  code: "incident/unknown-province",
  message: 'unknown province "Kunduzz"',
  place: { file: "data/incidents.csv", line: 3, column: 12 },
  ...more,
});

describe("diagnostics as text", () => {
  test("show place, line at fault with a caret, and hint", () => {
    const text = formatDiagnostics(
      [finding({ excerpt: "IK-1,2022,,Kunduzz,", hint: 'did you mean "Kunduz"?' })],
      "text",
      plain,
    );
    expect(text).toBe(
      [
        'error[incident/unknown-province] unknown province "Kunduzz"',
        "  data/incidents.csv:3:12",
        "  3 | IK-1,2022,,Kunduzz,",
        "                 ^",
        '  hint: did you mean "Kunduz"?',
        "",
      ].join("\n"),
    );
  });

  test("cut a long line to the part around the column", () => {
    const excerpt = `${"a".repeat(500)}X${"b".repeat(500)}`;
    const text = formatDiagnostics(
      [finding({ excerpt, place: { file: "f", line: 1, column: 501 } })],
      "text",
      plain,
    );
    const [, , shown = "", caret = ""] = text.split("\n");
    expect(shown.length).toBeLessThan(120);
    expect(shown[caret.indexOf("^")]).toBe("X");
  });

  test("stand in the order of file, line and column", () => {
    const at = (line: number, file = "b.csv"): Diagnostic => finding({ place: { file, line } });
    const text = formatDiagnostics([at(9), at(2), at(5, "a.csv")], "text", plain);
    expect(text.match(/[ab]\.csv:\d/g)).toEqual(["a.csv:5", "b.csv:2", "b.csv:9"]);
  });

  test("show twenty of a kind and count the others", () => {
    const many = Array.from({ length: 25 }, (_, i) =>
      finding({ place: { file: "f", line: i + 1 } }),
    );
    const text = formatDiagnostics(many, "text", plain);
    expect(text.match(/^error/gm)).toHaveLength(20);
    expect(text).toContain("incident/unknown-province: 5 more of these");
  });

  test("let no control character of the data reach the terminal", () => {
    const text = formatDiagnostics(
      [finding({ message: "bad \u001b[2Jvalue\u202e" })],
      "text",
      plain,
    );
    expect(text.includes("\u001b") || text.includes("\u202e")).toBe(false);
  });
});

describe("diagnostics for programs", () => {
  test("are all there as JSON", () => {
    const many = Array.from({ length: 25 }, () => finding());
    expect(JSON.parse(formatDiagnostics(many, "json", plain))).toHaveLength(25);
  });

  test("are workflow commands for GitHub, escaped", () => {
    const text = formatDiagnostics(
      [
        finding({
          message: "50% of\nit",
          place: { file: "a,b:c.csv", line: 2, column: 4 },
          hint: "look",
        }),
      ],
      "github",
      plain,
    );
    expect(text).toBe(
      "::error file=a%2Cb%3Ac.csv,line=2,col=4,title=incident/unknown-province::50%25 of%0Ait%0Ahint: look\n",
    );
  });

  test("count, in the last that GitHub shows of a kind, those that it drops", () => {
    const many = (severity: Diagnostic["severity"], length: number): readonly Diagnostic[] =>
      Array.from({ length }, (_, i) => finding({ severity, place: { file: "f", line: i + 1 } }));
    const text = formatDiagnostics([...many("error", 13), ...many("warning", 10)], "github", plain);
    const errors = text.split("\n").filter((line) => line.startsWith("::error"));
    expect(errors).toHaveLength(14);
    expect(errors[9]).toBe(
      "::error title=fieldbrief::4 more of these are in the log: GitHub shows 10 of a kind",
    );
    expect(errors[13]).toContain("line=13,");
    expect(text.match(/^::warning/gm)).toHaveLength(10);
    expect(text).not.toMatch(/^::warning title=fieldbrief/m);
  });
});

describe("findings for programs of a repository", () => {
  const shown = (format: "github" | "sarif" | "json", project: string, quote = true): string =>
    shownFindings(
      [finding({ hint: "Kunduz?", excerpt: "IK-1,Kunduzz", record: "IK-1" })],
      {
        ...{ format, project, quote },
      },
      { ...recordingTerminal("/repository/north"), root: "/repository" },
    );

  test("name files from its folder", () => {
    expect(shown("github", "/repository/north")).toMatch(
      /^::error file=north\/data\/incidents\.csv,/,
    );
    expect(shown("sarif", "/repository/north")).toContain('"uri": "north/data/incidents.csv"');
    expect(shown("json", "/repository/north")).toContain('"file": "data/incidents.csv"');
    expect(shown("github", "/repository")).toMatch(/^::error file=data\/incidents\.csv,/);
    expect(shown("github", "/elsewhere")).toMatch(/^::error file=data\/incidents\.csv,/);
  });

  test("hold no word of the data where they may not quote them", () => {
    for (const format of ["github", "sarif", "json"] as const) {
      const text = shown(format, "/repository/north", false);
      expect(text).not.toMatch(/Kunduz|IK-1/);
      expect(text).toMatch(/a province by no known name/i);
    }
  });
});
