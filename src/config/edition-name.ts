import { firstAudience } from "./audience.ts";

/** What the name of an edition's folder is made of. */
export interface EditionKey {
  readonly id: string;
  readonly number?: number;
  readonly language: string;
  readonly audience: string;
  readonly issue?: { readonly id: string };
  readonly filter?: { readonly id: string };
  readonly output?: string;
}

/** What may stand in braces in `output` of a series. */
export const placeholders = ["id", "period", "number", "language", "audience", "filter"] as const;

/**
 * Returns the name of an edition's folder: by the pattern of its series, else its id and language, and its audience
 * unless that is the public. It names the edition on the command line, too.
 */
export function editionName(edition: EditionKey): string {
  const { id, language, audience, output } = edition;
  if (output !== undefined) return fillPattern(output, edition, {});
  return audience === firstAudience ? `${id}-${language}` : `${id}-${language}-${audience}`;
}

/** Returns a pattern with the values of an edition, and further ones, in the place of its braces. */
export function fillPattern(
  pattern: string,
  edition: EditionKey,
  more: Readonly<Record<string, string>>,
): string {
  const { id, number = 0, language, audience, issue, filter } = edition;
  const values: Readonly<Record<string, string>> = {
    id,
    period: issue?.id ?? id,
    number: String(number),
    language,
    audience,
    filter: filter?.id ?? "all",
    ...more,
  };
  return pattern.replace(/\{([^{}]*)\}/g, (written, name: string) => values[name] ?? written);
}
