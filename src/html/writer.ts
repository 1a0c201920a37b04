import type { Document, Node, Note } from "../document/index.ts";
import { visit } from "../document/index.ts";
import { directionOf, type Language } from "../language/index.ts";
import type { Theme } from "../theme/index.ts";
import type { Attributes } from "./element.ts";
import { cssName } from "./escape.ts";

/** A note met on the way, with the ids of its mark and of itself. */
export interface NoteEntry {
  readonly note: Note;
  readonly label: string;
  readonly markId: string;
  readonly noteId: string;
}

/** What a page carries only if it has to do with it: what sorts, finds and shows values; the panel of figures. */
export type Use = "script" | "panel";

/** What writing one page keeps track of. */
export interface Writer {
  readonly language: Language;
  /** Every id of the document. */
  readonly targets: ReadonlySet<string>;
  /** The styles that nodes name. */
  readonly styles: ReadonlySet<string>;
  /** The theme's families, in the order in which they stand in for one another. */
  readonly families: readonly string[];
  /** What the page needs beside its text. */
  readonly uses: Set<Use>;
  /** In the order of their marks. */
  readonly notes: NoteEntry[];
  /** Returns an id that starts with `name` and is nobody's yet. */
  readonly freshId: (name: string) => string;
  /** Returns the class of elements with these declarations, which must be safe CSS. */
  readonly classFor: (declarations: string) => string;
  /** Adds a rule of CSS, which must be safe. */
  readonly addRule: (rule: string) => void;
  /** The rules added so far. */
  readonly rules: readonly string[];
  /** Names the node of an element, where elements are to say it. */
  readonly nameNode: NameNode | undefined;
}

/** Returns what an element says in `data-node`, so that the node that it was made of can be found again. */
export type NameNode = (node: Node) => string;

interface WriterOptions {
  readonly language: Language;
  readonly nameNode?: NameNode | undefined;
}

/** Starts writing a document. */
export function startWriter(
  document: Document,
  theme: Theme,
  { language, nameNode }: WriterOptions,
): Writer {
  const families = [...new Set(theme.fonts.map(({ family }) => family))];
  const targets = new Set<string>();
  const styles = new Set<string>();
  visit(document, (node) => {
    if (node.id !== undefined) targets.add(node.id);
    if (node.style !== undefined) styles.add(node.style);
  });
  const counters = new Map<string, number>();
  const classes = new Map<string, string>();
  const rules: string[] = [];
  const freshId = (name: string): string => {
    const number = (counters.get(name) ?? 0) + 1;
    counters.set(name, number);
    const id = `fb-${name}-${number}`;
    return targets.has(id) ? freshId(name) : id;
  };
  const classFor = (declarations: string): string => {
    const name = classes.get(declarations) ?? `fb-${classes.size + 1}`;
    if (!classes.has(declarations)) rules.push(`.${name}{${declarations}}`);
    classes.set(declarations, name);
    return name;
  };
  const addRule = (rule: string): void => {
    rules.push(rule);
  };
  return {
    language,
    targets,
    styles,
    families,
    uses: new Set(),
    notes: [],
    freshId,
    classFor,
    addRule,
    rules,
    nameNode,
  };
}

/** Returns the attributes that any node may carry: id, class, language, and its name where elements are to have one. */
export function commonAttributes(
  { nameNode }: Pick<Writer, "nameNode">,
  node: Node,
  ...classes: readonly (string | undefined)[]
): Attributes {
  const own = node.style === undefined ? undefined : cssName(node.style);
  const names = [...new Set([...classes, own])].filter((name) => name !== undefined);
  return {
    id: node.id,
    class: names.length === 0 ? undefined : names.join(" "),
    lang: node.lang,
    dir: node.lang === undefined ? undefined : directionOf(node.lang),
    "data-node": nameNode?.(node),
  };
}
