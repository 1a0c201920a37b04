import type { SceneItem as ScenePart, SceneText } from "../chart/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { FrameItem, Page, PagedDocument, RectItem, TextItem } from "../layout/index.ts";
import { blend, type ColorAt, contrastOf, neededContrast, type Theme } from "../theme/index.ts";

/** Pages that tell, once they were drawn, which colours on them stand too close to what is behind them. */
export interface ContrastWatch {
  readonly paged: PagedDocument;
  readonly findings: () => readonly Diagnostic[];
}

interface Pair {
  readonly color: string;
  readonly ground: string;
  readonly needed: number;
  readonly of: "text" | "mark";
}

const paper = "#ffffff";

/**
 * Watches the pages of a document as they are drawn: every text on what lies behind it (WCAG 2.2, 1.4.3), and every mark
 * of a chart in a colour of categories or of the unknown on its ground (1.4.11). A finding stands where the theme says the
 * colour.
 */
export function watchContrast(
  paged: PagedDocument,
  { theme, colorAt }: { readonly theme: Theme; readonly colorAt: ColorAt },
): ContrastWatch {
  const pairs = new Map<string, Pair>();
  const note = (pair: Pair): void => {
    const key = `${pair.of} ${pair.color} ${pair.ground}`;
    const known = pairs.get(key);
    if (known === undefined || known.needed < pair.needed) pairs.set(key, pair);
  };
  const seen = new Set<Page>();
  const pages = paged.pages.map((page) => ({
    width: page.width,
    height: page.height,
    label: page.label,
    get items() {
      const { items } = page;
      if (!seen.has(page)) lookAt(items, theme, note);
      seen.add(page);
      return items;
    },
  }));
  return {
    paged: { ...paged, pages },
    findings: () => [...pairs.values()].flatMap((pair) => findingOf(pair, colorAt)),
  };
}

function lookAt(items: readonly FrameItem[], theme: Theme, note: (pair: Pair) => void): void {
  const grounds: RectItem[] = [];
  const groundAt = (x: number, y: number): string =>
    grounds.findLast((rect) => isInside(rect, x, y))?.fill ?? paper;
  for (const item of items) {
    if (item.type === "rect" && isGround(item)) grounds.push(item);
    else if (item.type === "text" && !isOrnament(item)) {
      const { size, face, advance } = item.run;
      const ground = groundAt(item.x + Math.min(advance, size) / 2, item.y - size / 3);
      const needed = neededContrast({ size, weight: face.weight });
      note({ color: item.color, ground, needed, of: "text" });
    } else if (item.type === "scene") {
      const ground =
        theme.chart.background ?? groundAt(item.x + item.width / 2, item.y + item.height / 2);
      lookAtScene(item.scene.items, { ground, theme, note });
    }
  }
}

// The dots that lead to a page number.
function isOrnament({ source }: TextItem): boolean {
  return source.type === "artifact" && source.kind === "rule";
}

// A rule is a rectangle too, and has no text on it.
function isGround({ source, height, width }: RectItem): boolean {
  return source.type === "artifact" && source.kind === "background" && height > 4 && width > 4;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function isInside({ x, y, width, height }: Box, atX: number, atY: number): boolean {
  return x <= atX && atX <= x + width && y <= atY && atY <= y + height;
}

interface Around {
  readonly ground: string;
  readonly theme: Theme;
  readonly note: (pair: Pair) => void;
}

function lookAtScene(items: readonly ScenePart[], { ground, theme, note }: Around): void {
  const marked = new Set([...theme.chart.category, theme.chart.unknown]);
  const bars: (Box & { readonly fill: string })[] = [];
  const walk = (item: ScenePart): void => {
    if (item.type === "group") for (const inner of item.items) walk(inner);
    else if (item.type === "text") note(pairOf(item, bars, ground));
    else if (item.fill !== undefined) {
      const fill = blend(item.fill, item.fillOpacity ?? 1, ground);
      const box = rectangleOf(item.path);
      if (box !== undefined) bars.push({ ...box, fill });
      const isOutlined = item.stroke !== undefined && contrastOf(item.stroke, ground) >= 3;
      if (marked.has(fill) && !isOutlined) note({ color: fill, ground, needed: 3, of: "mark" });
    }
  };
  for (const item of items) walk(item);
}

function pairOf(
  { x, y, anchor, size, weight, fill, fillOpacity = 1 }: SceneText,
  bars: readonly (Box & { readonly fill: string })[],
  ground: string,
): Pair {
  const middle = x + { left: size / 2, middle: 0, right: -size / 2 }[anchor];
  const behind = bars.findLast((bar) => isInside(bar, middle, y - size / 3))?.fill ?? ground;
  // A scene is drawn at three quarters of a point a pixel, or smaller.
  const needed = neededContrast({ size: size * 0.75, weight });
  return { color: blend(fill, fillOpacity, behind), ground: behind, needed, of: "text" };
}

// Four corners with sides along the axes: a bar, a cell, a strip.
function rectangleOf(path: string): Box | undefined {
  // Nearly all that is drawn are outlines of places: a few numbers say that it is none.
  if (!/^M[^ML]*(?:L[^ML]*){3,4}Z?$/.test(path) || /[^MLZ\d\s.,-]/.test(path)) return undefined;
  const numbers = (path.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
  const xs = numbers.filter((_, index) => index % 2 === 0);
  const ys = numbers.filter((_, index) => index % 2 === 1);
  if (xs.length < 4 || xs.length > 5 || new Set(xs).size !== 2 || new Set(ys).size !== 2)
    return undefined;
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

function findingOf({ color, ground, needed, of }: Pair, colorAt: ColorAt): readonly Diagnostic[] {
  const contrast = contrastOf(color, ground);
  if (contrast >= needed) return [];
  const at = colorAt(color) ?? colorAt(ground);
  const shown = (value: number): string => (Math.floor(value * 100) / 100).toFixed(2);
  const what = of === "text" ? "text" : "a mark of charts";
  return [
    {
      severity: "warning",
      code: "theme/low-contrast",
      message: `${what} in ${color} on ${ground} has a contrast of ${shown(contrast)} to 1, and needs ${needed}`,
      hint: hintFor(color, ground, needed),
      ...at,
    },
  ];
}

// The nearest shade of the same colour that will do.
function hintFor(color: string, ground: string, needed: number): string {
  const end = contrastOf("#000000", ground) > contrastOf("#ffffff", ground) ? "#000000" : "#ffffff";
  for (let share = 5; share <= 100; share += 5) {
    const shade = blend(end, share / 100, color);
    if (contrastOf(shade, ground) >= needed) return `"${shade}" would do (WCAG 2.2)`;
  }
  return "choose another background";
}
