import { cardWidths } from "./page-rules.ts";

/** Returns the rules of what the script adds to a page: none of it is on paper. Logical sides only. */
export function controlRules(): string {
  return [screenRules, ...cardWidths.map(cardRule), printRules].join("\n");
}

const hiddenBox =
  "position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)";

// An arrow and the word before it stay on one line; what it says to the eye, aria-sort says to the ear.
const screenRules = `
@media screen{[hidden]{display:none!important}}
tbody:not(:only-of-type):not(:has(>tr:not([hidden])>td)):has([hidden]){display:none}
thead button{margin-block:-.25rem;margin-inline:0;border:0;padding-block:.25rem;padding-inline:0;background:none;color:inherit;font:inherit;text-align:inherit;cursor:pointer;min-inline-size:1.5rem;min-block-size:1.5rem}
thead button:hover{text-decoration:underline;text-underline-offset:.2em}
thead button::after{content:"\\a0⇅";content:"\\a0⇅"/"";color:var(--fb-muted);font-weight:400}
[aria-sort=ascending]>button::after{content:"\\a0↑";content:"\\a0↑"/"";color:inherit}
[aria-sort=descending]>button::after{content:"\\a0↓";content:"\\a0↓"/"";color:inherit}
.fb-filter{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem 1rem;margin-block-start:1rem;font-size:.875rem}
.fb-filter label{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem .5rem;min-inline-size:0}
.fb-filter input{inline-size:14rem;max-inline-size:100%;min-block-size:2rem;border:1px solid var(--fb-muted);border-radius:2px;padding-inline:.5rem;background:#fff;color:inherit;font:inherit}
.fb-filter output{color:var(--fb-muted)}
.fb-filter+*>table{margin-block-start:.5rem}
body>output{${hiddenBox};position:fixed;inset-block-start:0}
svg [role=img]:focus{outline:none}
.fb-ring{pointer-events:none;filter:drop-shadow(1.5px 0 #fff) drop-shadow(-1.5px 0 #fff) drop-shadow(0 1.5px #fff) drop-shadow(0 -1.5px #fff)}
.fb-ring path{fill:none;stroke:var(--fb-link);stroke-width:3px;stroke-opacity:1;stroke-dasharray:none;stroke-linejoin:round;vector-effect:non-scaling-stroke}
.fb-tip{position:fixed;inset:0 auto auto 0;z-index:2;inline-size:max-content;max-inline-size:min(20rem,calc(100vw - 1rem));border:1px solid;border-radius:2px;padding:.3rem .6rem;background:#fff;color:var(--fb-text);font-size:.875rem;line-height:1.4;box-shadow:0 1px 4px #0003}`.trim();

// The heads of a table that can be sorted stand above its cards, as a row of buttons.
function cardRule([name, width]: readonly [string, number]): string {
  const t = `.${name} thead:has(button)`;
  return `@media screen{@container (max-width:${width}rem){
${t}{position:static;inline-size:auto;block-size:auto;overflow:visible;clip-path:none}
${t} tr{display:flex;flex-wrap:wrap;gap:.25rem .5rem;border:0}
${t} th{border:0;padding:0}
${t} th:not([aria-sort]){${hiddenBox}}
${t} button{margin:0;border:1px solid var(--fb-rule);border-radius:2px;padding:.15rem .5rem}
}}`;
}

const printRules = `@media print{
.fb-filter,.fb-tip,.fb-ring,body>output{display:none}
tr[hidden]{display:table-row}
thead button{display:contents}
thead button::after{content:none!important}
}`;
