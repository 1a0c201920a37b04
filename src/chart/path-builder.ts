/** A transformation of the plane: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** Returns the matrix that applies `inner`, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ];
}

export function transformPoint(
  [a, b, c, d, e, f]: Matrix,
  x: number,
  y: number,
): readonly [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** Rounds to 2 decimals; never writes -0. */
export function round(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}

type Point = readonly [number, number];

/** Path data in scene space, and where it leaves the pen, before the transformation. */
export interface Path {
  readonly data: string;
  readonly pen: Point | undefined;
  readonly start: Point | undefined;
}

/** Collects path data in scene space: absolute M, L, C and Z alone, whatever it is drawn with. */
export class PathBuilder {
  #data = "";
  // Where the pen stands and where the open contour began, before the transformation.
  #pen: Point | undefined;
  #start: Point | undefined;

  get data(): string {
    return this.#data;
  }

  get path(): Path {
    return { data: this.#data, pen: this.#pen, start: this.#start };
  }

  /** Goes on with contours of their own, collected elsewhere under the same transformation. */
  append({ data, pen, start }: Path): void {
    this.#data += data;
    this.#pen = pen;
    this.#start = start;
  }

  clear(): void {
    this.#data = "";
    this.#pen = undefined;
    this.#start = undefined;
  }

  moveTo(matrix: Matrix, x: number, y: number): void {
    this.#data += `M${pointText(matrix, x, y)}`;
    this.#pen = [x, y];
    this.#start = this.#pen;
  }

  lineTo(matrix: Matrix, x: number, y: number): void {
    if (this.#pen === undefined) this.moveTo(matrix, x, y);
    else {
      this.#data += `L${pointText(matrix, x, y)}`;
      this.#pen = [x, y];
    }
  }

  curveTo(matrix: Matrix, ...points: readonly [Point, Point, Point]): void {
    if (this.#pen === undefined) this.moveTo(matrix, ...points[0]);
    this.#data += `C${points.map(([x, y]) => pointText(matrix, x, y)).join(" ")}`;
    this.#pen = points[2];
  }

  // A quadratic curve raised to a cubic one.
  quadraticTo(matrix: Matrix, [cx, cy]: Point, [x, y]: Point): void {
    const [px, py] = this.#pen ?? [cx, cy];
    const toward = (from: number, control: number): number => from + (2 / 3) * (control - from);
    const controls: readonly [Point, Point] = [
      [toward(px, cx), toward(py, cy)],
      [toward(x, cx), toward(y, cy)],
    ];
    this.curveTo(matrix, ...controls, [x, y]);
  }

  rect(matrix: Matrix, x: number, y: number, width: number, height: number): void {
    this.moveTo(matrix, x, y);
    this.lineTo(matrix, x + width, y);
    this.lineTo(matrix, x + width, y + height);
    this.lineTo(matrix, x, y + height);
    this.close();
  }

  /** An arc of a circle about `centre`, as cubic curves of a quarter turn at most. */
  arc(
    matrix: Matrix,
    [x, y]: Point,
    radius: number,
    angles: readonly [number, number, boolean],
  ): void {
    const [from, sweep] = sweepOf(...angles);
    const at = (angle: number): Point => [
      x + radius * Math.cos(angle),
      y + radius * Math.sin(angle),
    ];
    this.lineTo(matrix, ...at(from));
    const steps = Math.ceil(Math.abs(sweep) / (Math.PI / 2) - 1e-9);
    const step = sweep / steps;
    // Keeps the middle of each curve on the circle.
    const reach = (4 / 3) * Math.tan(step / 4) * radius;
    for (let index = 0; index < steps; index++) {
      const [a, b] = [from + index * step, from + (index + 1) * step];
      const [[ax, ay], [bx, by]] = [at(a), at(b)];
      this.curveTo(
        matrix,
        [ax - reach * Math.sin(a), ay + reach * Math.cos(a)],
        [bx + reach * Math.sin(b), by - reach * Math.cos(b)],
        [bx, by],
      );
    }
  }

  close(): void {
    if (this.#pen === undefined) return;
    this.#data += "Z";
    this.#pen = this.#start;
  }
}

function pointText([a, b, c, d, e, f]: Matrix, x: number, y: number): string {
  return `${round(a * x + c * y + e)} ${round(b * x + d * y + f)}`;
}

// HTML canvas: a sweep of a whole turn or more is a full circle; else angles go the way round they are told.
function sweepOf(from: number, to: number, counterclockwise: boolean): readonly [number, number] {
  const turn = 2 * Math.PI;
  const sweep = counterclockwise ? from - to : to - from;
  const length = sweep >= turn - 1e-9 ? turn : ((sweep % turn) + turn) % turn;
  return [from, counterclockwise ? -length : length];
}
