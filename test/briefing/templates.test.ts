import { HtmlValidate } from "html-validate";
import { beforeAll, describe, expect, test } from "vitest";
import { type BuiltWith, builtWith } from "../support/built-with.ts";
import { PdfObjects } from "../support/pdf/object.ts";
import { everyElement, structureOf } from "../support/pdf/structure.ts";
import { pdfRules, readPdf } from "../support/pdf.ts";
import { plain } from "../support/reading.ts";
import { hasVeraPdf, veraPdf } from "../support/verapdf.ts";

const languages = ["en", "fa-AF", "ps-AF"] as const;

interface Issue {
  readonly id: string;
  readonly period: string;
  readonly filter?: string;
}

function editionsOf(issues: readonly Issue[]): string {
  const lines = issues.flatMap(({ id, period, filter }) =>
    languages.map((language) => {
      const only = filter === undefined ? "" : `, filter: { incidents: [${filter}] }`;
      return `  - { id: "${id}", number: 4, period: ${period}, published: 2022-06-01, data-as-of: 2022-05-31, language: ${language}${only} }\n`;
    }),
  );
  return `editions:\n${lines.join("")}`;
}

const templates: Readonly<Record<"flash" | "annex", readonly Issue[]>> = {
  flash: [
    // Two incidents of a day, of which this is one; one whose sources differ; two of a day, drawn together.
    { id: "kabul", period: "2022-05-25..2022-05-25", filter: "IK-2022-05-25-kabul" },
    { id: "airport", period: "2021-08-26..2021-08-26" },
    { id: "day", period: "2022-05-25..2022-05-25" },
    // Across a border: nothing to be marked on the map, and no number of anybody struck.
    { id: "border", period: "2022-05-07..2022-05-07" },
  ],
  annex: [{ id: "year", period: "2021-08-15..2022-05-31" }],
};

describe.each(["flash", "annex"] as const)("the template %s", (template) => {
  const issues = templates[template];
  const names = issues.flatMap(({ id }) => languages.map((language) => `${id}-${language}`));
  let built: BuiltWith;

  beforeAll(async () => {
    const editions = editionsOf(issues);
    built = await builtWith({ template: `fieldbrief:${template}`, editions, build: names });
  }, 240_000);

  test("has nothing found in it, and says the same in every language", () => {
    expect(built.report.diagnostics).toEqual([]);
    expect(built.report.editions).toHaveLength(names.length);
  });

  test.each(names)(
    "%s is a PDF by the rules, without text that is in no structure",
    async (name) => {
      const { pdf } = built.files(name);
      const objects = new PdfObjects(pdf);
      for (const rule of pdfRules) expect(rule.findings(objects), rule.name).toEqual([]);
      const { pages } = await readPdf(pdf);
      const stray = pages.flatMap(({ items }) =>
        items.filter(
          ({ text, mcid, tag }) => text.trim() !== "" && !mcid && mcid !== 0 && tag !== "Artifact",
        ),
      );
      expect(stray).toEqual([]);
    },
  );

  test.each(names)("%s is HTML that html-validate has nothing against", async (name) => {
    const validate = new HtmlValidate({
      extends: ["html-validate:recommended", "html-validate:a11y"],
    });
    const { results } = await validate.validateString(built.files(name).html);
    const messages = results.flatMap((result) => result.messages);
    expect(messages.map(({ ruleId, message, line }) => [ruleId, message, line])).toEqual([]);
  });

  test.skipIf(!hasVeraPdf).each(["ua1", "3a"])("is valid to veraPDF as %s", (flavour) => {
    const said = veraPdf(new Map(names.map((name) => [name, built.files(name).pdf])), flavour);
    expect([...said]).toEqual(names.map((name) => [name, "PASS"]));
  });

  if (template === "flash") {
    test.each(names)("%s is one page", async (name) => {
      expect((await readPdf(built.files(name).pdf)).pages).toHaveLength(1);
    });

    test("names the incident, each source beside the others, and which of them stands", async () => {
      const [page] = (await readPdf(built.files("airport-en").pdf)).pages;
      const text = plain(page?.text ?? "");
      expect(text).toContain("Explosion at Kabul international airport");
      expect(text).toMatch(/more than 170\s*killed/);
      expect(text).toContain("1 independent source gives a number");
      expect(text).toContain("No source gives a number");
      expect(text).toContain("the death and injuries of dozens of civilians");
      expect(text).toMatch(/They differ|Differ/i);
      expect(text).not.toContain("Al Jazeera");
    });

    test("is of the incident that its filter names, and says so", () => {
      const { html } = built.files("kabul-en");
      expect(html).toContain("Only single incidents, chosen for this edition");
      expect(html).not.toContain("Mazar");
      expect(built.files("day-en").html).toContain("Mazar");
    });
  } else {
    test("has a table for each breakdown, whose sums are those of the whole", () => {
      const { figures } = built.files("year-en");
      const ids: unknown = JSON.parse(figures);
      expect(JSON.stringify(ids)).toContain("breakdown-totals.killed");
      const { html } = built.files("year-en");
      for (const id of ["by-category", "by-target-type", "by-method", "by-month", "by-province"])
        expect(sumOf(html, id), id).toBe(14);
    });

    test("draws a chart for each part and each province, with every month in its place", () => {
      const { html } = built.files("year-en");
      const [months = ""] = /<figure[^>]*id="figure-part-months"[\s\S]*?<\/svg>/.exec(html) ?? [];
      for (const month of ["Aug 2021", "Sep 2021", "Jan 2022", "Mar 2022", "May 2022"])
        expect(months).toContain(month);
      const [places = ""] =
        /<figure[^>]*id="figure-province-months"[\s\S]*?<\/svg>/.exec(html) ?? [];
      for (const province of ["Kabul: 6", "Balkh: 3", "Kunduz: 2", "Kandahar: 1"])
        expect(places).toContain(province);
    });

    test("has wide tables on pages laid on their side, and every chart a description", async () => {
      const { pdf } = built.files("year-en");
      const objects = new PdfObjects(pdf);
      const sides = objects.pages.map(({ page }) => {
        const [, , width, height] = objects.array(page.get("MediaBox")).map(Number);
        return (width ?? 0) > (height ?? 0);
      });
      expect(sides.slice(0, 4)).toEqual([false, false, true, true]);
      const figures = everyElement(structureOf(objects)).filter(({ role }) => role === "Figure");
      expect(figures).toHaveLength(2);
    });
  }
});

// The sum of the column of all incidents of a table, "–" standing for none.
function sumOf(html: string, id: string): number {
  const [table = ""] = new RegExp(`<table[^>]*id="${id}"[\\s\\S]*?</table>`).exec(html) ?? [];
  const rows = [...table.matchAll(/<tr[^>]*>[\s\S]*?<\/tr>/g)].map(([row]) =>
    [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = ""]) =>
      cell.replace(/<[^>]*>/g, "").trim(),
    ),
  );
  const [head = [], ...body] = rows;
  const column = head.findIndex((word) => /^Incidents/.test(word));
  return body.reduce((sum, row) => sum + (Number(row[column]) || 0), 0);
}
