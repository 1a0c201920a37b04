import fc from "fast-check";
import { expect, test } from "vitest";
import { type Count, formatCount } from "../../src/count/index.ts";
import { writeIncidentFile } from "../../src/hxl/index.ts";
import { applyRule } from "../../src/incident/index.ts";
import { claim, countOf, dataset, incident } from "../database/builder.ts";
import { anyCount } from "../support/counts.ts";
import { codesOf, folderOf, importIn } from "./mapping.ts";

const edition = { period: { start: "2022-01-01", end: "2022-12-31" }, language: "en" };

// What is left of a count whose words are not compared.
const boundOf = ({ bound, low, high, approximate }: Count): unknown => [
  bound,
  low,
  high,
  approximate,
];

/** What a claim says: killed and wounded, or both together. */
const said = fc.oneof(
  fc.record({ killed: anyCount, wounded: anyCount }),
  fc.record({ casualties: anyCount }),
);

test("the incidents of an edition are read back with their ids, days, places and every bound", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(said, { minLength: 1, maxLength: 20 }), async (claims) => {
      const incidents = claims.map((_, i) =>
        incident(`I-${String(i).padStart(2, "0")}`, `2022-03-${String(i + 1).padStart(2, "0")}`, {
          ...(i % 3 === 0 ? { dateEnd: "2022-03-31", datePrecision: "month" } : {}),
        }),
      );
      const data = dataset({
        incidents,
        claims: claims.map((counts, i) =>
          claim(
            incidents[i]?.id ?? "",
            Object.fromEntries(
              Object.entries(counts).map(([measure, count]) => [measure, formatCount(count)]),
            ),
          ),
        ),
      });
      const seen = { dataset: data, figures: applyRule(data, "preferred") };
      const { bytes } = writeIncidentFile(seen, edition);
      const made = await importIn(folderOf({ "table.csv": bytes }), { format: "hxl" });
      expect(codesOf(made)).toEqual([]);
      const read = made.rowsOf("claims.csv").map((row) => ({
        incident: row["incident"],
        counts: ["killed", "wounded", "casualties"].map((measure) =>
          boundOf(countOf(row[measure] === "" ? undefined : row[measure])),
        ),
      }));
      expect(read).toEqual(
        data.claims.map((each) => ({
          incident: each.incident,
          counts: [each.killed, each.wounded, each.casualties].map(boundOf),
        })),
      );
      expect(
        made.cellsOf("incidents.csv", "id", "date", "date_end", "date_precision", "province"),
      ).toEqual(
        incidents.map(({ id, date, dateEnd, datePrecision, province }) => [
          ...[id, date, dateEnd, datePrecision, province],
        ]),
      );
    }),
    { numRuns: 60 },
  );
});
