import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { Count, Total } from "../../src/count/index.ts";
import { buildTables, openEngine, type Query, runQueries } from "../../src/database/index.ts";
import type { Dataset, IncidentFigures } from "../../src/incident/index.ts";
import { applyRule } from "../../src/incident/index.ts";
import { buildLedger, checkLedger, type LedgerEntry } from "../../src/ledger/index.ts";
import { renderTemplate } from "../../src/template/index.ts";
import { claim, dataset, incident, source, tableInput } from "../database/builder.ts";
import { seedParameters } from "../database/seed.ts";
import { anyCount } from "../support/counts.ts";
import { context, templateOf } from "../support/template.ts";

const folder = resolve(import.meta.dirname, "../../templates/briefing/queries");
const queries = [
  "headline",
  "provinces",
  "totals-by-category",
  "incidents-by-month",
  "incidents",
].map(
  (name): Query => ({
    name,
    file: `queries/${name}.sql`,
    sql: readFileSync(resolve(folder, `${name}.sql`), "utf8"),
  }),
);

const measures = ["killed", "wounded", "casualties"];
const rows = (query: string, columns: readonly string[]): string =>
  `{{#each queries.${query} as |row|}}<p>${columns
    .map((column) => {
      const print = `{{figure row.${column}}}`;
      // Months that the data do not cover have no number of incidents.
      return measures.includes(column) ? print : `{{#if row.${column}}}${print}{{/if}}`;
    })
    .join(" ")}</p>{{/each}}`;
const template = templateOf(`<h1>T</h1>
  ${rows("headline", ["incidents", "provinces", "unsourced", ...measures])}
  ${rows("provinces", ["incidents", ...measures])}
  ${rows("totals-by-category", ["incidents", ...measures])}
  ${rows("incidents-by-month", ["incidents", "killed"])}
  <p>{{figure (count queries.incidents)}} {{figure (total queries.incidents "killed")}}
  {{figure (total (where queries.incidents "category" "cross-border") "wounded")}}</p>`);

const record = fc.record({
  killed: anyCount,
  wounded: anyCount,
  casualties: anyCount,
  day: fc.constantFrom("2021-08-20", "2021-11-02", "2022-04-01", "2022-05-30", "2023-01-01"),
  category: fc.constantFrom("shia-hazara", "taliban-others", "cross-border"),
  province: fc.constantFrom("AF-KAB", "AF-BAL", null),
  status: fc.constantFrom("reported", "unsourced"),
  claims: fc.integer({ min: 1, max: 2 }),
});

const data: fc.Arbitrary<Dataset> = fc.array(record, { maxLength: 9 }).map((list) =>
  dataset({
    sources: [source("article"), source("other")],
    incidents: list.map(({ day, category, province, status, claims }, index) =>
      incident(`i${index}`, day, {
        category,
        province,
        status,
        ...(claims > 1 && { preferredClaim: `i${index}-1` }),
        originCountry: category === "cross-border" ? "AF" : null,
      }),
    ),
    claims: list.flatMap(({ killed, wounded, casualties, claims }, index) =>
      Array.from({ length: claims }, (_, at) => ({
        ...claim(`i${index}`, {}, { id: `i${index}-${at}`, source: at ? "other" : "article" }),
        killed: at ? wounded : killed,
        wounded: at ? killed : wounded,
        casualties,
      })),
    ),
  }),
);

const engine = await openEngine();
afterAll(() => engine.close());

async function entriesOf(
  given: Dataset,
  figures: ReadonlyMap<string, IncidentFigures>,
): Promise<readonly LedgerEntry[]> {
  const database = await engine.open();
  await database.load(buildTables(tableInput(given, { figures })));
  await database.lock();
  const { results, diagnostics } = await runQueries(database, queries, seedParameters);
  database.close();
  const rendered = renderTemplate(template, { ...context, queries: results });
  const { document } = rendered;
  expect([...diagnostics, ...rendered.diagnostics]).toEqual([]);
  if (document === undefined) throw new Error("nothing was rendered");
  const ledger = buildLedger(document, { dataset: given, figures });
  expect(checkLedger(ledger, { dataset: given, figures })).toEqual([]);
  return ledger.entries;
}

// The rules of totals once more, by hand: large numbers as such, the unknown apart.
function addUp(
  counts: readonly Count[],
): readonly [low: bigint, high: bigint | null, unknown: number] {
  const stated = counts.filter(({ bound }) => bound !== "unknown");
  const low = stated.reduce((sum, count) => sum + BigInt(count.low ?? 0), 0n);
  const isOpen = stated.some(({ high }) => high === null);
  const high = stated.reduce((sum, count) => sum + BigInt(count.high ?? 0), 0n);
  return [low, isOpen ? null : high, counts.length - stated.length];
}

function read({ low, high, parts }: Total): ReturnType<typeof addUp> {
  return [BigInt(low), high === null ? null : BigInt(high), parts.unknown];
}

test("every printed sum is that of its entry's incidents, and nothing unknown counts as 0", async () => {
  let totals = 0;
  const rules = fc.constantFrom("preferred", "lowest", "range");
  await fc.assert(
    fc.asyncProperty(data, rules, async (given, rule) => {
      const figures = applyRule(given, rule);
      const of = (id: string, measure: string): Count => {
        const counts = figures.get(id);
        if (counts === undefined) throw new Error(id);
        return measure === "killed"
          ? counts.killed
          : measure === "wounded"
            ? counts.wounded
            : counts.casualties;
      };
      for (const { value, derivation, incidents, occurrences } of await entriesOf(given, figures)) {
        const { measure = null } = derivation.lineage ?? {};
        expect(incidents, derivation.id).not.toBeNull();
        if (typeof value === "number") {
          if (derivation.lineage?.mode === "of") expect(incidents).toHaveLength(value);
          continue;
        }
        if (!("parts" in value)) continue;
        totals++;
        const counts = (incidents ?? []).map((id) => of(id, measure ?? "killed"));
        expect(read(value), derivation.id).toEqual(addUp(counts));
        const isStated = counts.some(({ bound }) => bound !== "unknown");
        for (const { words } of occurrences) expect(/\d/.test(words), words).toBe(isStated);
      }
    }),
    { numRuns: 1000 },
  );
  expect(totals).toBeGreaterThan(10_000);
}, 300_000);
