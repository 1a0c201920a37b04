import type { Inline, ListItem } from "../document/index.ts";
import type { Source } from "../incident/index.ts";
import type { RenderContext } from "./context.ts";

/** The messages that an entry of the list of sources is made of. */
export const sourceMessages: readonly string[] = [
  "source.published",
  "source.accessed",
  "source.archived",
  "source.via",
  ...["media", "un", "ngo", "official", "party", "article"].map((type) => `source.type.${type}`),
];

/** Returns the id that marks of a source lead to. */
export function sourceTarget(id: string): string {
  return `source-${id}`;
}

/** Returns a source as an item of the list of sources: who, what, which kind, when, where. */
export function sourceEntry(source: Source, context: RenderContext): ListItem {
  const { language, sources } = context;
  const via = sources.find(({ id }) => id === source.via);
  const sentences: readonly (readonly Inline[])[] = [
    nameOf(source),
    source.title !== null && source.publisher !== "" ? titleOf(source, source.title) : [],
    text(language.message(`source.type.${source.type}`)),
    source.published === null
      ? []
      : text(language.message("source.published", { date: language.date(source.published) })),
    source.url === null ? [] : link(source.url, source.url),
    source.archivedUrl === null
      ? []
      : link(source.archivedUrl, language.message("source.archived")),
    source.accessed === null
      ? []
      : text(language.message("source.accessed", { date: language.date(source.accessed) })),
    via === undefined
      ? []
      : text(language.message("source.via", { source: via.publisher || (via.title ?? via.id) })),
  ];
  const children = sentences
    .filter((sentence) => sentence.length > 0)
    .flatMap((sentence, index) => (index === 0 ? sentence : [...text(". "), ...sentence]));
  return {
    type: "listItem",
    id: sourceTarget(source.id),
    children: [{ type: "paragraph", children: [...children, ...text(".")] }],
  };
}

function nameOf(source: Source): readonly Inline[] {
  if (source.publisher !== "") return [{ type: "strong", children: text(source.publisher) }];
  return titleOf(source, source.title ?? source.id);
}

function titleOf(source: Source, title: string): readonly Inline[] {
  const lang = source.language === null ? {} : { lang: source.language };
  return [{ type: "emphasis", ...lang, children: text(title) }];
}

function link(url: string, words: string): readonly Inline[] {
  return [{ type: "link", url, children: text(words) }];
}

function text(value: string): readonly [{ readonly type: "text"; readonly value: string }] {
  return [{ type: "text", value }];
}
