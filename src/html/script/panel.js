// Shows what a figure rests on in a panel over the page: the row that its link leads to, the incidents of that row,
// and their sources, all copied from the page itself. Without it, or with a key held, the link leads there.
(() => {
  const words = document.currentScript?.dataset ?? {};
  const panel = document.createElement("dialog");
  panel.className = "fb-panel";
  document.body.append(panel);

  /** @type {(link: HTMLAnchorElement) => Element | null} */
  const targetOf = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));
  /** @type {(name: string, ...content: (Node | string)[]) => HTMLElement} */
  const make = (name, ...content) => {
    const made = document.createElement(name);
    made.append(...content);
    return made;
  };
  // An id is one element's alone; a button of the page does nothing here.
  /** @type {(node: Element, isDeep?: boolean) => Element} */
  const copy = (node, isDeep = true) => {
    const copied = node.cloneNode(isDeep);
    if (!(copied instanceof Element)) return node;
    for (const each of [copied, ...copied.querySelectorAll("*")]) {
      for (const name of ["id", "hidden", "aria-sort", "aria-labelledby", "aria-haspopup"])
        each.removeAttribute(name);
      if (each instanceof HTMLButtonElement) each.replaceWith(...each.childNodes);
    }
    return copied;
  };
  // Rows with the heads of their columns, in a table like their own.
  /** @type {(rows: HTMLTableRowElement[]) => Element[]} */
  const tableOf = ([...rows]) => {
    const table = rows[0]?.closest("table");
    const box = table?.parentElement;
    if (!table || !box) return [];
    const [wrapper, made] = [copy(box, false), copy(table, false)];
    for (const part of table.querySelectorAll(":scope>colgroup,:scope>thead"))
      made.append(copy(part));
    made.append(make("tbody", ...rows.map((row) => copy(row))));
    wrapper.append(made);
    return [wrapper];
  };
  /** @type {(name: string, content: Element[]) => Element[]} */
  const part = (name, content) =>
    content.length ? [make("h3", words[name] ?? ""), ...content] : [];

  /** @type {(row: HTMLTableRowElement, rows: HTMLTableRowElement[]) => Element[]} */
  const sourcesOf = (row, rows) => {
    /** @type {Set<Element>} */
    const sources = new Set();
    for (const each of [row, ...rows])
      for (const link of each.querySelectorAll("a")) {
        const source = link.className === "citation" && targetOf(link);
        if (source instanceof HTMLLIElement) sources.add(source);
      }
    const items = [...sources].map((source) => {
      const item = copy(source);
      const place = [...(source.parentElement?.children ?? [])].indexOf(source);
      item.setAttribute("value", `${place + 1}`);
      return item;
    });
    const [first] = sources;
    if (!first?.parentElement) return [];
    const list = copy(first.parentElement, false);
    list.append(...items);
    return [list];
  };

  /** @type {(link: HTMLAnchorElement, row: HTMLTableRowElement) => void} */
  const show = (link, row) => {
    const rows = (row.dataset["rests"] ?? "").split(" ").flatMap((id) => {
      const found = document.getElementById(id);
      return found instanceof HTMLTableRowElement ? [found] : [];
    });
    const title = (words["title"] ?? "").replace("{figure}", () => link.textContent);
    const close = make("button", words["close"] ?? "");
    close.onclick = () => panel.close();
    const there = make("a", words["there"] ?? "");
    there.setAttribute("href", link.hash);
    panel.setAttribute("aria-label", title);
    panel.replaceChildren(
      make("div", make("h2", title), close),
      ...tableOf([row]),
      make("p", there),
      ...part("incidents", tableOf(rows)),
      ...part("sources", sourcesOf(row, rows)),
    );
    // Where the focus comes back to.
    link.focus();
    panel.showModal();
    panel.scrollTop = 0;
  };

  for (const link of document.querySelectorAll("a.fb-figure"))
    link.setAttribute("aria-haspopup", "dialog");
  document.addEventListener("click", (event) => {
    const { target } = event;
    const link = target instanceof Element ? target.closest("a") : undefined;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (panel.contains(link)) {
      // A link out of it: the page is there again.
      if (link.getAttribute("href")?.startsWith("#")) panel.close();
      return;
    }
    const row = link.className === "fb-figure" && targetOf(link);
    if (!(row instanceof HTMLTableRowElement)) return;
    event.preventDefault();
    show(link, row);
  });
})();
