// The page around: pickers, state, and whatever is told of an edition.
import { showFindings } from "./findings.js";
import { keep, showPanes } from "./panes.js";
import { showRows } from "./rows.js";

/** @typedef {import("../told.ts").Told} Told */
/** @typedef {import("../told.ts").Wanted} Wanted */

const names = /** @type {const} */ (["edition", "language", "audience"]);
const state = /** @type {HTMLOutputElement} */ (document.querySelector("#state"));
const pickers = names.map(
  (name) => /** @type {HTMLSelectElement} */ (document.querySelector(`#${name}`)),
);

/** @type {EventSource | undefined} */
let events;

function connect() {
  events?.close();
  events = new EventSource(`/events${location.search}`);
  events.addEventListener("told", ({ data }) => show(JSON.parse(data)));
  events.addEventListener("html", ({ data }) => keep("html", JSON.parse(data)));
  events.addEventListener("page", ({ data }) => keep("page", JSON.parse(data)));
  events.addEventListener("error", () => {
    state.value = "The preview is not running. It goes on when it is started again.";
    state.dataset["work"] = "lost";
  });
}

/** @param {Told} told */
function show(told) {
  const { offer, wanted, name, shown, work, findings, isNewest } = told;
  const lists = [offer.editions, offer.languages, offer.audiences];
  for (const [index, picker] of pickers.entries())
    fill(picker, lists[index] ?? [], wanted[names[index] ?? "edition"] ?? "");
  document.title = `${shown?.title ?? name} · Preview`;
  showState(work, isNewest, findings);
  showFindings(told);
  linkTo(wanted);
  if (shown === null) return;
  showPanes(shown);
  showRows(shown.rows);
}

/**
 * @param {Told["work"]} work
 * @param {boolean} isNewest
 * @param {Told["findings"]} findings
 */
function showState(work, isNewest, findings) {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const wrong = errors === 1 ? "1 error" : `${errors} errors`;
  const words = { making: "Making…", checking: "Shown; checking…", done: "Up to date" };
  state.dataset["work"] = work !== "making" && errors > 0 ? "wrong" : work;
  if (work !== "making" && errors > 0) state.value = isNewest ? `${wrong}: no build` : wrong;
  else state.value = words[work];
}

/**
 * @param {HTMLSelectElement} picker
 * @param {readonly string[]} offered
 * @param {string} value
 */
function fill(picker, offered, value) {
  const options = value === "" || offered.includes(value) ? offered : [...offered, value];
  if ([...picker.options].map((each) => each.value).join("\n") !== options.join("\n"))
    picker.replaceChildren(...options.map((each) => new Option(each, each)));
  if (picker.value !== value) picker.value = value;
}

/** @param {Wanted} wanted */
function linkTo(wanted) {
  const query = new URLSearchParams(
    names.flatMap((name) => (wanted[name] ? [[name, wanted[name]]] : [])),
  );
  for (const [id, file] of /** @type {const} */ ([
    ["whole-html", "briefing.html"],
    ["whole-pdf", "briefing.pdf"],
  ]))
    document.querySelector(`#${id}`)?.setAttribute("href", `/file/${file}?${query}`);
}

for (const [index, picker] of pickers.entries())
  picker.addEventListener("change", () => {
    // An edition has languages of its own, and is for somebody of its own unless told.
    const kept = pickers.slice(0, names[index] === "edition" ? 1 : 3);
    const query = new URLSearchParams(kept.map((each, at) => [names[at] ?? "", each.value]));
    history.pushState(null, "", `?${query}`);
    connect();
  });
addEventListener("popstate", connect);

for (const button of document.querySelectorAll("[data-pane]"))
  button.addEventListener("click", () => {
    const pane = button.getAttribute("data-pane") ?? "html";
    document.body.dataset["pane"] = pane;
    for (const each of document.querySelectorAll("[data-pane]"))
      if (each !== document.body) each.setAttribute("aria-pressed", String(each === button));
  });

connect();
