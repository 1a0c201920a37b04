import { didYouMean, type Place } from "../../diagnostic.ts";
import type { Block } from "../../document/index.ts";
import type { Finding, Findings } from "../finding.ts";
import type { Attribute, Element, Piece } from "./element.ts";

/** What the elements are read with. */
export interface Environment {
  readonly findings: Findings;
  /** What `class` may say. */
  readonly styles: ReadonlySet<string>;
  /** Tells whether the language has a message. */
  readonly hasMessage: (key: string) => boolean;
  /** Reads the blocks of an element; handed in, for elements and blocks hold each other. */
  readonly blocks: (
    pieces: readonly Piece[],
    where: string,
    environment: Environment,
    loose?: boolean,
  ) => Block[];
}

/** What any node may carry over from its element. */
export interface Common {
  readonly place: Place;
  readonly id?: string;
  readonly style?: string;
  readonly lang?: string;
}

/** Reports what is wrong with rendered HTML. */
export function report(
  environment: Environment,
  place: Place,
  message: string,
  hint: string,
  code: Finding["code"] = "template/html",
): void {
  environment.findings.report(place, { code, message, hint });
}

/**
 * Returns place, id, style and language of an element; whatever attribute is neither one of these nor in
 * `own` is a finding. `ignored` are words of `class` that are not styles.
 */
export function commonOf(
  element: Element,
  environment: Environment,
  own: readonly string[] = [],
  ignored: readonly string[] = [],
): Common {
  let common: Common = { place: element.place };
  for (const attribute of element.attributes) {
    const { name } = attribute;
    if (own.includes(name)) continue;
    if (name === "id") common = { ...common, ...idOf(attribute, environment) };
    else if (name === "class") common = { ...common, ...styleOf(attribute, environment, ignored) };
    else if (name === "lang") common = { ...common, ...langOf(attribute, environment) };
    else refuse(element, attribute, environment, ["id", "class", "lang", ...own]);
  }
  return common;
}

/** Reports every attribute of an element that keeps none of the general ones. */
export function refuseAttributes(
  element: Element,
  environment: Environment,
  own: readonly string[] = [],
): void {
  for (const attribute of element.attributes)
    if (!own.includes(attribute.name)) refuse(element, attribute, environment, own);
}

function idOf({ value, place }: Attribute, environment: Environment): { readonly id?: string } {
  if (/^[^\s"'<>`=#]+$/.test(value)) return { id: value };
  report(environment, place, `"${value}" is no id`, "an id has no spaces, quotes or #");
  return {};
}

// BCP 47, as far as its form goes.
function langOf({ value, place }: Attribute, environment: Environment): { readonly lang?: string } {
  if (/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(value)) return { lang: value };
  report(environment, place, `"${value}" is no language`, 'write a tag such as lang="fa-AF"');
  return {};
}

function styleOf(
  { value, place }: Attribute,
  environment: Environment,
  ignored: readonly string[],
): { readonly style?: string } {
  const names = value.split(/\s+/).filter((name) => name !== "" && !ignored.includes(name));
  const [style] = names;
  if (style === undefined) return {};
  if (names.length > 1) {
    const hint = "name one style; in theme.yaml a style can be based on another";
    report(environment, place, `class="${value}" names ${names.length} styles`, hint);
    return {};
  }
  if (environment.styles.has(style)) return { style };
  const near = didYouMean(style, environment.styles);
  const hint = near ?? `define \`${style}\` under styles in theme.yaml`;
  report(environment, place, `unknown style "${style}"`, hint, "template/unknown-style");
  return {};
}

function refuse(
  element: Element,
  { name, place }: Attribute,
  environment: Environment,
  allowed: readonly string[],
): void {
  const message = `<${element.name}> has no attribute "${name}" here`;
  report(environment, place, message, hintFor(name, allowed));
}

function hintFor(name: string, allowed: readonly string[]): string {
  if (name === "style") return 'write class="…" and define that style in theme.yaml';
  if (/^on/.test(name)) return "take it out: a briefing runs no script";
  if (["align", "valign", "bgcolor", "color", "border", "cellpadding", "dir"].includes(name))
    return 'looks belong into theme.yaml: write class="…"; direction comes from the language';
  if (allowed.length === 0) return "take it out";
  return didYouMean(name, allowed) ?? `it may have ${allowed.join(", ")}`;
}
