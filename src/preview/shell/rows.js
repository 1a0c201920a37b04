// The panel with the rows of queries.
import { element } from "./findings.js";

/** @typedef {import("../told.ts").ToldQuery} Query */

const panel = /** @type {HTMLElement} */ (document.querySelector("#rows"));
const toggle = /** @type {HTMLButtonElement} */ (document.querySelector("#show-rows"));
const close = /** @type {HTMLButtonElement} */ (document.querySelector("#close-rows"));
const picker = /** @type {HTMLSelectElement} */ (document.querySelector("#query"));
const file = /** @type {HTMLElement} */ (document.querySelector("#query-file"));
const place = /** @type {HTMLElement} */ (document.querySelector("#query-rows"));

/** @type {string | undefined} */
let wanted;
/** @type {string | undefined} */
let fetched;
/** @type {readonly Query[]} */
let queries = [];

/**
 * Says which rows are those of what is shown; they are fetched while the panel is open.
 * @param {string} id
 */
export function showRows(id) {
  wanted = id;
  if (!panel.hidden) void fetchRows();
}

/**
 * Opens the panel, at a query if one is named.
 * @param {string} [name]
 */
export async function openRows(name) {
  panel.hidden = false;
  toggle.setAttribute("aria-expanded", "true");
  await fetchRows();
  if (name !== undefined) picker.value = name;
  showQuery();
  picker.focus();
}

function closeRows() {
  panel.hidden = true;
  toggle.setAttribute("aria-expanded", "false");
  toggle.focus();
}

async function fetchRows() {
  const id = wanted;
  if (id === undefined || id === fetched) return;
  const response = await fetch(`/rows/${id}`);
  if (!response.ok || id !== wanted) return;
  queries = await response.json();
  fetched = id;
  const before = picker.value;
  picker.replaceChildren(...queries.map(({ name }) => new Option(name, name)));
  if (queries.some(({ name }) => name === before)) picker.value = before;
  showQuery();
}

function showQuery() {
  const query = queries.find(({ name }) => name === picker.value) ?? queries[0];
  file.textContent = query?.file ?? "";
  place.replaceChildren(...(query ? tableOf(query) : ["There are no queries."]));
}

/** @param {Query} query */
function tableOf({ columns, rows, more }) {
  const head = columns.map(({ name, type }) => {
    const cell = element("th", "", name, element("small", "", type));
    cell.setAttribute("scope", "col");
    return cell;
  });
  const body = rows.map((row) =>
    element(
      "tr",
      "",
      ...row.map((text, index) =>
        element("td", columns[index]?.type ?? "", element("bdi", "", text)),
      ),
    ),
  );
  const table = element("table", "", element("thead", "", element("tr", "", ...head)));
  table.append(element("tbody", "", ...body));
  const count = rows.length + more;
  const words = count === 1 ? "1 row" : `${count} rows`;
  return [
    table,
    element("p", "more", more > 0 ? `${words}, of which ${more} are not shown` : words),
  ];
}

toggle.addEventListener("click", () => (panel.hidden ? void openRows() : closeRows()));
close.addEventListener("click", closeRows);
picker.addEventListener("change", showQuery);
panel.addEventListener("keydown", ({ key }) => {
  if (key === "Escape") closeRows();
});
