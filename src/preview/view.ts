import type { Config, EditionConfig } from "../config/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Document } from "../document/index.ts";
import type { Composition, MadeEdition, StartedEdition } from "../edition/index.ts";
import type { Messages } from "../language/index.ts";
import type { LayoutMemory } from "../layout/index.ts";
import type { FontSet } from "../text/index.ts";
import type { Theme } from "../theme/index.ts";
import type { Told, Wanted } from "./told.ts";

/** An edition as it was composed last, from which its files can be made. */
export interface Made {
  readonly config: Config;
  readonly edition: EditionConfig;
  readonly started: StartedEdition;
  readonly composition: Composition;
  /** What was found until it was shown. */
  readonly diagnostics: readonly Diagnostic[];
  readonly checkWords: () => readonly Diagnostic[];
}

/** Rows and charts that still hold where only words change. */
export interface KeptStart {
  /** What they came of: texts, and what is the same as long as it was not read again. */
  readonly of: readonly unknown[];
  /** All those of its language, of which it asked for some. */
  readonly messages: Messages;
  readonly started: StartedEdition;
}

/** What is sent before it is asked for. */
export interface Sent {
  readonly id: string;
  readonly text: string;
}

/** Whoever looks at a view. */
export interface Listener {
  readonly told: (told: Told) => void;
  /** Handed HTML before it is told of: asked for, it would come when the pages are set. */
  readonly html: (html: Sent) => void;
  /** Handed the drawing of a page, likewise. */
  readonly page: (page: Sent) => void;
}

/** Pages as they were set last, of which what stays the same is not set again. */
export interface KeptLayout {
  readonly document: Document;
  readonly theme: Theme;
  readonly fonts: FontSet;
  readonly memory: LayoutMemory;
}

/** One edition that is looked at, by somebody or a moment ago. */
export interface View {
  readonly asked: Wanted;
  readonly listeners: Set<Listener>;
  told: Told;
  /** Whether files changed since it was made. */
  isStale: boolean;
  start: KeptStart | undefined;
  layout: KeptLayout | undefined;
  /** Absent where it cannot be made of the files as they are. */
  made: Made | undefined;
  /** Its files, once they were made of that. */
  complete: MadeEdition | undefined;
}

/** Returns a view of which nothing is known yet. */
export function openView(asked: Wanted): View {
  return {
    asked,
    listeners: new Set(),
    told: {
      offer: { editions: [], languages: [], audiences: [] },
      wanted: asked,
      name: "",
      shown: null,
      isNewest: true,
      work: "making",
      findings: [],
      more: 0,
    },
    isStale: true,
    start: undefined,
    layout: undefined,
    made: undefined,
    complete: undefined,
  };
}

/** Tells all who look at a view what is new. */
export function tell(view: View, news: Partial<Told>): void {
  view.told = { ...view.told, ...news };
  for (const listener of view.listeners) listener.told(view.told);
}
