/** The names of the language that code may use; nothing else is there when it runs. */
export const languageNames: readonly string[] = [
  "Array",
  "BigInt",
  "Boolean",
  "Error",
  "Infinity",
  "JSON",
  "Map",
  "Math",
  "NaN",
  "Number",
  "Object",
  "RangeError",
  "RegExp",
  "Set",
  "String",
  "Symbol",
  "TypeError",
  "isFinite",
  "isNaN",
  "parseFloat",
  "parseInt",
  "undefined",
];

/** Fields that give another answer elsewhere or later, or lead to what runs text as code, and what to do instead. */
export const forbiddenFields: ReadonlyMap<string, string> = new Map([
  ["random", "the same input gives the same briefing: let the query choose and sort"],
  ["constructor", "write the function out: text is not run as code"],
  ["localeCompare", "compare with < and >: what a locale says differs from machine to machine"],
  ...[
    "toLocaleString",
    "toLocaleDateString",
    "toLocaleTimeString",
    "toLocaleLowerCase",
    "toLocaleUpperCase",
  ].map(
    (name) =>
      [
        name,
        "print figures with figure(…) and dates with date(…): they know the language of the page",
      ] as const,
  ),
]);

const noNetwork = "nothing is asked of a network: put what is needed into the data";
const noMachine =
  "code sees what its call is given, and nothing of the machine: hand it in as an argument";
const noClock =
  "the same input gives the same briefing: a date is text, 2022-05-25, and printed with date(…)";
const noText = "write the function out: text is not run as code";
const noLater = "a helper answers at once: nothing waits for anything";

const hints: ReadonlyMap<string, string> = new Map([
  ["fetch", noNetwork],
  ["XMLHttpRequest", noNetwork],
  ["WebSocket", noNetwork],
  ["process", noMachine],
  ["globalThis", noMachine],
  ["global", noMachine],
  ["Buffer", noMachine],
  ["__dirname", noMachine],
  ["__filename", noMachine],
  ["require", 'import a file of the template: import { name } from "./words.js"'],
  ["module", "write export default { … }"],
  ["exports", "write export default { … }"],
  ["Date", noClock],
  ["performance", noClock],
  ["crypto", "the same input gives the same briefing: let the query choose and sort"],
  [
    "Intl",
    "print figures with figure(…) and dates with date(…): they know the language of the page",
  ],
  ["eval", noText],
  ["Function", noText],
  ["Promise", noLater],
  ["setTimeout", noLater],
  ["setInterval", noLater],
  ["console", "throw new Error(…) with what is to be known: it becomes a finding"],
]);

/** Returns what to do instead of using a name that is not there. */
export function hintFor(name: string): string {
  return (
    hints.get(name) ?? "declare it, import it from a file of the template, or mend the spelling"
  );
}
