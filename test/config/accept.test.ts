import { expect, test } from "vitest";
import { type AcceptedWarning, acceptWarnings } from "../../src/config/index.ts";
import type { Diagnostic } from "../../src/diagnostic.ts";

const place = { file: "briefing.yaml", line: 9, column: 7 };
const accept = (code: string, id: string): AcceptedWarning => ({
  code,
  id,
  reason: "known",
  place,
});
const found = (severity: Diagnostic["severity"], code: string, record: string): Diagnostic => ({
  severity,
  code,
  message: "x",
  record,
});

test("drops the warnings of one code and record, and those alone", () => {
  const [a, b] = [found("warning", "incident/x", "F-1"), found("warning", "incident/x", "F-2")];
  expect(acceptWarnings([a, b], [accept("incident/x", "F-1")], "incident/")).toEqual([b]);
});

test("never drops an error", () => {
  const error = found("error", "incident/x", "F-1");
  expect(acceptWarnings([error], [accept("incident/x", "F-1")], "incident/")).toEqual([error]);
});

test("warns of an acceptance without a cause, at its place", () => {
  expect(acceptWarnings([], [accept("incident/x", "F-1")], "incident/")).toMatchObject([
    { severity: "warning", code: "config/unused-accept", place },
  ]);
});

test("says nothing of other folders' codes, nor while errors hide records", () => {
  expect(acceptWarnings([], [accept("document/x", "F-1")], "incident/")).toEqual([]);
  const error = found("error", "incident/y", "F-1");
  expect(acceptWarnings([error], [accept("incident/x", "F-1")], "incident/")).toEqual([error]);
});
