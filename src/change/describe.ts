import type {
  Cause,
  Change,
  ChangeKind,
  FieldChange,
  FigureChange,
  Mover,
  RecordKind,
} from "./change.ts";

/** Words of ours, and data, which whoever prints them has to take the sting out of. */
export type Phrase = readonly (string | { readonly data: string })[];

/** A line of a report, and those that belong below it. */
export interface Entry {
  readonly head: Phrase;
  readonly lines: readonly Phrase[];
}

/** What a record is called in a report, one and several. */
export const kindNames: Readonly<Record<RecordKind, readonly [one: string, several: string]>> = {
  briefing: ["setting", "settings"],
  edition: ["edition", "editions"],
  incident: ["incident", "incidents"],
  claim: ["claim", "claims"],
  breakdown: ["breakdown", "breakdowns"],
  source: ["source", "sources"],
  statement: ["statement", "statements"],
  province: ["province", "provinces"],
  town: ["town", "towns"],
  translation: ["translation", "translations"],
};

const verbs: Readonly<Record<ChangeKind, string>> = {
  new: "new",
  withdrawn: "withdrawn",
  merged: "merged",
  split: "split",
  renamed: "renamed",
  revised: "revised",
  "re-dated": "re-dated",
  "re-placed": "re-placed",
  "re-classified": "re-classified",
  chosen: "another choice among claims",
  recounted: "counts changed",
  attributed: "attribution changed",
  moved: "moved to another incident",
  "re-sourced": "another source",
  "re-marked": "sensitivity changed",
  edited: "edited",
};

// Of a record that came or went, what tells it from others; the JSON report holds every field.
const telling: Readonly<Partial<Record<RecordKind, readonly string[]>>> = {
  incident: ["date", "town", "province", "country", "category", "status"],
  claim: ["source", "killed", "wounded", "casualties", "attributed_to", "attribution_basis"],
  source: ["publisher", "title", "type", "published", "url"],
};

/** Says what became of a record. */
export function describeChange(change: Change): Entry {
  const { of, kind, id, title, within, fields } = change;
  const about: Phrase =
    of === "incident"
      ? title === null
        ? []
        : [" ", data(title)]
      : within === null
        ? []
        : [" of ", data(within)];
  const head: Phrase = [data(id), ...about, `: ${verbs[kind]}`, ...where(change)];
  return {
    head,
    lines: [...fieldLines(of, kind, fields), ...(change.causes ?? []).map(causeLine)],
  };
}

function where({ kind, into, provedBy, editions }: Change): Phrase {
  const proof: Phrase = provedBy?.length ? [", as its claims prove: ", ...list(provedBy)] : [];
  if (into !== undefined) return [kind === "split" ? " over " : " into ", ...list(into), ...proof];
  if (editions === undefined) return proof;
  const { left, entered } = editions;
  const parts: readonly Phrase[] = [
    ...(left.length > 0 ? [["leaves ", ...list(left)]] : []),
    ...(entered.length > 0 ? [["enters ", ...list(entered)]] : []),
  ];
  return [", ", ...parts.flatMap((part, index): Phrase => (index > 0 ? [", ", ...part] : part))];
}

const whole: ReadonlySet<ChangeKind> = new Set(["new", "withdrawn", "merged", "split"]);

function fieldLines(
  of: RecordKind,
  kind: ChangeKind,
  fields: readonly FieldChange[],
): readonly Phrase[] {
  if (!whole.has(kind)) return fields.map(fieldLine);
  const names = telling[of] ?? fields.map(({ field }) => field);
  const told = names.flatMap((name) => fields.find(({ field }) => field === name) ?? []);
  const values = told.flatMap(({ field, before, after }, index): Phrase => {
    return [index > 0 ? ", " : "", ...named(field), " ", data(cut(after ?? before ?? ""))];
  });
  return values.length === 0 ? [] : [values];
}

function fieldLine({ field, before, after }: FieldChange): Phrase {
  const [was, is] = contrast(before, after);
  return [...named(field), " ", ...value(was), " → ", ...value(is)];
}

// Figures of statements and languages are named by the data.
function named(field: string): Phrase {
  return /^[a-z_-]+$/.test(field) ? [field] : [data(field)];
}

function value(text: string | null): Phrase {
  return text === null ? ["(nothing)"] : [data(text)];
}

function causeLine(cause: Cause): Phrase {
  const fields = cause.fields.flatMap((field): Phrase => ["; ", ...fieldLine(field)]);
  if (cause.type === "rule") return ["because of another rule", ...fields];
  if (cause.type === "preferred") return ["because another claim is preferred", ...fields];
  const source: Phrase = cause.source === null ? [] : [" from ", data(cause.source)];
  return [`because of a claim, ${verbs[cause.change]}: `, data(cause.claim), ...source, ...fields];
}

/** Says what became of a printed figure. */
export function describeFigure({ id, kind, before, after, ...moved }: FigureChange): Entry {
  const then = before === null ? [] : [data(before.value)];
  const now = after === null ? [] : [data(after.value)];
  const { entered, left, revised } = moved;
  const movedBy = [...entered, ...left];
  const isOutside = movedBy.length > 0 && movedBy.every(({ outside }) => outside);
  const head: Phrase =
    kind === "moved"
      ? [data(id), ": ", ...then, " → ", ...now]
      : [
          data(id),
          `: ${kind === "new" ? "new, " : "not printed any more, "}`,
          ...then,
          ...now,
          ...(isOutside ? [" (outside the other edition)"] : []),
        ];
  const printed = after ?? before;
  const lines: readonly Phrase[] = [
    ...movers("entered by ", entered),
    ...movers("left by ", left),
    ...revised.map((one): Phrase => {
      return ["revised: ", data(one.incident), " ", data(one.before), " → ", data(one.after)];
    }),
    ...(printed && printed.pages.length > 0
      ? [[`${after === null ? "was " : ""}printed on page ${printed.pages.join(", ")}`]]
      : []),
  ];
  return { head, lines: kind === "moved" ? lines : [] };
}

function movers(verb: string, incidents: readonly Mover[]): readonly Phrase[] {
  return incidents.map(({ incident, because, outside }) => {
    const why = outside
      ? "outside the other edition"
      : because.map((kind) => verbs[kind]).join(", ");
    return [verb, data(incident), ...(why === "" ? [] : [` (${why})`])];
  });
}

function list(ids: readonly string[]): Phrase {
  return ids.flatMap((id, index): Phrase => (index > 0 ? [", ", data(id)] : [data(id)]));
}

function data(text: string): { readonly data: string } {
  return { data: text };
}

const longest = 160;
const context = 40;

// Of two long texts, what differs and a little around it.
function contrast(
  before: string | null,
  after: string | null,
): readonly [string | null, string | null] {
  if (before === null || after === null) return [before && cut(before), after && cut(after)];
  const [was, is] = [[...before], [...after]];
  if (was.length <= longest && is.length <= longest) return [before, after];
  const least = Math.min(was.length, is.length);
  let start = 0;
  while (start < least && was[start] === is[start]) start += 1;
  let end = 0;
  while (end < least - start && was.at(-1 - end) === is.at(-1 - end)) end += 1;
  const window = (points: readonly string[]): string => {
    const from = Math.max(0, start - context);
    const to = Math.min(points.length, points.length - end + context);
    const text = points.slice(from, to).join("");
    return `${from > 0 ? "…" : ""}${cut(text)}${to < points.length ? "…" : ""}`;
  };
  return [window(was), window(is)];
}

function cut(text: string): string {
  const points = [...text];
  return points.length <= longest * 2 ? text : `${points.slice(0, longest * 2).join("")}…`;
}
