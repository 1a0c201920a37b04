import type { Place } from "../diagnostic.ts";
import type { Inline, ListItem } from "../document/index.ts";
import type { Source } from "../incident/index.ts";
import type { RenderContext } from "./context.ts";
import { isolate } from "./isolate.ts";
import { linkProblem } from "./link.ts";

/** The messages that an entry of the list of sources is made of. */
export const sourceMessages: readonly string[] = [
  "source.published",
  "source.accessed",
  "source.archived",
  "source.via",
  ...["media", "un", "ngo", "official", "party", "article", "unknown"].map(
    (type) => `source.type.${type}`,
  ),
];

/** Returns the id that marks of a source lead to. */
export function sourceTarget(id: string): string {
  return `source-${id}`;
}

/** Returns a source as an item of the list of sources: who and what; then which kind, when and where. */
export function sourceEntry(source: Source, context: RenderContext, place: Place): ListItem {
  const named = source.publisher !== "" && source.title !== null;
  const sentences = [
    nameOf(source),
    ...(named ? [titleOf(source, source.title ?? "")] : []),
    join(detailsOf(source, context), context.language.separator),
  ];
  return {
    type: "listItem",
    id: sourceTarget(source.id),
    place,
    children: [{ type: "paragraph", place, children: [...join(sentences, ". "), ...text(".")] }],
  };
}

function detailsOf(source: Source, { language, sources }: RenderContext): (readonly Inline[])[] {
  const { published, url, archivedUrl, accessed } = source;
  const via = sources.find(({ id }) => id === source.via);
  const day = (key: string, date: string): readonly Inline[] => {
    const node: Inline = { type: "span", date, children: text(language.date(date)) };
    const parts = language.messageParts<Inline>(key, { date: { part: node } });
    return parts.flatMap((part): readonly Inline[] =>
      typeof part === "string" ? text(part) : [part],
    );
  };
  const details: (readonly Inline[])[] = [text(language.message(`source.type.${source.type}`))];
  if (published !== null) details.push(day("source.published", published));
  if (url !== null) details.push(link(url, url));
  if (archivedUrl !== null) details.push(link(archivedUrl, language.message("source.archived")));
  if (accessed !== null) details.push(day("source.accessed", accessed));
  if (via !== undefined) {
    const name = via.publisher || (via.title ?? via.id);
    details.push(text(language.message("source.via", { source: isolate(name, language) })));
  }
  return details;
}

function join(parts: readonly (readonly Inline[])[], between: string): readonly Inline[] {
  return parts.flatMap((part, index) => (index === 0 ? part : [...text(between), ...part]));
}

function nameOf(source: Source): readonly Inline[] {
  if (source.publisher !== "") return [{ type: "strong", children: text(source.publisher) }];
  return titleOf(source, source.title ?? source.id);
}

function titleOf(source: Source, title: string): readonly Inline[] {
  const lang = source.language === null ? {} : { lang: source.language };
  return [{ type: "emphasis", ...lang, children: text(title) }];
}

// Addresses come from data: one that is none is printed, not followed.
function link(url: string, words: string): readonly Inline[] {
  if (linkProblem(url) !== undefined) return text(url);
  return [{ type: "link", url, children: text(words) }];
}

function text(value: string): readonly [{ readonly type: "text"; readonly value: string }] {
  return [{ type: "text", value }];
}
