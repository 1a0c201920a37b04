import { languageNames } from "./names.ts";

/**
 * What runs first in a context of its own. It takes away what asks a clock, chance or locale, freezes what is left, and
 * returns the one door: texts go in, texts come out, so that no object of the program is ever within reach.
 */
export const realm: string = `(() => {
"use strict";
const { stringify, parse } = JSON;
const { freeze, getPrototypeOf, getOwnPropertyDescriptors, getOwnPropertyNames, isFrozen } = Object;
const { isArray } = Array;
const ids = new WeakMap();
const parts = new WeakMap();
const names = new Set(${JSON.stringify(languageNames)});
const intrinsics = [Array, Object, String, Number, Boolean, BigInt, Symbol, Map, Set, RegExp, Error, Math, JSON,
  TypeError, RangeError, EvalError, ReferenceError, SyntaxError, URIError, Function.prototype,
  (function* () {}).constructor, (async () => {}).constructor, (async function* () {}).constructor,
  getPrototypeOf([][Symbol.iterator]()), getPrototypeOf(new Map()[Symbol.iterator]()),
  getPrototypeOf(new Set()[Symbol.iterator]()), getPrototypeOf(""[Symbol.iterator]())];
// Of an error only places in code of the project are told: what called it is nobody's business.
Error.stackTraceLimit = 50;
Error.prepareStackTrace = (error, frames) => {
  const at = frames.find((frame) => String(frame.getFileName()).startsWith("project:"));
  return at ? at.getFileName() + ":" + at.getLineNumber() + ":" + at.getColumnNumber() : "";
};
const problemOf = (error) => {
  const isError = error instanceof Error;
  let at = "";
  let message = "";
  try {
    at = isError ? String(error.stack) : "";
    message = String(isError ? error.message : error);
  } catch {}
  return stringify({ problem: { message, at } });
};
delete Math.random;
for (const of of [Array, String, Number, BigInt, Object])
  for (const name of getOwnPropertyNames(of.prototype))
    if (name.startsWith("toLocale") || name === "localeCompare") delete of.prototype[name];
const all = globalThis;
for (const name of getOwnPropertyNames(all)) if (!names.has(name)) delete all[name];
const frozen = new Set();
const freezeAll = (value) => {
  if ((typeof value !== "object" && typeof value !== "function") || value === null || frozen.has(value)) return;
  frozen.add(value);
  freeze(value);
  freezeAll(getPrototypeOf(value));
  for (const { value: own, get, set } of Object.values(getOwnPropertyDescriptors(value)))
    for (const each of [own, get, set]) freezeAll(each);
};
for (const each of intrinsics) freezeAll(each);

const modules = [{ defineHelpers: (helpers) => helpers }].map(freeze);

// What a call was given or has made means nothing in another.
let turn = 0;
const part = (what) => {
  const made = freeze({});
  parts.set(made, { what, turn });
  return made;
};
const known = (of, from) => {
  const { id, turn: given } = ids.get(of) ?? {};
  if (id === undefined || given !== turn) throw new TypeError(from + " takes a row or the arguments, then the name of a field");
  return id;
};
const tools = (language) => freeze({
  language,
  figure: (of, field, { style } = {}) => part({ print: "figure", of: known(of, "figure(…)"), field, style }),
  date: (of, field, { to, style } = {}) => part({ print: "date", of: known(of, "date(…)"), field, to, style }),
});
const revive = (value) => {
  if (!isArray(value)) return value;
  const [kind, what, id] = value;
  if (kind === "list") return freeze(what.map(revive));
  if (kind === "part") return part({ print: "part", of: what });
  const made = {};
  for (const name of Object.keys(what)) made[name] = revive(what[name]);
  if (id !== undefined) ids.set(made, { id, turn });
  return freeze(made);
};
const written = (value) => {
  if (typeof value === "string") return [value];
  const made = typeof value === "object" && value !== null ? parts.get(value) : undefined;
  if (made !== undefined && made.turn === turn) return [made.what];
  if (isArray(value)) return value.flatMap(written);
  const kind = value === null ? "null" : typeof value;
  return [{ print: "nothing", kind }];
};
const shown = (value) =>
  typeof value === "function" ? { function: true }
  : isArray(value) ? value.map(shown)
  : typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shown(each)]))
  : value;

return freeze({
  add(imports, module) {
    const exported = {};
    try {
      module(imports.map((index) => modules[index]), exported);
      modules.push(freeze(exported));
      return stringify({ value: shown(exported.default) });
    } catch (error) {
      return problemOf(error);
    }
  },
  call(index, name, given, language) {
    turn += 1;
    try {
      const { run } = modules[index].default[name];
      return stringify({ value: written(run(revive(parse(given)), tools(language))) });
    } catch (error) {
      return problemOf(error);
    }
  },
});
})()`;
