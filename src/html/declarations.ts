import type { Style, Theme } from "../theme/index.ts";
import { cssName, cssString } from "./escape.ts";

/** Turns the theme's points and colours into CSS. */
export interface Units {
  /** A length; on the screen in rem, so that it grows with the size of text that the reader sets. */
  readonly length: (points: number) => string;
  /** The size of type, no smaller than can be read. */
  readonly size: (points: number) => string;
  /** The pixels of a point on the screen. */
  readonly scale: number;
  readonly color: (color: string) => string;
  /** A family, then what stands in for it where it lacks a character. */
  readonly family: (family: string) => string;
}

// WCAG asks for no least size, readers do: 16 CSS pixels for running text.
const bodySize = 16;
const leastSize = 12.5;

/** Returns the units of a theme: its body text becomes 16 pixels at least. */
export function unitsOf(theme: Theme): Units {
  const body = theme.styles["document"]?.fontSize ?? 12;
  const scale = Math.max(4 / 3, bodySize / (body > 0 ? body : 12));
  const tokens = new Map(
    Object.entries(theme.colors).flatMap(([name, color]) =>
      cssName(name) === undefined ? [] : [[color, `var(--color-${name})`] as const],
    ),
  );
  const families = [...new Set(theme.fonts.map((font) => font.family))];
  return {
    scale,
    family: (name) => familyList([name, ...families.filter((other) => other !== name)]),
    length: (points) => `${round((points * scale) / 16)}rem`,
    size: (points) => sizeOf(points * scale),
    color: (color) => tokens.get(color) ?? safeColor(color),
  };
}

/** Returns a colour if it is one, or what the text around has: nothing else comes into the CSS. */
export function safeColor(color: string): string {
  return /^#[0-9a-f]{3,8}$/i.test(color) ? color.toLowerCase() : "currentcolor";
}

/** Rounds to what a style sheet needs, never to an exponent or a word. */
export function round(value: number): number {
  return Number.isFinite(value) ? Math.round(value * 1000) / 1000 : 0;
}

/** Returns the declarations of what a style says of text. */
export function textDeclarations(style: Partial<Style>, units: Units): readonly string[] {
  const { fontFamily, fontSize, fontWeight, lineHeight, color, textAlign, rise } = style;
  const declarations: string[] = [];
  if (fontFamily !== undefined) declarations.push(`font-family:${units.family(fontFamily)}`);
  if (fontSize !== undefined) declarations.push(`font-size:${units.size(fontSize)}`);
  if (fontWeight !== undefined) declarations.push(`font-weight:${round(fontWeight)}`);
  if (lineHeight !== undefined)
    declarations.push(
      `line-height:${fontSize === undefined ? units.length(lineHeight) : round(lineHeight / fontSize)}`,
    );
  if (color !== undefined) declarations.push(`color:${units.color(color)}`);
  if (textAlign !== undefined) declarations.push(`text-align:${textAlign}`);
  if (rise !== undefined && rise !== 0)
    declarations.push(`vertical-align:${units.length(rise)}`, "line-height:0");
  return declarations;
}

// Large type gives way on narrow screens; small type stays legible.
function sizeOf(wanted: number): string {
  const pixels = Math.max(leastSize, wanted);
  const size = `${round(pixels / 16)}rem`;
  return pixels > 24 ? `clamp(1.4rem,.9rem + 3.2vw,${size})` : size;
}

/** The units of the margins of paper, where nothing but points and plain colours is known. */
export const paperUnits: Units = {
  length: (points) => `${round(points)}pt`,
  size: (points) => `${round(points)}pt`,
  scale: 4 / 3,
  color: safeColor,
  family: (name) => familyList([name]),
};

function familyList(names: readonly string[]): string {
  return [...names.map(cssString), "system-ui", "sans-serif"].join();
}

/** Returns the declarations of what a style says of a box; `style` may be complete or hold a few. */
export function boxDeclarations(style: Partial<Style>, units: Units): readonly string[] {
  const lengths = [
    ["margin-block-start", style.spaceBefore],
    ["margin-block-end", style.spaceAfter],
    ["margin-inline-start", style.indentStart],
    ["margin-inline-end", style.indentEnd],
    ["padding-block", style.paddingBlock],
    ["padding-inline", style.paddingInline],
    ["gap", style.gap],
  ] as const;
  const rules = [
    ["border-block-start", style.ruleBefore],
    ["border-block-end", style.ruleAfter],
    ["border-inline-start", style.ruleStart],
  ] as const;
  const color = style.ruleColor === undefined ? "var(--fb-rule)" : units.color(style.ruleColor);
  return [
    ...lengths.flatMap(([name, value]) =>
      value === undefined ? [] : `${name}:${units.length(value)}`,
    ),
    ...rules.flatMap(([name, value]) =>
      value === undefined ? [] : `${name}:${ruleWidth(value, units)} solid ${color}`,
    ),
    ...(style.background == null ? [] : [`background:${units.color(style.background)}`]),
    ...(style.keepWithNext === true ? ["break-after:avoid"] : []),
    ...(style.keepTogether === true ? ["break-inside:avoid"] : []),
    ...(style.breakBefore === "page" ? ["break-before:page"] : []),
    ...(style.page === "landscape" ? ["page:landscape"] : []),
  ];
}

// A hairline is one pixel on a screen, however thin it prints.
function ruleWidth(points: number, units: Units): string {
  return points > 0 ? `${Math.max(1, Math.round(points * units.scale))}px` : "0";
}
