import type { SourceColumn } from "../incident/index.ts";
import type { Advice } from "./advice.ts";
import { addressesIn, sourcesIn } from "./cell-parts.ts";
import type { MappedRow } from "./found.ts";
import { isTag } from "./hxl-tags.ts";
import { notStated } from "./looks.ts";
import { slugOf } from "./words.ts";

export type SourceCells = Partial<Record<SourceColumn, string>>;

interface SourceOptions {
  /** The table as a source: of claims whose row names none. */
  readonly table: SourceCells & { readonly id: string };
  readonly sensitivity: string;
  /** Whether the table is what all other sources are known through. */
  readonly isVia: boolean;
  readonly advice: Advice;
  /** Whether a text is the name of a source, which stands alone in a cell. */
  readonly isName: (text: string) => boolean;
}

/** The sources that rows name, each once; what names none rests on the table itself. */
export class Sources {
  readonly #known = new Map<string, SourceCells>();
  /** Of publishers, by the letters of their names; and all of these. */
  readonly #groups = new Map<string, string>();
  readonly #taken = new Set<string>();
  readonly #ids: Set<string>;
  readonly #options: SourceOptions;

  constructor(options: SourceOptions) {
    this.#options = options;
    this.#ids = new Set([options.table.id]);
  }

  /** Returns the id of a row's source, and whether the row names one. */
  sourceOf(row: MappedRow): { readonly id: string; readonly isNamed: boolean } {
    const { table, advice } = this.#options;
    const written = row.cell("source");
    // A column of sources may have the address of one in the place of its name.
    const isAddress = row.cell("url") === "" && /^https?:\/\/\S/i.test(written);
    const url = addressOf(row, isAddress ? "source" : "url", advice);
    const name = isAddress || notStated.has(written.toLowerCase()) ? "" : written;
    if (name === "" && url === "") return { id: this.#add("", table), isNamed: false };
    const publisher = name || new URL(url).hostname.replace(/^www\./, "");
    const voices = sourcesIn(publisher, this.#options.isName);
    // A list is nothing special where hashtags say what columns hold, and Fieldbrief itself writes one.
    if (voices.length > 1 && !isTag(row.headerOf("source")))
      row.report("source", {
        severity: "warning",
        code: "mapping/several-sources",
        message: `${voices.length} sources in one cell, which count as one voice: that of "${voices[0]}"`,
        hint: "give each a row of its own, with the same id: a source each is a claim each",
      });
    const id = this.#add(`${publisher}\n${url}`, { publisher, url }, voices[0]);
    return { id, isNamed: true };
  }

  all(): readonly SourceCells[] {
    const { table, isVia } = this.#options;
    if (isVia && !this.#known.has("")) this.#add("", table);
    return [...this.#known.values()];
  }

  #add(key: string, cells: SourceCells, voice = cells.publisher ?? ""): string {
    const known = this.#known.get(key)?.id;
    if (known !== undefined) return known;
    const base = slugOf(cells.publisher ?? "") || "source";
    let id = cells.id ?? base;
    for (let turn = 2; cells.id === undefined && this.#ids.has(id); turn += 1)
      id = `${base}-${turn}`;
    this.#ids.add(id);
    // Pages of one publisher are one voice.
    const { table, sensitivity, isVia } = this.#options;
    const isOther = cells.id === undefined;
    const group = isOther ? { source_group: this.#groupOf(voice) } : {};
    const via = isOther && isVia ? { via: table.id } : {};
    this.#known.set(key, { type: "unknown", ...cells, ...group, ...via, id, sensitivity });
    return id;
  }

  // A name in another script, or of which only a word is in Latin letters, has a group of its own all the same.
  #groupOf(publisher: string): string {
    const letters = publisher.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    const key = letters.replace(/[^\p{L}\p{N}]+/gu, "");
    const known = this.#groups.get(key);
    if (known !== undefined) return known;
    const base = slugOf(publisher) || "source";
    let group = base;
    for (let turn = 2; this.#taken.has(group); turn += 1) group = `${base}-${turn}`;
    this.#groups.set(key, group);
    this.#taken.add(group);
    return group;
  }
}

function addressOf(row: MappedRow, target: "url" | "source", { table }: Advice): string {
  const [written = "", ...others] = addressesIn(row.cell(target));
  if (written === "") return "";
  if (others.length > 0)
    row.report(target, {
      severity: "warning",
      code: "mapping/several-addresses",
      message: `${others.length + 1} addresses in one cell, of which the first is taken`,
      hint: "give the others rows of their own, with the same id: a source each is a claim each",
    });
  const isAddress = /^https?:\/\/[^\s<>"]+$/i.test(written) && URL.canParse(written);
  const { hostname, username, password } = isAddress
    ? new URL(written)
    : { hostname: "", username: "", password: "" };
  if (hostname !== "" && username === "" && password === "") return written;
  row.report(target, {
    severity: "warning",
    code: "mapping/bad-address",
    message: `"${written.slice(0, 80)}" is not the address of a page`,
    hint: `left out; ${table}`,
  });
  return "";
}
