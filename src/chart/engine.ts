import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { compileFunction } from "node:vm";

/** An item of Vega's scenegraph, as far as it is read here. */
export interface Item {
  readonly text?: unknown;
  readonly tooltip?: unknown;
  readonly font?: string;
  readonly fontSize?: number;
  readonly fontWeight?: string | number;
  readonly limit?: number;
  readonly stroke?: unknown;
  readonly x?: number;
  readonly width?: number;
  readonly height?: number;
  readonly opacity?: number;
  /** What draws it, of a mark that is a shape. */
  readonly shape?: unknown;
  /** The row that it draws. */
  readonly datum?: unknown;
  /** What a group holds. */
  readonly items?: readonly Mark[];
  /** The box around the item, in its group. */
  readonly bounds?: Readonly<Record<"x1" | "y1" | "x2" | "y2", number>>;
}

/** A mark of Vega's scenegraph: items of one type. */
export interface Mark {
  readonly marktype: string;
  readonly name?: string;
  /** `mark` for what the spec draws; axes and legends have others. */
  readonly role?: string;
  readonly clip?: boolean | ((context: unknown) => void);
  readonly group?: Item;
  readonly items: readonly Item[];
}

/** What Vega does with marks of one type. */
interface MarkType {
  /** Draws the items of a mark; children of a group are handed to `this.draw`. */
  readonly draw: (this: unknown, context: unknown, mark: Mark, bounds: null) => void;
  /** Finds the box around an item. */
  bound: (bounds: unknown, item: Item, options: unknown) => unknown;
}

export interface VegaLogger {
  level(value?: number): number | VegaLogger;
  error(...message: unknown[]): VegaLogger;
  warn(...message: unknown[]): VegaLogger;
  info(...message: unknown[]): VegaLogger;
  debug(...message: unknown[]): VegaLogger;
}

type Padding = Readonly<Record<"left" | "right" | "top" | "bottom", number>>;

/** A running chart. Names that begin with `_` are not public; the version is pinned, and tests run them. */
export interface VegaView {
  runAsync(): Promise<VegaView>;
  scenegraph(): { readonly root: Mark };
  padding(): Padding;
  padding(value: Padding): VegaView;
  width(): number;
  /** Sets the width of all, of which the plot takes what it may. */
  width(value: number): VegaView;
  /** Has sizes worked out again in the next run. */
  resize(): VegaView;
  autosize(): { readonly type?: string; readonly contains?: string } | undefined;
  signal(name: string, value: unknown): VegaView;
  /** Throws where there is none of that name. */
  scale(name: string): {
    readonly domain: () => readonly unknown[];
    readonly range: () => readonly unknown[];
  };
  locale(value: unknown): VegaView;
  finalize(): void;
  readonly _viewWidth: number;
  readonly _viewHeight: number;
  readonly _origin: readonly [number, number];
}

/** A projection that can be fitted to a frame; its other settings go by the names of Vega. */
interface VegaProjection {
  fitExtent(frame: readonly (readonly [number, number])[], shape: object): unknown;
  scale(): number;
  translate(): readonly [number, number];
}

export interface Vega {
  /** Throws where a text is no expression. */
  readonly parseExpression: (text: string) => unknown;
  readonly View: new (runtime: unknown, options: object) => VegaView;
  readonly Marks: Readonly<Record<string, MarkType>>;
  readonly textMetrics: { width: (item: Item, text: unknown) => number };
  read(data: unknown, format: object): readonly object[];
  parse(spec: unknown, config: null, options: { readonly ast: true }): unknown;
  sceneVisit(mark: Mark, visit: (item: Item) => void): void;
  /** Returns what makes projections of a type (d3-geo). */
  projection(type: string): () => VegaProjection;
  setRandom(random: () => number): void;
  randomLCG(seed: number): () => number;
  locale(
    number: object,
    time: object,
  ): {
    readonly format: (format: string) => (value: number) => string;
    readonly formatSpan: (
      start: number,
      stop: number,
      count: number,
      format: unknown,
    ) => (value: number) => string;
    readonly timeFormat: (format: unknown) => (date: Date) => string;
    readonly utcFormat: (format: unknown) => (date: Date) => string;
  };
}

export interface Engine {
  readonly vega: Vega;
  readonly compile: (
    spec: unknown,
    options: { readonly config: object; readonly logger: VegaLogger },
  ) => { readonly spec: unknown };
  readonly expressionInterpreter: unknown;
}

let engine: Promise<Engine> | undefined;

/** Loads Vega, Vega-Lite and the interpreter once, on first use. */
export function loadEngine(): Promise<Engine> {
  engine ??= load();
  return engine;
}

async function load(): Promise<Engine> {
  // Started first: it is read while the bundles are compiled.
  const interpreter = import("vega-interpreter");
  const require = createRequire(import.meta.url);
  // The bundles are one file where the modules are two hundred, a fifth of the time to load; made for
  // browsers, they have no file access and do not look for a canvas package.
  const vega = loadBundle(join(dirname(require.resolve("vega")), "vega.min.js"), {});
  const lite = loadBundle(join(dirname(require.resolve("vega-lite")), "vega-lite.min.js"), {
    vega,
  });
  // The bundles have no types; what is used of them is described above.
  return {
    vega: vega as Vega,
    compile: (lite as Pick<Engine, "compile">).compile,
    expressionInterpreter: (await interpreter).expressionInterpreter,
  };
}

// Runs a UMD file of a dependency as CommonJS; its package calls every file an ES module.
function loadBundle(file: string, dependencies: Readonly<Record<string, unknown>>): unknown {
  const module = { exports: {} };
  const run: (...values: unknown[]) => void = compileFunction(
    readFileSync(file, "utf8"),
    ["module", "exports", "require"],
    { filename: file },
  ) as () => void; // compileFunction is typed as Function alone
  run(module, module.exports, (name: string) => dependencies[name]);
  return module.exports;
}
