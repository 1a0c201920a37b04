import type { Language } from "../language/index.ts";
import { inlineStyleOf, type Style, type StyleName, styleOf, type Theme } from "../theme/index.ts";
import { controlRules } from "./control-rules.ts";
import {
  boxDeclarations,
  round,
  safeColor,
  textDeclarations,
  type Units,
  unitsOf,
} from "./declarations.ts";
import { lines } from "./element.ts";
import { cssName, cssString } from "./escape.ts";
import { cardRules, digitRules, pageRules, printRules } from "./page-rules.ts";
import { panelRules } from "./panel-rules.ts";
import type { Use } from "./writer.ts";

/** A face as HTML embeds it. */
export interface WebFont {
  readonly family: string;
  readonly weight: number;
  /** WOFF2. */
  readonly data: Uint8Array;
}

// The elements that each default style is for. They have no weight against a class (`:where`), so that
// a class of a template wins over them as it does in the PDF.
const selectors: readonly (readonly [StyleName, string])[] = [
  ["document", "body"],
  ["section", "section"],
  ["heading-1", "h1"],
  ["heading-2", "h2"],
  ["heading-3", "h3"],
  ["heading-4", "h4"],
  ["paragraph", "p"],
  ["list", ".list"],
  ["list-item", ".list>li"],
  ["table", "table"],
  ["table-head", "thead>tr>*"],
  ["table-cell", "tbody>tr>*"],
  ["table-foot", "tfoot>tr>*"],
  ["caption", "caption,.figure>figcaption"],
  ["figure", ".figure"],
  ["figure-source", ".figure-source"],
  ["key-figures", ".key-figures"],
  ["key-figure", ".key-figure"],
  ["key-figure-value", ".key-figure-value"],
  ["key-figure-label", ".key-figure-label"],
  ["key-figure-note", ".key-figure-note"],
  ["callout", ".callout"],
  ["quotation", ".quotation"],
  ["attribution", ".attribution"],
  ["columns", ".columns"],
  ["column", ".column"],
  ["contents", ".contents"],
  ["contents-entry-1", ".contents-entry-1"],
  ["contents-entry-2", ".contents-entry-2"],
  ["contents-entry-3", ".contents-entry-3"],
  ["note", ".note"],
  ["note-reference", ".note-reference"],
  ["citation", ".citation"],
  ["link", "a"],
  ["strong", "strong"],
  ["emphasis", "em"],
  ["figure-value", ".figure-value"],
  ["span", "span,time"],
  ["page-head", ".page-head"],
  ["page-foot", ".page-foot"],
];

const inlineStyles: ReadonlySet<StyleName> = new Set<StyleName>([
  "note-reference",
  "citation",
  "link",
  "strong",
  "emphasis",
  "figure-value",
  "span",
]);

/** What one page needs of its style sheet. */
interface Needs {
  readonly styles: ReadonlySet<string>;
  readonly rules: readonly string[];
  readonly uses: ReadonlySet<Use>;
  readonly language: Pick<Language, "digits">;
}

/** Makes the style sheet of a page from its theme: no classes but those it has. */
export function makeStylesheet(
  theme: Theme,
  faces: readonly string[],
  { styles, rules, uses, language }: Needs,
): string {
  const units = unitsOf(theme);
  return lines([
    ...faces,
    tokenRules(theme, units),
    pageRules,
    digitRules(language.digits),
    ...selectors.map(([name, selector]) => defaultRule(theme, name, selector, units)),
    ...Object.keys(theme.declared)
      .filter((name) => styles.has(name))
      .map((name) => classRule(theme, name, units)),
    cardRules(),
    ...rules,
    printRules(theme, units, language.digits),
    uses.has("script") ? controlRules() : "",
    uses.has("panel") ? panelRules : "",
  ]);
}

const encoded = new WeakMap<Uint8Array, string>();

// The files of a project are in all its pages.
function base64Of(data: Uint8Array): string {
  const known = encoded.get(data) ?? Buffer.from(data).toString("base64");
  encoded.set(data, known);
  return known;
}

/** Returns the rules of faces, which are embedded unless they have an address, which must be safe in CSS. */
export function fontFaces(
  fonts: readonly WebFont[],
  urlOf: (font: WebFont) => string = ({ data }) => `data:font/woff2;base64,${base64Of(data)}`,
): readonly string[] {
  return fonts.map((font) => {
    const [family, weight] = [cssString(font.family), round(font.weight)];
    return `@font-face{font-family:${family};font-weight:${weight};font-display:swap;src:url(${urlOf(font)}) format("woff2")}`;
  });
}

function tokenRules(theme: Theme, units: Units): string {
  const root = styleOf(theme, "document");
  const tokens = Object.entries(theme.colors).flatMap(([name, color]) =>
    cssName(name) === undefined ? [] : `--color-${name}:${safeColor(color)}`,
  );
  const link = inlineStyleOf(theme, "link").color ?? root.color;
  const own = [
    `--fb-text:${units.color(root.color)}`,
    `--fb-rule:${units.color(root.ruleColor)}`,
    `--fb-link:${units.color(link)}`,
    `--fb-muted:${units.color(inlineStyleOf(theme, "figure-source").color ?? root.color)}`,
  ];
  // Whoever asks for more contrast gets text and rules in the colour of the text.
  const plain = ["muted", "hairline"].filter((name) => theme.colors[name] !== undefined);
  const contrast = [...plain.map((name) => `--color-${name}`), "--fb-rule"].map(
    (name) => `${name}:${safeColor(root.color)}`,
  );
  return `:root{${[...tokens, ...own].join(";")}}
@media (prefers-contrast:more){:root{${contrast.join(";")}}}`;
}

// What a block says of its text is what its default style declares; all else comes from around it, as in
// the PDF. What it says of its box is complete.
function defaultRule(theme: Theme, name: StyleName, selector: string, units: Units): string {
  const declared = inlineStyleOf(theme, name);
  const box = inlineStyles.has(name) ? [] : boxDeclarations(given(styleOf(theme, name)), units);
  const declarations = [...textDeclarations(declared, units), ...box];
  return declarations.length === 0 ? "" : `:where(${selector}){${declarations.join(";")}}`;
}

// Of a complete style, what differs from the page's reset.
function given(style: Style): Partial<Style> {
  return Object.fromEntries(Object.entries(style).filter(([, value]) => value !== 0));
}

function classRule(theme: Theme, name: string, units: Units): string {
  const style = theme.declared[name];
  if (style === undefined || cssName(name) === undefined) return "";
  const declarations = [...textDeclarations(style, units), ...boxDeclarations(style, units)];
  return declarations.length === 0 ? "" : `.${name}{${declarations.join(";")}}`;
}
