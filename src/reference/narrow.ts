import type { TemplateReference } from "./template-reference.ts";

/** The kinds of names that a template may use, in the order of the reference. */
export const kinds = ["helpers", "partials", "queries", "charts", "strings", "styles"] as const;

/** One kind of names. */
export type Kind = (typeof kinds)[number];

/**
 * Returns only what goes by a name: `chart`, or with its kind `queries/headline`, or a kind alone, `styles`. Where
 * nothing has the name, it is taken for the front of keys of messages.
 */
export function narrow(reference: TemplateReference, asked: string): TemplateReference {
  const [first = "", ...rest] = asked.split("/");
  const kind = kinds.find((each) => each === first);
  const name = (kind ? rest.join("/") : asked).replace(/\.(?:hbs|sql|vl\.json)$/, "");
  if (kind !== undefined && name === "") return picked(reference, kind, () => true);
  const exact = picked(reference, kind, (each) => each === name);
  if (kinds.some((each) => exact[each].length > 0)) return exact;
  return picked(reference, "strings", (each) => each.startsWith(`${name}.`));
}

function picked(
  reference: TemplateReference,
  kind: Kind | undefined,
  isMeant: (name: string) => boolean,
): TemplateReference {
  const pick = <E extends { readonly name: string }>(
    of: Kind,
    entries: readonly E[],
  ): readonly E[] =>
    kind === undefined || kind === of ? entries.filter(({ name }) => isMeant(name)) : [];
  return {
    ...reference,
    helpers: pick("helpers", reference.helpers),
    partials: pick("partials", reference.partials),
    queries: pick("queries", reference.queries),
    charts: pick("charts", reference.charts),
    strings: pick("strings", reference.strings),
    styles: pick("styles", reference.styles),
  };
}

/** Returns every name that {@link narrow} would know. */
export function namesOf(reference: TemplateReference): readonly string[] {
  return [...kinds, ...new Set(kinds.flatMap((kind) => reference[kind].map(({ name }) => name)))];
}
