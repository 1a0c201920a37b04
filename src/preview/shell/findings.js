// Shows what is wrong. All of it is text: files and data may hold anything.
/** @typedef {import("../told.ts").ToldFinding} Finding */
/** @typedef {import("../told.ts").Told} Told */

/**
 * @param {string} name
 * @param {string} className
 * @param {...(string | Node)} content
 */
export function element(name, className, ...content) {
  const made = document.createElement(name);
  if (className !== "") made.className = className;
  made.append(...content);
  return made;
}

/**
 * Returns a place as `file:line:column`.
 * @param {NonNullable<Finding["place"]>} place
 */
export function placeText({ file, line, column }) {
  return [file, line, column].filter((part) => part !== undefined).join(":");
}

/** @param {Finding} finding */
function show({ severity, code, message, place, excerpt, hint }) {
  const head = element("p", "message", element("b", "", severity), " ", message);
  const parts = [head];
  const where = [element("code", "code", code)];
  if (place) where.unshift(element("code", "place", placeText(place)));
  parts.push(element("p", "where", ...where.flatMap((each) => [each, " "])));
  if (excerpt && place?.line !== undefined) {
    const { text, before } = excerpt;
    const at = place.column === undefined ? text.length : before;
    const mark = element("mark", "", text.slice(at, at + 1) || " ");
    const line = element("span", "line", `${place.line}`);
    const words = element("bdi", "", text.slice(0, at), mark, text.slice(at + 1));
    parts.push(element("pre", "", line, place.column === undefined ? text : words));
  }
  if (hint) parts.push(element("p", "hint", hint));
  return element("li", severity, ...parts);
}

const list = /** @type {HTMLElement} */ (document.querySelector("#findings"));
const old = /** @type {HTMLElement} */ (document.querySelector("#old"));
let known = "";

/** @param {Told} told */
export function showFindings({ findings, more, isNewest, shown }) {
  old.hidden = isNewest || shown === null;
  document.body.classList.toggle("is-old", !isNewest);
  // What is said again is left as it is, with what was opened in it.
  const told = JSON.stringify([findings, more]);
  if (told === known) return;
  known = told;
  list.hidden = findings.length === 0;
  const of = (/** @type {string} */ severity) => findings.filter((f) => f.severity === severity);
  const [errors, warnings] = [of("error"), of("warning")];
  const parts = [];
  if (errors.length > 0) parts.push(element("ul", "", ...errors.map(show)));
  if (warnings.length > 0) {
    const count = warnings.length === 1 ? "1 warning" : `${warnings.length} warnings`;
    const folded = element("details", "", element("summary", "", count));
    folded.append(element("ul", "", ...warnings.map(show)));
    parts.push(folded);
  }
  if (more > 0) parts.push(element("p", "more", `and ${more} more`));
  list.replaceChildren(...parts);
}
