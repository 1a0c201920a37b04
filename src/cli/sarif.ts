import type { Diagnostic } from "../diagnostic.ts";
import { programVersion, sha256 } from "../manifest/index.ts";
import { quantity } from "../quantity.ts";
import { type FindingText, findingTexts } from "./finding-texts.ts";

// GitHub refuses a run of more than 25,000 results, and keeps 5,000.
const mostResults = 5000;

/**
 * Writes findings as SARIF 2.1.0 (OASIS), with what code scanning of GitHub asks for: each rule explained, each result
 * at a place, with a fingerprint that stays the same when lines move. What is about no file is placed in `project`, the
 * path of briefing.yaml. Errors come first; of more than 5,000 findings the others are counted in a notification.
 */
export function sarif(diagnostics: readonly Diagnostic[], project: string): string {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const warnings = diagnostics.filter(({ severity }) => severity === "warning");
  const shown = [...errors, ...warnings].slice(0, mostResults);
  const leftOut = diagnostics.length - shown.length;
  const codes = [...new Set(shown.map(({ code }) => code))].sort();
  const texts = findingTexts();
  const seen = new Map<string, number>();
  const results = shown.map((one) => ({
    ruleId: one.code,
    ruleIndex: codes.indexOf(one.code),
    level: one.severity,
    message: { text: one.hint === undefined ? one.message : `${one.message}\nhint: ${one.hint}` },
    locations: [{ physicalLocation: physicalLocation(one, project) }],
    partialFingerprints: { primaryLocationLineHash: fingerprint(one, seen) },
  }));
  const run = {
    tool: {
      driver: {
        name: "fieldbrief",
        semanticVersion: programVersion(),
        rules: codes.map((code) => ruleOf(code, texts.get(code))),
      },
    },
    invocations: [
      {
        executionSuccessful: true,
        ...(leftOut > 0 && { toolExecutionNotifications: [notification(leftOut)] }),
      },
    ],
    columnKind: "utf16CodeUnits",
    results,
  };
  const $schema = "https://json.schemastore.org/sarif-2.1.0.json";
  return `${JSON.stringify({ $schema, version: "2.1.0", runs: [run] }, null, 2)}\n`;
}

function ruleOf(
  code: string,
  { severity, cause, cure }: FindingText = { severity: "error", cause: code, cure: code },
): Readonly<Record<string, unknown>> {
  return {
    id: code,
    shortDescription: { text: sentence(cause) },
    fullDescription: { text: sentence(cause) },
    help: { text: `${sentence(cause)} ${sentence(cure)}` },
    defaultConfiguration: { level: severity },
    properties: { tags: [code.split("/")[0]] },
  };
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}

function physicalLocation(
  { place, excerpt }: Diagnostic,
  project: string,
): Readonly<Record<string, unknown>> {
  const { file = project, line = 1, column = 1 } = place ?? {};
  const endColumn = Math.max(column, excerpt?.length ?? 0) + 1;
  return {
    artifactLocation: {
      uri: file.split("/").map(encodeURIComponent).join("/"),
      uriBaseId: "%SRCROOT%",
    },
    region: { startLine: line, startColumn: column, endLine: line, endColumn },
  };
}

// Neither line nor column; hints name lines of others. The same finding of the same row twice: the second is ":2".
function fingerprint(
  { code, message, place, record, excerpt }: Diagnostic,
  seen: Map<string, number>,
): string {
  const what = record ?? excerpt?.trim() ?? "";
  const hash = sha256(JSON.stringify([code, place?.file ?? "", message, what])).slice(0, 16);
  const count = (seen.get(hash) ?? 0) + 1;
  seen.set(hash, count);
  return `${hash}:${count}`;
}

function notification(leftOut: number): Readonly<Record<string, unknown>> {
  const text = `${quantity(leftOut, "more finding")} left out here; --format json holds all.`;
  return { level: "warning", message: { text } };
}
