import { setImmediate as nextTurn } from "node:timers/promises";
import type { Paint } from "../chart/index.ts";
import { type Config, editionName, readConfig } from "../config/index.ts";
import { type Diagnostic, hasErrors } from "../diagnostic.ts";
import { type Document, reuseBlocks } from "../document/index.ts";
import {
  completeEdition,
  composeEdition,
  gatherProject,
  openCommon,
  type Step,
} from "../edition/index.ts";
import { type Layout, layoutDocument, openLayoutMemory } from "../layout/index.ts";
import { crashed } from "../make/index.ts";
import { completeManifest } from "../manifest/index.ts";
import { type Chosen, chooseShown } from "./choose.ts";
import type { Files } from "./files.ts";
import { tellFindings } from "./findings.ts";
import { tellRows } from "./rows.ts";
import type { Shelf } from "./shelf.ts";
import { firstChanged, type Look, shelveHtml, shelvePages } from "./show.ts";
import { startOrResume } from "./start.ts";
import { type Made, tell, type View } from "./view.ts";

/** Where views are made: one after the other, never two at a time. */
export interface Desk {
  /** Makes a view of the files as they are, and tells it as soon as there is something to see. */
  readonly make: (view: View) => Promise<void>;
  /** Makes the files of an edition and looks through them, as a build does; `step` may throw to leave off. */
  readonly complete: (view: View, step: Step) => Promise<void>;
  readonly close: () => void;
}

interface DeskOptions {
  readonly project: string;
  readonly files: Files;
  readonly shelf: Shelf;
  readonly paint: Paint;
}

// With the blocks of the last time where they are the same: these are set already.
function setPages(
  view: View,
  document: Document,
  { theme, fonts }: Look,
): Layout & { readonly document: Document } {
  const { layout } = view;
  const isKept =
    layout?.theme === theme &&
    layout.fonts === fonts &&
    layout.document.direction === document.direction;
  const own = isKept ? reuseBlocks(document, layout.document) : document;
  const memory = isKept ? layout.memory : openLayoutMemory();
  view.layout = { document: own, theme, fonts, memory };
  return { ...layoutDocument(own, theme, fonts, memory), document: own };
}

const runStep: Step = async (_, run) => run();

/** Opens a desk. */
export function openDesk({ project: root, files, shelf, paint }: DeskOptions): Desk {
  const common = openCommon(true);

  const tellFound = async (view: View, found: readonly Diagnostic[], isNewest: boolean) => {
    const told = await tellFindings(found, { root, effects: files.effects });
    tell(view, { ...told, isNewest, ...(isNewest ? {} : { work: "done" }) });
  };

  const compose = async (
    view: View,
    chosen: Chosen,
    config: Config,
  ): Promise<Made | Diagnostic[]> => {
    const { edition, accept } = chosen;
    if (edition === undefined) return [...chosen.diagnostics];
    tell(view, { name: editionName(edition) });
    const own = { ...config, accept, editions: [edition] };
    const key = JSON.stringify(own);
    const { project, diagnostics, checkWords } = await gatherProject(
      own,
      files.effects,
      (part, read) => files.keep(`${part} ${key}`, read),
    );
    if (project === undefined) return [...diagnostics];
    const starting = { config: own, edition, files, common, paint, step: runStep };
    const started = await startOrResume(project, view, starting);
    const composition = await composeEdition(started, runStep);
    const found = [...diagnostics, ...composition.diagnostics];
    if (composition.composed === undefined) return found;
    return { config: own, edition, started, composition, diagnostics: found, checkWords };
  };

  // HTML is there before its pages are set.
  const show = async (
    view: View,
    { composition, diagnostics }: Made,
  ): Promise<readonly Diagnostic[]> => {
    const { composed } = composition;
    if (composed === undefined) return diagnostics;
    const { document, rows, seen } = composed;
    const { theme, fonts, webFonts, template } = seen.project;
    const { shown: before } = view.told;
    const look = { theme, fonts, webFonts, language: rows.language };
    const html = shelveHtml(document, look, { shelf, before: before?.html });
    const queries = shelf.freshId();
    const sources = new Map(template.queries.map(({ name, file }) => [name, file]));
    shelf.rows.set(queries, tellRows(rows.queries, sources));
    const { title, direction } = document;
    const shown = { title, direction, html, rows: queries, pages: before?.pages ?? [] };
    const text = before === null || before.html === html ? undefined : shelf.html.get(html)?.text;
    if (text !== undefined)
      for (const listener of view.listeners) listener.html({ id: html, text });
    tell(view, { shown });
    // What is written is sent in the turn after.
    await nextTurn();
    const set = setPages(view, document, look);
    const pages = shelvePages(set.paged.pages, set.document, { fonts, shelf, before: shown.pages });
    const page = firstChanged(pages, shown.pages, shelf);
    if (page !== undefined) for (const listener of view.listeners) listener.page(page);
    tell(view, { shown: { ...shown, pages } });
    return [...diagnostics, ...set.diagnostics];
  };

  const make = async (view: View): Promise<void> => {
    view.isStale = false;
    view.made = undefined;
    view.complete = undefined;
    tell(view, { work: "making" });
    const { config, diagnostics } = await files.keep("config", (effects) =>
      readConfig(root, effects),
    );
    if (config === undefined) return tellFound(view, diagnostics, false);
    const chosen = chooseShown(config, view.asked);
    tell(view, { offer: chosen.offer, wanted: chosen.wanted });
    if (hasErrors(diagnostics)) return tellFound(view, diagnostics, false);
    try {
      const made = await compose(view, chosen, config);
      if (!("composition" in made)) return await tellFound(view, [...diagnostics, ...made], false);
      const found = [...diagnostics, ...(await show(view, made))];
      view.made = { ...made, diagnostics: found };
      await tellFound(view, found, true);
      tell(view, { work: "checking" });
    } catch (error) {
      if (chosen.edition === undefined) throw error;
      await tellFound(view, crashed(chosen.edition, error).diagnostics, false);
    }
  };

  const complete = async (view: View, step: Step): Promise<void> => {
    const { made } = view;
    if (made === undefined) return;
    const { started, composition, config, edition } = made;
    const words = await step("words", made.checkWords);
    const reads = await files.reads();
    const remember: Parameters<typeof completeEdition>[2]["remember"] = (parts) =>
      completeManifest(parts, { reads, config, edition });
    const edited = await completeEdition(started, composition, { step, remember });
    if (view.made !== made) return;
    view.complete = edited;
    await tellFound(view, [...words, ...made.diagnostics, ...edited.diagnostics], true);
    tell(view, { work: "done" });
  };

  return { make, complete, close: common.close };
}
