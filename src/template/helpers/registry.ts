import { attribution } from "./attribution.ts";
import { chart } from "./chart.ts";
import { cite } from "./cite.ts";
import { constant, ordinal } from "./constant.ts";
import { contents, pageRef } from "./contents.ts";
import { date } from "./date.ts";
import { figure } from "./figure.ts";
import { figureList } from "./figure-list.ts";
import type { Helper } from "./helper.ts";
import { keyFigure, keyFigures } from "./key-figures.ts";
import { count, first, sortBy, total, where } from "./list.ts";
import { and, eq, known, ne, not, or } from "./logic.ts";
import { lookup } from "./lookup.ts";
import { narrative } from "./narrative.ts";
import { note } from "./note.ts";
import { change, percent, statedPercent } from "./percent.ts";
import { place } from "./place.ts";
import { ref } from "./ref.ts";
import { sinceLast } from "./since-last.ts";
import { sourceList } from "./source-list.ts";
import { stated, statement } from "./statement.ts";
import { plural, t, term, terms } from "./t.ts";
import { table } from "./table.ts";
import { list, quote } from "./words.ts";

/** Every helper, in the order of the reference: figures and words, blocks, statements, lists, logic. */
export const helpers: readonly Helper[] = [
  figure,
  percent,
  change,
  sinceLast,
  date,
  place,
  attribution,
  t,
  plural,
  term,
  terms,
  list,
  quote,
  constant,
  ordinal,
  cite,
  note,
  ref,
  pageRef,
  keyFigures,
  keyFigure,
  chart,
  table,
  contents,
  narrative,
  statement,
  stated,
  statedPercent,
  sourceList,
  figureList,
  count,
  total,
  where,
  sortBy,
  first,
  lookup,
  eq,
  ne,
  and,
  or,
  not,
  known,
];

/** The helpers that a template may call: those of the program, and its own. */
export interface Vocabulary {
  readonly all: readonly Helper[];
  readonly find: (name: string) => Helper | undefined;
}

// What is compiled for a vocabulary is kept as long as that is.
const vocabularies = new WeakMap<readonly Helper[], Vocabulary>();
const none: readonly Helper[] = [];

/** Returns the helpers of the program beside those that a template brings, which have names of their own. */
export function vocabularyWith(own: readonly Helper[] = none): Vocabulary {
  const known = vocabularies.get(own) ?? vocabularyOf(own);
  vocabularies.set(own, known);
  return known;
}

function vocabularyOf(own: readonly Helper[]): Vocabulary {
  const all = [...helpers, ...own];
  const byName = new Map(all.map((helper) => [helper.name, helper]));
  return { all, find: (name) => byName.get(name) };
}
