import { styleOf, type Theme } from "../theme/index.ts";
import { paperUnits, round, textDeclarations, type Units } from "./declarations.ts";
import { cssString } from "./escape.ts";

/** What every page has whatever its theme: the grid, how things give way, focus. Logical sides only. */
export const pageRules: string = `
*,*::before,*::after{box-sizing:border-box}
:where(body,h1,h2,h3,h4,p,ul,ol,li,figure,blockquote,table,caption,figcaption,nav){margin:0;padding:0;border:0}
html{color-scheme:light;background:#fff;text-size-adjust:100%;-webkit-text-size-adjust:100%}
body{font-variant-numeric:lining-nums;overflow-wrap:break-word;padding-inline:clamp(1rem,4vw,3rem);padding-block:0 3rem}
.page-head,main,.page-foot{max-inline-size:var(--fb-page);margin-inline:auto}
:root{--fb-page:54rem;--fb-measure:33rem}
main{display:block}
:where(h1,h2,h3,h4){text-wrap:balance}
:where(p,h3,h4,.list,.quotation,.callout,.fb-notes ol){max-inline-size:var(--fb-measure)}
:where(.page-head,.page-foot){display:flex;flex-wrap:wrap;justify-content:space-between;gap:.25rem 2rem}
.page-head{margin-block:1rem 1.5rem;padding-block-end:.35rem}
.page-foot{margin-block-start:3rem}
:where([id]){scroll-margin-block-start:1rem}
:where(a){text-decoration-thickness:.06em;text-underline-offset:.2em}
:where(.note-reference a,.contents a,.note>a){text-decoration:none}
:where(.note-reference a,.contents a,.note>a):is(:hover,:focus-visible){text-decoration:underline}
:where(.citation):not(:hover,:focus-visible){text-decoration-color:var(--fb-rule)}
:focus-visible{outline:3px solid var(--fb-link);outline-offset:2px;border-radius:2px}
:target{outline:2px solid var(--fb-muted);outline-offset:.25rem}
.fb-skip{position:absolute;inset-block-start:0;inset-inline-start:0;z-index:1;padding:.6rem 1rem;background:#fff;color:var(--fb-link)}
.fb-skip:not(:focus){inline-size:1px;block-size:1px;padding:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
:where(em){font-style:normal}
:where(sup){vertical-align:super;line-height:0}
:where(.note-reference a){padding:.35em .2em}
:where(td,th) .note-reference{vertical-align:middle}
:where(td,th) .note-reference a{display:inline-block;min-inline-size:1.5rem;block-size:1.5rem;margin-inline-end:-1rem;padding:0 .2em .5rem;line-height:1rem}
:where(tbody th)>a{padding-block:.15rem}
:where(.list){padding-inline-start:0}
:where(.list>li){margin-inline-start:1.25rem}
:where(ol.list>li)::marker{font-variant-numeric:tabular-nums}
:where(.figure-value,.citation,.note-reference,time){unicode-bidi:isolate}
.fb-label{color:var(--fb-link);margin-inline-end:.25em}
:where(.attribution,figcaption){text-align:start}
table{border-collapse:collapse;min-inline-size:min(100%,var(--fb-measure))}
:where(caption){text-align:start;caption-side:top}
:where(th,td){vertical-align:top;text-align:start;font-weight:inherit}
:where(thead th){vertical-align:bottom}
:where(th,td):first-child{padding-inline-start:0}
:where(th,td):last-child{padding-inline-end:0}
.fb-end{text-align:end;font-variant-numeric:tabular-nums lining-nums}
.fb-center{text-align:center}
.fb-table{container-type:inline-size;overflow-x:auto}
:where(td,th,.fb-notes) a{overflow-wrap:anywhere}
:where(tbody th[scope=rowgroup]){font-weight:600}
.fb-scroll{overflow-x:auto;overscroll-behavior-x:contain;background:linear-gradient(to right,#fff 30%,#fff0) left/2rem 100% local,linear-gradient(to left,#fff 30%,#fff0) right/2rem 100% local,linear-gradient(to right,#0003,#0000) left/.6rem 100% scroll,linear-gradient(to left,#0003,#0000) right/.6rem 100% scroll;background-repeat:no-repeat}
.fb-scroll>table>caption{max-inline-size:calc(100vw - 2rem)}
.fb-chart svg{display:block;max-inline-size:100%;block-size:auto}
.fb-chart{padding-block-end:.25rem}
.figure{min-inline-size:0}
.figure>img{max-inline-size:100%;block-size:auto;vertical-align:top}
details{margin-block-start:.5rem;font-size:.875rem}
summary{cursor:pointer;color:var(--fb-link);inline-size:fit-content;min-block-size:1.5rem;font-weight:600}
details>.fb-table,details>.fb-scroll{margin-block-start:.25rem;max-inline-size:var(--fb-measure)}
.key-figures{list-style-type:"";display:grid;grid-template-columns:repeat(auto-fit,minmax(min(8rem,100%),1fr));row-gap:0}
.fb-figures-11{grid-template-columns:repeat(auto-fit,minmax(min(11rem,100%),1fr))}
.fb-figures-15{grid-template-columns:repeat(auto-fit,minmax(min(15rem,100%),1fr))}
.key-figure{display:grid;grid-template-columns:minmax(0,1fr);grid-template-rows:subgrid;grid-row:span 3;row-gap:0;margin-block-end:.75rem}
:where(.callout,.column,blockquote,details,.list>li)>:last-child{margin-block-end:0}
.columns{display:grid;grid-template-columns:minmax(0,1fr)}
.contents ol{list-style:none}
.contents a{display:inline-block;padding-block:.2rem}
.fb-notes ol{list-style:none}
.note{display:flex;gap:.35rem}
.note>a{flex:none;min-inline-size:1.75rem;min-block-size:1.5rem;font-weight:600}
.note>div{min-inline-size:0}
@media screen and (min-width:48rem){.columns{grid-template-columns:var(--fb-columns)}}
@media screen and (min-width:72rem){
.fb-beside{--fb-page:71rem}
.fb-beside>main{display:grid;grid-template-columns:14rem minmax(0,54rem);column-gap:3rem;align-content:start}
.fb-beside>main>*{grid-column:2;min-inline-size:0}
.fb-beside>main>.contents:not(.fb-captions){grid-column:1;grid-row:1/span 999;position:sticky;inset-block-start:1.5rem;align-self:start;max-block-size:calc(100vh - 3rem);overflow-y:auto;font-size:.875rem;margin:0}
}
@media (forced-colors:active){
.fb-chart svg{background:#fff;forced-color-adjust:none}
.key-figure,.callout{border-inline-start-color:CanvasText}
}`.trim();

