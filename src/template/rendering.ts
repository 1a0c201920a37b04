import type { Place } from "../diagnostic.ts";
import type { Block, Inline, KeyFigure } from "../document/index.ts";
import type { RenderContext } from "./context.ts";
import type { Findings } from "./finding.ts";
import type { Fragment, FragmentContent } from "./fragment.ts";
import type { Vocabulary } from "./helpers/registry.ts";
import { environmentOf } from "./html/block.ts";
import { type Conversion, toBlocks, toInlines, toKeyFigures } from "./html/convert.ts";
import { nodeMark } from "./mark.ts";
import type { Origin, Origins } from "./origin.ts";
import { type Provenance, startProvenance } from "./provenance.ts";
import { readMarks } from "./rendered.ts";

/** The state of one rendering: what helpers read, and where they leave what they make. */
export interface Rendering {
  readonly context: RenderContext;
  readonly findings: Findings;
  readonly vocabulary: Vocabulary;
  /** What the marks in rendered text mean. */
  readonly origins: Map<number, readonly Origin[]>;
  /** Charts that stand in the document already, by name. */
  readonly charts: Map<string, Place>;
  /** Messages that were looked for in vain, with the place. */
  readonly failures: Set<string>;
  /** What figures come from. */
  readonly provenance: Provenance;
  /** Takes nodes in, for the place in the text where the fragment is printed. */
  readonly fragment: (content: FragmentContent) => Fragment;
  readonly blocks: (text: string, where: string, place: Place) => Block[];
  readonly inlines: (text: string, where: string, place: Place) => Inline[];
  readonly keyFigures: (text: string, where: string, place: Place) => KeyFigure[];
  /** Reads a narrative file as blocks. */
  readonly narrative: (name: string, place: Place) => readonly Block[];
}

/** What a rendering begins with. */
export interface RenderingStart {
  readonly findings: Findings;
  readonly vocabulary: Vocabulary;
  /** What the marks of the compiled template mean. */
  readonly origins: Origins;
  /** Handed in, for it renders in turn. */
  readonly narrative: (rendering: Rendering) => Rendering["narrative"];
}

// Records whose numbers are of the edition itself, by the names that their figures get.
function othersIn({ edition, earlier, briefing }: RenderContext): Readonly<Record<string, object>> {
  const issues = earlier?.corrections ?? [];
  return {
    edition,
    briefing,
    ...(edition.last && { "edition.last": edition.last }),
    ...Object.fromEntries(issues.map((issue) => [`corrections/${issue.id}`, issue])),
  };
}

/** Returns the state in which a rendering begins. */
export function startRendering(
  context: RenderContext,
  { findings, vocabulary, narrative, ...start }: RenderingStart,
): Rendering {
  const fragments: Fragment[] = [];
  const printed = new Set<Fragment>();
  const origins = new Map(start.origins);
  const environment = environmentOf(findings, context);
  const convert = (where: string, place: Place): Conversion => ({
    findings,
    fragments,
    printed,
    environment,
    where,
    place,
  });
  const rendering: Rendering = {
    context,
    findings,
    vocabulary,
    origins,
    charts: new Map(),
    failures: new Set(),
    provenance: startProvenance(context.queries, {
      others: othersIn(context),
      origins: context.earlier?.origins ?? new Map(),
      holders: context.earlier?.holders ?? new Map(),
    }),
    fragment: (content) => {
      const mark = nodeMark(fragments.length);
      const fragment = { ...content, toHTML: () => mark, toString: () => mark };
      fragments.push(fragment);
      return fragment;
    },
    blocks: (text, where, place) => toBlocks(readMarks(text, origins), convert(where, place)),
    inlines: (text, where, place) => toInlines(readMarks(text, origins), convert(where, place)),
    keyFigures: (text, where, place) =>
      toKeyFigures(readMarks(text, origins), convert(where, place)),
    narrative: (name, place) => readNarrative(name, place),
  };
  const readNarrative = narrative(rendering);
  return rendering;
}
