import type { BuildReport } from "../build.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { EditionReport } from "../make/index.ts";
import { quantity } from "../quantity.ts";
import type { Colors } from "./diagnostics.ts";

/** Returns the closing lines of a build: each edition with its files, then what it all came to. */
export function summaryText(report: BuildReport, milliseconds: number, colors: Colors): string {
  const editions = report.editions.map((edition) => editionText(edition, colors));
  return `${editions.join("")}${failedText(report)}${totals(report, milliseconds)}\n`;
}

/** Returns which of how many editions could not be made; nothing where all were. */
function failedText({ editions, failed }: BuildReport): string {
  if (failed.length === 0) return "";
  const all = editions.length + failed.length;
  // Their names would say no more.
  if (editions.length === 0 && all > 1) return `failed: all of ${quantity(all, "edition")}\n`;
  return `failed: ${failed.length} of ${quantity(all, "edition")}: ${failed.join(", ")}\n`;
}

function editionText(edition: EditionReport, colors: Colors): string {
  const { id, language, audience, incidents, pages, files, work, reasons } = edition;
  const counts = `${quantity(incidents, "incident")}, ${quantity(pages, "page")}`;
  const lines = files.map(
    ({ path, bytes }) => `  ${path}  ${colors.dim(`${Math.ceil(bytes / 1024)} kB`)}\n`,
  );
  const reader = audience === "public" ? "" : ` ${audience}`;
  const name = colors.bold(`${id} ${language}${reader}`);
  const why = reasons.join(", ");
  if (work === "unchanged") {
    const although = why === "" ? "" : `, though ${why}: it prints none of that`;
    return `${name}: ${counts}, unchanged${although}\n`;
  }
  const again = why === "" ? "" : `  made again: ${why}\n`;
  return `${name}: ${counts}\n${again}${withheldText(edition)}${lines.join("")}`;
}

// One line, where there is anything to say: the report beside the edition has the rest.
function withheldText({ withheld }: EditionReport): string {
  const { records, fields, figures, cells } = withheld;
  const parts = [
    ...(records > 0 ? [quantity(records, "record")] : []),
    ...(fields > 0 ? [`${quantity(fields, "field")} of others`] : []),
    ...(figures > 0 ? [quantity(figures, "figure")] : []),
    ...(cells > 0 ? [quantity(cells, "cell")] : []),
  ];
  return parts.length === 0 ? "" : `  withheld: ${parts.join(", ")}\n`;
}

function totals(report: BuildReport, milliseconds: number): string {
  const { editions, diagnostics } = report;
  const pages = editions.reduce((total, edition) => total + edition.pages, 0);
  // Those of several are in part the same, of languages and audiences all: a sum would count them more than once.
  const [only, ...others] = editions;
  const incidents = others.length === 0 ? (only?.incidents ?? 0) : undefined;
  const unchanged = editions.filter(({ work }) => work === "unchanged").length;
  // What is as it was is not read again, and may have been warned of: nobody says that nothing is to be found there.
  const isLookedAt = unchanged < editions.length || diagnostics.length > 0;
  return [
    quantity(editions.length, "edition"),
    ...(unchanged > 0 ? [`${unchanged} of them unchanged`] : []),
    quantity(pages, "page"),
    ...(incidents === undefined ? [] : [quantity(incidents, "incident")]),
    ...(isLookedAt ? [findings(diagnostics)] : []),
    `${(milliseconds / 1000).toFixed(2)} s`,
  ].join(", ");
}

/** Returns `2 errors, 1 warning` or `no findings`. */
export function findings(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter((d) => d.severity === "error").length;
  const warnings = diagnostics.length - errors;
  const parts = [
    ...(errors > 0 ? [quantity(errors, "error")] : []),
    ...(warnings > 0 ? [quantity(warnings, "warning")] : []),
  ];
  return parts.length === 0 ? "no findings" : parts.join(", ");
}
