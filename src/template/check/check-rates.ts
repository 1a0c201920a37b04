import type { Findings } from "../finding.ts";
import type { Template } from "../template.ts";
import { placeAt, withoutWords } from "./source.ts";

// A list that its author chose supports no rate, share or trend; what others state of a whole may be divided.
const recordTables = /\b(?:incidents|claims|breakdowns)\b/i;

// What makes a rate, a share or a trend of rows, as a query may write it.
const inQueries =
  /\/|\b(?:avg|median|percent_rank|cume_dist|ratio_to_report|regr_\w+|corr|covar_\w+)\s*\(/gi;

// The same as a Vega-Lite spec may write it; the last is a percentage in d3's notation (".1%").
const inCharts =
  /"(?:regression|loess)"\s*:|"stack"\s*:\s*"normalize"|"op"\s*:\s*"(?:mean|average|median)"[^}]*"field"\s*:\s*"(?:incidents|killed|wounded|casualties)\w*"|"format"\s*:\s*"[^"a-zA-Z]*%"/g;

/**
 * Reports queries and charts that draw a rate, share or trend from listed incidents. It is for data that are a
 * selection; what a query of statements alone works out is its author's.
 */
export function checkRates({ queries, charts }: Template, findings: Findings): void {
  const bare = new Map(queries.map(({ name, sql }) => [name, withoutWords(sql)]));
  const isOfRecords = (name: string): boolean => recordTables.test(bare.get(name) ?? "");
  for (const { name, file } of queries) {
    const sql = bare.get(name) ?? "";
    if (isOfRecords(name)) report(sql, inQueries, file, findings);
  }
  for (const { name, file, text } of charts) {
    const named = /"data"\s*:\s*\{\s*"name"\s*:\s*"([^"]*)"/.exec(text)?.[1] ?? "rows";
    if (isOfRecords(named === "rows" ? name : named)) report(text, inCharts, file, findings);
  }
}

function report(text: string, pattern: RegExp, file: string, findings: Findings): void {
  for (const { 0: found, index } of text.matchAll(pattern))
    findings.report(placeAt(text, index, file), {
      code: "template/selection-rate",
      message: `${found.split(/\s*[(:]/, 1)[0]}: a rate, share or trend of a selection`,
      hint: "a selected list supports none: show its figures as they are, or say in briefing.yaml that the data are a census",
    });
}