/** Container width in rem below which a table of so many columns turns its rows into cards. */
export const cardWidths = [
  ["fb-cards-3", 21],
  ["fb-cards-4", 30],
  ["fb-cards-5", 36],
  ["fb-cards-6", 40],
  ["fb-cards-8", 48],
] as const;

/** Returns the rules that turn the rows of narrow tables into cards. */
export function cardRules(): string {
  return cardWidths
    .map(([name, width]) => {
      const t = `.${name}`;
      return `@media screen{@container (max-width:${width}rem){
${t} :is(table,caption,tbody,tfoot,tr,th,td){display:block}
${t} :is(colgroup){display:none}
${t} thead{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%)}
${t} tr{padding-block:.5rem;border-block-start:1px solid var(--fb-rule)}
${t} :is(tbody,tfoot) :is(th,td){border:0;padding:.15rem 0;text-align:start}
${t} :is(tbody,tfoot) th{font-weight:600}
${t} td:not(.fb-whole){display:flow-root;padding-inline-start:8.5rem}
${t} td:not(.fb-whole)::before{content:var(--fb-name,"");float:inline-start;margin-inline-start:-8.5rem;inline-size:8rem;font-weight:400;color:var(--fb-muted)}
${t} td:first-child.fb-whole{font-weight:600}
${t} td:empty{display:none}
}}`;
    })
    .join("\n");
}

/** Returns the counter style of a language's digits; of European ones none. */
export function digitRules(digits: string): string {
  if (digits === europeanDigits) return "";
  const symbols = [...digits].map(cssString).join(" ");
  return `@counter-style fb-digits{system:numeric;symbols:${symbols};suffix:". "}
:where(ol.list){list-style-type:fb-digits}`;
}

const europeanDigits = "0123456789";

/** Returns the rules for paper: the theme's page, in the theme's points and the language's digits. */
export function printRules(theme: Theme, units: Units, digits: string): string {
  const { width, height, marginTop, marginBottom, marginStart, marginEnd } = theme.page;
  const inline = round((marginStart + marginEnd) / 2);
  const style = { ...styleOf(theme, "page-foot"), textAlign: "center" } as const;
  const foot = textDeclarations(style, paperUnits).join(";");
  const sideways = Object.values(theme.styles).some(({ page }) => page === "landscape")
    ? `@page landscape{size:${round(height)}pt ${round(width)}pt}\n`
    : "";
  const numerals = digits === europeanDigits ? "" : ",fb-digits";
  return `${sideways}@page{size:${round(width)}pt ${round(height)}pt;margin:${round(marginTop)}pt ${inline}pt ${round(marginBottom)}pt;@bottom-center{content:counter(page${numerals}) " / " counter(pages${numerals});${foot}}}
@media print{
html{font-size:${round(16 / units.scale)}pt}
:root{--fb-measure:100%;--fb-page:none}
body{padding:0}
.fb-beside{--fb-page:none}
.fb-skip,details{display:none}
.columns{grid-template-columns:var(--fb-columns)}
.fb-table,.fb-scroll{overflow:visible;background:none}
.fb-chart svg{min-inline-size:0}
.figure,.key-figures,tr,.note{break-inside:avoid}
caption,figcaption,h1,h2,h3,h4{break-after:avoid}
p,li{orphans:2;widows:2}
thead{display:table-header-group}
tfoot{display:table-row-group}
a{color:inherit;text-decoration:none}
.fb-url::after{content:" (\\2066 " attr(href) "\\2069 )";overflow-wrap:anywhere}
table .fb-url::after{content:none}
:is(tbody,tfoot)>tr:first-child{break-before:avoid}
}`;
}
