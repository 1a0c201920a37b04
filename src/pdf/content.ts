import type { GlyphRun } from "../text/index.ts";
import { drawnGlyphs, type FontBook, type FontCodes } from "./font.ts";
import type { ImageBook } from "./image.ts";
import type { OpacityBook } from "./opacity.ts";
import { number } from "./syntax.ts";

/** The state of graphics that is saved and restored, as far as it was set. */
interface GraphicsState {
  fill?: string;
  stroke?: string;
  /** What the last operator on lines was given, by operator. */
  line?: Readonly<Record<string, string>>;
  opacity?: string;
  font?: FontCodes;
  size?: number;
}

/** Where text begins and which way it runs: the matrix of ISO 32000-1 9.4.2. */
export type TextMatrix = readonly [number, number, number, number, number, number];

/** Resources that all pages share. */
export interface Resources {
  readonly fonts: FontBook;
  readonly opacities: OpacityBook;
  readonly images: ImageBook;
}

/** The content of a page in the making: operators, without what the state already says. */
export class Content {
  readonly #resources: Resources;
  readonly #operators: string[] = [];
  readonly #saved: GraphicsState[] = [];
  #state: GraphicsState = {};
  #isText = false;
  // Where the text line began, for moves relative to it.
  #lineX = 0;
  #lineY = 0;

  constructor(resources: Resources) {
    this.#resources = resources;
  }

  /** Returns the operators as bytes. */
  toBytes(): Uint8Array {
    this.#endText();
    return Buffer.from(this.#operators.join("\n"), "latin1");
  }

  /** Writes operators that do not touch what is tracked here: paths and their painting. */
  write(operators: string): void {
    this.#endText();
    this.#operators.push(operators);
  }

  save(): void {
    this.write("q");
    this.#saved.push({ ...this.#state });
  }

  restore(): void {
    this.write("Q");
    this.#state = this.#saved.pop() ?? {};
  }

  /** Sets the colour of what is filled: `#rrggbb`, as DeviceRGB. */
  fill(color: string): void {
    if (this.#state.fill === color) return;
    this.#state.fill = color;
    this.#operators.push(`${components(color)} rg`);
  }

  stroke(color: string): void {
    if (this.#state.stroke === color) return;
    this.#state.stroke = color;
    this.#operators.push(`${components(color)} RG`);
  }

  /** Sets something about lines by its operator: `w`, `J`, `j`, `d`. */
  line(operator: string, operands: string): void {
    if (this.#state.line?.[operator] === operands) return;
    this.#state.line = { ...this.#state.line, [operator]: operands };
    this.#operators.push(`${operands} ${operator}`);
  }

  opacity(fill: number, stroke: number): void {
    const key = `${fill} ${stroke}`;
    if ((this.#state.opacity ?? "1 1") === key) return;
    this.#state.opacity = key;
    this.#operators.push(`/${this.#resources.opacities.nameOf(fill, stroke)} gs`);
  }

  /** Draws a run with its left end at a point of the page. */
  text(run: GlyphRun, x: number, y: number): void {
    const font = this.#beginText(run);
    const [left, base] = [hundredths(x), hundredths(y)];
    this.#operators.push(`${decimal(left - this.#lineX)} ${decimal(base - this.#lineY)} Td`);
    [this.#lineX, this.#lineY] = [left, base];
    this.#show(run, font);
  }

  /** Draws a run under a text matrix of its own. */
  textUnder(run: GlyphRun, matrix: TextMatrix): void {
    this.#endText();
    const font = this.#beginText(run);
    this.#operators.push(`${matrix.map(number).join(" ")} Tm`);
    this.#show(run, font);
    this.#endText();
  }

  #beginText(run: GlyphRun): FontCodes {
    if (!this.#isText) {
      this.#operators.push("BT");
      this.#isText = true;
      [this.#lineX, this.#lineY] = [0, 0];
    }
    const font = this.#resources.fonts.fontOf(run.face);
    if (this.#state.font !== font || this.#state.size !== run.size) {
      this.#operators.push(`/${font.name} ${number(run.size)} Tf`);
      this.#state.font = font;
      this.#state.size = run.size;
    }
    return font;
  }

  #endText(): void {
    if (this.#isText) this.#operators.push("ET");
    this.#isText = false;
  }

  #show(run: GlyphRun, font: FontCodes): void {
    const { shown } = this.#resources.fonts;
    let operators = shown.get(run);
    if (operators === undefined) {
      operators = showRun(run, font);
      shown.set(run, operators);
    }
    this.#operators.push(operators);
  }
}

// Characters in one string, well below what ISO 19005-2 6.1.13 allows.
const mostCodes = 30_000;

// Glyphs as strings with the pen's corrections between them, in thousandths of the size (9.4.3). What is
// lost by rounding is kept and made good by the next correction.
function showRun(run: GlyphRun, font: FontCodes): string {
  const unit = 1000 / run.size;
  const operators: string[] = [];
  // Pieces joined in the end: a string that grew would be kept as all the steps that it grew by.
  let items: string[] = [];
  let length = 0;
  let rise = 0;
  // Where the pen should be, less where the glyphs shown so far have taken it.
  let lag = 0;
  for (const glyph of drawnGlyphs(run)) {
    const correction = Math.round(lag + glyph.xOffset * unit);
    if (length > 0 && (correction !== 0 || glyph.yOffset !== rise || length > mostCodes)) {
      items.push(")");
      length = 0;
    }
    if (glyph.yOffset !== rise) {
      if (items.length > 0) operators.push(`[${items.join("")}]TJ`);
      items = [];
      rise = glyph.yOffset;
      operators.push(`${number(rise)} Ts`);
    }
    if (correction !== 0) items.push(number(-correction));
    const code = font.codeOf(glyph);
    const bytes = bytesOf(code);
    if (length === 0) items.push("(");
    items.push(bytes);
    length += bytes.length;
    lag += glyph.advance * unit - font.widthOf(code) - correction;
  }
  if (length > 0) items.push(")");
  if (items.length > 0) operators.push(`[${items.join("")}]TJ`);
  if (rise !== 0) operators.push("0 Ts");
  return operators.join("\n");
}

const knownCodes: string[] = [];

// A code as two bytes of a literal string (7.3.4.2): half of what hexadecimal digits take.
function bytesOf(code: number): string {
  knownCodes[code] ??= String.fromCharCode(code >> 8, code & 0xff)
    .replace(/[\\()]/g, "\\$&")
    .replaceAll("\r", "\\r");
  return knownCodes[code];
}

function hundredths(length: number): number {
  return Math.round(length * 100);
}

const knownDecimals = new Map<number, string>();

// A number of hundredths as a number; on a page there are not many different ones.
function decimal(hundredths: number): string {
  let known = knownDecimals.get(hundredths);
  if (known === undefined) {
    known = number(hundredths / 100);
    knownDecimals.set(hundredths, known);
  }
  return known;
}

const knownColors = new Map<string, string>();

function components(color: string): string {
  const known = knownColors.get(color);
  if (known !== undefined) return known;
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color);
  if (match === null) throw new Error(`not a colour of the form #rrggbb: "${color}"`);
  const parts = match.slice(1).map((part) => number(Number.parseInt(part, 16) / 255));
  knownColors.set(color, parts.join(" "));
  return parts.join(" ");
}
