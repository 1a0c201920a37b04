import type { FigureTrace, TracedClaim, TracedIncident } from "../ledger/index.ts";
import { printable } from "../printable.ts";
import { quantity } from "../quantity.ts";
import type { Colors } from "./diagnostics.ts";
import { wrap } from "./wrap.ts";

/** How many incidents are shown: a longer list is for programs. */
export const shownIncidents = 20;

/** Returns the incidents that a figure rests on, the first 20 of them, with what is claimed of each. */
export function incidentsText(
  { incidents, incidentCount, sources, independentSources, figure }: FigureTrace,
  colors: Colors,
): string {
  if (incidents === null || incidents.length === 0) return "";
  const all = sources.length === independentSources ? "" : ` (${sources.length} in all)`;
  const summary = `${quantity(incidentCount, "incident")}, ${quantity(independentSources, "independent source")}${all}`;
  const rest = incidentCount - incidents.length;
  return [
    `\n${colors.bold(summary)}\n`,
    ...incidents.map((incident) => incidentText(incident, figure.measure, colors)),
    ...(rest > 0 ? [`\n  ${rest} more: --format json has them all\n`] : []),
  ].join("");
}

function incidentText(incident: TracedIncident, measure: string | null, colors: Colors): string {
  const { id, date, dateEnd, title, province, country, status, claims, count: own } = incident;
  const { provider = "", row } = incident;
  const days = dateEnd === undefined ? date : `${date} to ${dateEnd}`;
  const stands = own === null ? "" : `${measure}: ${own === "?" ? "not stated" : own}`;
  const head = [days, province ?? country, status].filter((part) => part !== "").join(" · ");
  return [
    `\n  ${colors.bold(printable(id))}${stands === "" ? "" : `  ${colors.yellow(printable(stands))}`}\n`,
    wrap(printable(head), 4, 4),
    wrap(printable(title), 4, 4),
    ...(row === undefined ? [] : [wrap(printable(rowText(provider, row)), 4, 4)]),
    ...(incident.linked ?? []).map(linkedText),
    ...claims.map((claim) => claimText(claim, measure)),
  ].join("");
}

function rowText(provider: string, { file, line }: NonNullable<TracedIncident["row"]>): string {
  return `${provider === "" ? "" : `${provider}, `}${file}${line === undefined ? "" : `:${line}`}`;
}

// An entry that is counted no more, and by what it was told that it is the same event.
function linkedText({
  id,
  provider = "",
  row,
  date,
  title,
  evidence,
  reason,
  decidedBy,
}: TracedLinked): string {
  const why = [...evidence, ...(reason === null ? [] : [reason])].join("; ");
  const who = decidedBy === null ? "" : `, by ${decidedBy}`;
  const head = `= ${id}, ${date}, ${title} (${rowText(provider, row)})`;
  return wrap(printable(`${head}${why === "" ? "" : `: ${why}`}${who}`), 4, 6);
}

type TracedLinked = NonNullable<TracedIncident["linked"]>[number];

const measures = ["killed", "wounded", "casualties"] as const;

// What a claim says of what is counted, or all that it says, with the words of the source.
function claimText(claim: TracedClaim, measure: string | null): string {
  const of = measures.filter((one) => measure === null || one === measure);
  const counts = of.flatMap((one) => {
    const own = claim[one];
    const verbatim = claim[`${one}Verbatim`];
    if (own === undefined || (measure === null && own === "?")) return [];
    const said = own === "?" ? "not stated" : own;
    return [`${one} ${said}${verbatim ? ` (“${verbatim}”)` : ""}`];
  });
  const mark = claim.stands ? "→" : "·";
  const by = claim.attributedTo
    ? [`attributed to ${claim.attributedTo} (${claim.attributionBasis})`]
    : [];
  const from = claim.linkedFrom === undefined ? "" : ` (of ${claim.linkedFrom})`;
  const text = [`${claim.source}${from}: ${counts.join(", ") || "no number"}`, ...by].join("; ");
  return wrap(printable(`${mark} ${claim.id}, ${text}`), 4, 6);
}

/** Returns the sources that a figure rests on. */
export function sourcesText({ sources }: FigureTrace, colors: Colors): string {
  if (sources.length === 0) return "";
  const each = sources.map(
    ({ id, publisher, title, type, url, archivedUrl, published, accessed, via }) => {
      const name = [publisher, title ?? ""].filter((part) => part !== "").join(", ");
      const facts = [
        type,
        ...(published === null ? [] : [`published ${published}`]),
        ...(accessed === null ? [] : [`accessed ${accessed}`]),
        ...(via ? [`known through ${via}`] : []),
      ];
      return [
        `\n  ${colors.bold(printable(id))}\n`,
        wrap(printable(name), 4, 4),
        wrap(printable(facts.join(", ")), 4, 4),
        ...(url === null ? [] : [`    ${printable(url)}\n`]),
        ...(archivedUrl === null ? [] : [`    archived: ${printable(archivedUrl)}\n`]),
      ].join("");
    },
  );
  return `\n${colors.bold("Sources")}\n${each.join("")}`;
}
