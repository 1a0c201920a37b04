import type { SourceColumn } from "../incident/index.ts";
import type { MappedRow } from "./found.ts";
import { notStated } from "./looks.ts";
import { slugOf } from "./words.ts";

export type SourceCells = Partial<Record<SourceColumn, string>>;

/** The sources that rows name, each once; what names none rests on the table itself. */
export class Sources {
  readonly #known = new Map<string, SourceCells>();
  readonly #ids = new Set<string>(["table"]);
  readonly #sensitivity: string;
  readonly #table: string;

  constructor(table: string, sensitivity: string) {
    this.#table = table;
    this.#sensitivity = sensitivity;
  }

  /** Returns the id of a row's source, and whether the row names one. */
  sourceOf(row: MappedRow): { readonly id: string; readonly isNamed: boolean } {
    const url = addressOf(row);
    const written = row.cell("source");
    const name = notStated.has(written.toLowerCase()) ? "" : written;
    if (name === "" && url === "")
      return { id: this.#add("", this.#tableItself()), isNamed: false };
    const publisher = name || new URL(url).hostname.replace(/^www\./, "");
    const id = this.#add(`${publisher}\n${url}`, { publisher, url });
    return { id, isNamed: true };
  }

  all(): readonly SourceCells[] {
    return [...this.#known.values()];
  }

  #tableItself(): SourceCells {
    return { id: "table", title: this.#table };
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
    const group = cells.id === undefined ? { source_group: base } : {};
    this.#known.set(key, {
      ...cells,
      ...group,
      id,
      type: "unknown",
      sensitivity: this.#sensitivity,
    });
    return id;
  }
}

function addressOf(row: MappedRow): string {
  const written = row.cell("url");
  if (written === "") return "";
  const isAddress = /^https?:\/\/[^\s<>"]+$/i.test(written) && URL.canParse(written);
  const { hostname, username, password } = isAddress
    ? new URL(written)
    : { hostname: "", username: "", password: "" };
  if (hostname !== "" && username === "" && password === "") return written;
  row.report("url", {
    severity: "warning",
    code: "mapping/bad-address",
    message: `"${written.slice(0, 80)}" is not the address of a page`,
    hint: "left out; it is in the table that is kept in data/original",
  });
  return "";
}
