// Sorts tables by their column heads and finds rows by words. What can be sorted and how, and all words,
// the page says in data attributes: see ../sorting.ts and ../script.ts.
(() => {
  const words = document.currentScript?.dataset ?? {};
  const { numbers = "" } = words;
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const status = document.createElement("output");
  document.body.append(status);

  // A cell that spans columns says nothing of any one of them.
  /** @type {(row: HTMLTableRowElement, column: number) => string} */
  const keyOf = (row, column) => {
    let at = 0;
    for (const cell of row.cells) {
      if (at === column && cell.colSpan < 2) return cell.dataset["sort"] ?? cell.textContent;
      at += cell.colSpan;
    }
    return "";
  };

  /** @type {(table: HTMLTableElement) => void} */
  const makeSortable = (table) => {
    /** @type {NodeListOf<HTMLTableCellElement>} */
    const heads = table.querySelectorAll("thead th[data-sort]");
    const body = table.tBodies[0];
    if (!body || !heads.length) return;
    const original = [...body.rows];
    let rows = original;
    const put = (inOrder = rows) => {
      for (const row of inOrder) body.append(row);
    };
    for (const head of heads) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      head.setAttribute("aria-sort", "none");
      button.onclick = () => {
        const state =
          { none: "ascending", ascending: "descending" }[head.getAttribute("aria-sort") ?? ""] ??
          "none";
        for (const each of heads) each.setAttribute("aria-sort", each === head ? state : "none");
        const keys = new Map(original.map((row) => [row, keyOf(row, head.cellIndex)]));
        const sorted = original.toSorted((first, second) => {
          const [a = "", b = ""] = [keys.get(first), keys.get(second)];
          // An unknown comes last, whichever way: it is neither little nor much.
          if (!a || !b) return +!a - +!b;
          const order = head.dataset["sort"] === "number" ? +a - +b : collator.compare(a, b);
          return state === "descending" ? -order : order;
        });
        rows = state === "none" ? original : sorted;
        put();
        status.value = (words[state] ?? "").replace("{column}", () => head.textContent);
      };
    }
    addEventListener("beforeprint", () => put(original));
    addEventListener("afterprint", () => put());
  };

  // Accents, joiners, case, and the ways to type one letter or digit make no difference.
  /** @type {(text: string) => string} */
  const fold = (text) =>
    text
      .normalize("NFKD")
      .replace(/[\p{M}\p{Cf}ـ]/gu, "")
      .replace(/[٠-٩۰-۹]/g, (digit) => `${digit.charCodeAt(0) & 15}`)
      .replace(/[يى]/g, "ی")
      .replace(/ك/g, "ک")
      .toLowerCase();

  // As the build writes numbers.
  /** @type {(value: number) => string} */
  const write = (value) =>
    `${value}`
      .replace(/\B(?=(...)+$)/g, numbers.slice(10))
      .replace(/\d/g, (digit) => numbers[+digit] ?? "");

  /** @type {(table: HTMLTableElement) => void} */
  const makeFilter = (table) => {
    const { filter: all } = table.dataset;
    if (!all) return;
    /** @type {NodeListOf<HTMLTableRowElement>} */
    const found = table.querySelectorAll("tbody>tr:has(td)");
    const rows = [...found];
    const texts = rows.map((row) => fold(row.textContent));
    const box = document.createElement("div");
    const label = document.createElement("label");
    const input = document.createElement("input");
    const output = document.createElement("output");
    box.className = "fb-filter";
    input.type = "search";
    input.setAttribute("aria-describedby", table.dataset["name"] ?? "");
    label.append(words["filter"] ?? "", input);
    box.append(label, output);
    table.parentElement?.before(box);

    const apply = () => {
      const sought = fold(input.value).trim().split(/\s+/);
      rows.forEach((row, at) => {
        row.hidden = !sought.every((word) => texts[at]?.includes(word));
      });
      const shown = write(rows.filter((row) => !row.hidden).length);
      const message = words[table.tFoot ? "filteredSums" : "filtered"] ?? "";
      output.value = sought[0] ? message.replace("{shown}", shown).replace("{all}", all) : "";
    };
    const clear = () => {
      input.value = "";
      apply();
    };
    input.oninput = apply;
    input.onkeydown = ({ key }) => {
      if (key === "Escape") clear();
    };
    // A link to a row that is hidden shows it.
    addEventListener("hashchange", () => {
      const target = table.querySelector(":target");
      if (!target?.closest("[hidden]")) return;
      clear();
      target.scrollIntoView();
    });
  };

  for (const table of document.querySelectorAll("table")) {
    makeSortable(table);
    makeFilter(table);
  }
})();
