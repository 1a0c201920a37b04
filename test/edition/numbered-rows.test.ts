import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withFloods } from "../support/floods.ts";
import { readPdf } from "../support/pdf.ts";

// Row 2 of a table, beside it a date of which partners see the month: together they read as the day that is withheld.
test("an edition whose rows are numbered beside coarsened dates is built", () =>
  withFloods(async ({ out, edit, build }) => {
    edit("data/incidents.csv", "2030-01-12,,day", "2030-01-01,,day");
    edit("data/incidents.csv", "2030-02-03,2030-02-05,day", "2030-01-02,,day");
    edit("data/incidents.csv", "alleged,public", "alleged,restricted");
    const query = "templates/briefing/queries/incidents.sql";
    edit(query, "SELECT id, date,", "SELECT id, date, date_end, date_precision,");
    edit(
      query,
      "count_of(killed) AS killed",
      "count_of(killed) AS killed, row_number() OVER (ORDER BY date, id) AS position",
    );
    const page = "templates/briefing/briefing.hbs";
    edit(page, '<th scope="col">Date', '<th scope="col">No.</th><th scope="col">Date');
    edit(
      page,
      "<td>{{date incident.date}}",
      "<td>{{figure incident.position}}</td><td>{{date incident.date to=incident.date_end precision=incident.date_precision}}",
    );
    const { diagnostics } = await build({
      editions: ["january"],
      audiences: ["partner"],
      picture: true,
    });
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(readdirSync(join(out, "january-en-partner"))).toContain("page-1.svg");
    const pdf = readFileSync(join(out, "january-en-partner/briefing.pdf"));
    const { pages } = await readPdf(pdf);
    expect(pages[0]?.text).toMatch(/\b2\s+January 2030/);
  }));
