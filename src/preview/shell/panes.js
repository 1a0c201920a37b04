// The two panes: the HTML in a frame, and pictures of the pages; those that change before one's eyes as drawings, of which
// only what changed is drawn again.
import { element, placeText } from "./findings.js";
import { morph } from "./morph.js";
import { openRows } from "./rows.js";

/** @typedef {import("../told.ts").Shown} Shown */
/** @typedef {import("../told.ts").ToldPage} ToldPage */
/** @typedef {import("../told.ts").Spot} Spot */

const frame = /** @type {HTMLIFrameElement} */ (document.querySelector("#html iframe"));
const pages = /** @type {HTMLElement} */ (document.querySelector("#pages"));
const bar = /** @type {HTMLElement} */ (document.querySelector("#spot"));

/** @type {string | undefined} */
let wanted;
/** @type {string | undefined} */
let framed;
let isFraming = false;

/** @type {Map<string, { id: string, text: string }>} */
const sent = new Map();

/**
 * Keeps the HTML, or the drawing of a page, that comes before it is told of.
 * @param {"html" | "page"} kind
 * @param {{ id: string, text: string }} found
 */
export function keep(kind, found) {
  sent.set(kind, found);
}

/**
 * @param {"html" | "page"} kind
 * @param {string} id
 */
async function textOf(kind, id) {
  const kept = sent.get(kind);
  if (kept?.id === id) return kept.text;
  const response = await fetch(`/${kind}/${id}`);
  return response.ok ? await response.text() : undefined;
}

/** @param {Shown} shown */
export function showPanes({ html, pages: told, title }) {
  frame.title = title;
  wanted = html;
  void showHtml();
  showPages(told);
}

// The last one asked for is shown, whatever comes while it is fetched.
async function showHtml() {
  if (isFraming) return;
  isFraming = true;
  try {
    while (wanted !== undefined && wanted !== framed) {
      const id = wanted;
      if (framed === undefined) await load(id);
      else await change(id);
      framed = id;
    }
  } finally {
    isFraming = false;
  }
}

/** @param {string} id */
async function load(id) {
  const loaded = new Promise((resolve) => {
    frame.addEventListener("load", resolve, { once: true });
  });
  frame.src = `/html/${id}`;
  await loaded;
  frame.contentDocument?.addEventListener("click", pickInFrame);
}

/** @param {string} id */
async function change(id) {
  const text = await textOf("html", id);
  const [live, inside] = [frame.contentDocument, frame.contentWindow];
  if (text === undefined || live === null || inside === null) return;
  // The frame's own, to which its policy of styles applies.
  const { DOMParser: Parser } = /** @type {Window & typeof globalThis} */ (inside);
  const fresh = new Parser().parseFromString(text, "text/html");
  morph(live.documentElement, fresh.documentElement);
}

/** @param {readonly ToldPage[]} told */
function showPages(told) {
  while (pages.children.length > told.length) pages.lastElementChild?.remove();
  for (const [index, page] of told.entries()) {
    const sheet = pages.children[index];
    if (sheet instanceof HTMLElement) turn(sheet, page, told.length);
    else pages.append(makeSheet(page, told.length));
  }
}

/**
 * @param {ToldPage} page
 * @param {number} count
 */
function makeSheet(page, count) {
  const sheet = element("figure", "sheet", element("figcaption", "", page.label));
  sheet.prepend(makePicture(page, count));
  sheet.dataset["page"] = page.id;
  return sheet;
}

/**
 * @param {ToldPage} page
 * @param {number} count
 */
function makePicture({ id, label, width, height }, count) {
  const picture = new Image(width, height);
  picture.loading = "lazy";
  picture.alt = nameOf(label, count);
  picture.src = `/page/${id}`;
  picture.addEventListener("click", pickOnPage);
  return picture;
}

/**
 * @param {string} label
 * @param {number} count
 */
const nameOf = (label, count) => `Page ${label} of ${count}`;

// What is in view changes in one step, once it is there; what is not is asked for when it comes into view.
/**
 * @param {HTMLElement} sheet
 * @param {ToldPage} page
 * @param {number} count
 */
async function turn(sheet, page, count) {
  if (sheet.dataset["page"] === page.id) return;
  sheet.dataset["page"] = page.id;
  const caption = sheet.querySelector("figcaption");
  if (caption) caption.textContent = page.label;
  const { top, bottom } = sheet.getBoundingClientRect();
  const isInView = bottom > 0 && top < innerHeight;
  const drawing = isInView ? await drawingOf(page, count) : undefined;
  const before = sheet.firstElementChild;
  if (sheet.dataset["page"] !== page.id || before === null) return;
  if (drawing === undefined) before.replaceWith(makePicture(page, count));
  else if (before instanceof SVGSVGElement) morph(before, drawing);
  else {
    drawing.addEventListener("click", pickOnPage);
    before.replaceWith(drawing);
  }
}

/**
 * @param {ToldPage} page
 * @param {number} count
 */
async function drawingOf({ id, label }, count) {
  const text = await textOf("page", id);
  if (text === undefined) return undefined;
  const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
  const drawing = parsed.documentElement;
  if (!(drawing instanceof SVGSVGElement)) return undefined;
  drawing.setAttribute("aria-label", nameOf(label, count));
  return drawing;
}

/** @param {MouseEvent} event */
function pickInFrame(event) {
  const target = /** @type {Element | null} */ (event.target);
  const link = target?.closest("a[href]");
  // Links within the page lead there; others would lead out of the preview.
  if (link) event.preventDefault();
  const address = link?.getAttribute("href") ?? "";
  if (address.startsWith("#"))
    frame.contentDocument?.getElementById(decodeURIComponent(address.slice(1)))?.scrollIntoView();
  const picked = target?.closest("[data-node]");
  if (!picked || framed === undefined) return;
  flash(picked);
  const node = picked.getAttribute("data-node") ?? "";
  void ask(new URLSearchParams({ html: framed, node }));
}

/** @param {MouseEvent} event */
function pickOnPage({ currentTarget, clientX, clientY }) {
  const picture = /** @type {Element} */ (currentTarget);
  const page = picture.closest("figure")?.dataset["page"] ?? "";
  const { left, top, width } = picture.getBoundingClientRect();
  // Its attributes are in points, its box is as wide as the pane lets it be.
  const scale = Number(picture.getAttribute("width")) / width;
  const [x, y] = [(clientX - left) * scale, (clientY - top) * scale].map((at) => at.toFixed(1));
  void ask(new URLSearchParams({ page, x: x ?? "", y: y ?? "" }));
}

/** @param {Element} picked */
function flash(picked) {
  const away = { outline: "2px solid transparent", outlineOffset: "2px" };
  picked.animate([{ outline: "2px solid #1f5fa8", outlineOffset: "2px" }, away], 1200);
}

/** @param {URLSearchParams} where */
async function ask(where) {
  const response = await fetch(`/spot?${where}`);
  /** @type {Spot | null} */
  const spot = response.ok ? await response.json() : null;
  if (spot === null) {
    bar.replaceChildren("Nothing is made there.");
    return;
  }
  const { nodes, place, words, queries } = spot;
  const parts = [];
  if (place) parts.push(element("code", "place", placeText(place)));
  parts.push(element("span", "nodes", nodes.join(" › ")));
  if (words) parts.push(element("q", "words", words));
  for (const name of queries) {
    const button = element("button", "", `Rows of ${name}`);
    button.addEventListener("click", () => openRows(name));
    parts.push(button);
  }
  bar.replaceChildren(...parts);
}
