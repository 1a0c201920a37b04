import type { SourceColumn } from "../incident/index.ts";
import type { Advice } from "./advice.ts";
import type { MappedRow } from "./found.ts";
import { addressesIn, notStated } from "./looks.ts";
import { slugOf } from "./words.ts";

export type SourceCells = Partial<Record<SourceColumn, string>>;

interface SourceOptions {
  /** The table as a source: of claims whose row names none. */
  readonly table: SourceCells & { readonly id: string };
  readonly sensitivity: string;
  /** Whether the table is what all other sources are known through. */
  readonly isVia: boolean;
  readonly advice: Advice;
}

/** The sources that rows name, each once; what names none rests on the table itself. */
export class Sources {
  readonly #known = new Map<string, SourceCells>();
  readonly #ids: Set<string>;
  readonly #options: SourceOptions;

  constructor(options: SourceOptions) {
    this.#options = options;
    this.#ids = new Set([options.table.id]);
  }

  /** Returns the id of a row's source, and whether the row names one. */
  sourceOf(row: MappedRow): { readonly id: string; readonly isNamed: boolean } {
    const { table, advice } = this.#options;
    const url = addressOf(row, advice);
    const written = row.cell("source");
    const name = notStated.has(written.toLowerCase()) ? "" : written;
    if (name === "" && url === "") return { id: this.#add("", table), isNamed: false };
    const publisher = name || new URL(url).hostname.replace(/^www\./, "");
    const id = this.#add(`${publisher}\n${url}`, { publisher, url });
    return { id, isNamed: true };
  }

  all(): readonly SourceCells[] {
    const { table, isVia } = this.#options;
    if (isVia && !this.#known.has("")) this.#add("", table);
    return [...this.#known.values()];
  }

  #add(key: string, cells: SourceCells): string {
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
    const group = isOther ? { source_group: base } : {};
    const via = isOther && isVia ? { via: table.id } : {};
    this.#known.set(key, { type: "unknown", ...cells, ...group, ...via, id, sensitivity });
    return id;
  }
}

function addressOf(row: MappedRow, { table }: Advice): string {
  const [written = "", ...others] = addressesIn(row.cell("url"));
  if (written === "") return "";
  if (others.length > 0)
    row.report("url", {
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
  row.report("url", {
    severity: "warning",
    code: "mapping/bad-address",
    message: `"${written.slice(0, 80)}" is not the address of a page`,
    hint: `left out; ${table}`,
  });
  return "";
}
