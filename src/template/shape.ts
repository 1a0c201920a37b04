/**
 * What a value is, as far as it is known before anything is rendered. `any` is what nothing more can be
 * said of: where a finding was reported already, it keeps others from following.
 */
export type Shape = ScalarShape | RecordShape | ListShape;

export type ScalarKind =
  | "text"
  | "number"
  | "boolean"
  | "date"
  | "count"
  | "total"
  | "attribution"
  | "null"
  | "inline"
  | "block"
  | "any";

export interface ScalarShape {
  readonly kind: ScalarKind;
}

/** Something with named fields. `name` is how findings call it; `holds` says what its fields are. */
export interface RecordShape {
  readonly kind: "record";
  readonly name: string;
  readonly holds: "field" | "query";
  /** The query that its fields are the columns of. */
  readonly query?: string;
  /** Names that it would have if they were asked for: a misspelt one may mean them. */
  readonly others?: readonly string[];
  readonly fields: ReadonlyMap<string, Shape>;
}

export interface ListShape {
  readonly kind: "list";
  readonly name: string;
  readonly item: Shape;
}

export const any: ScalarShape = { kind: "any" };

/** Returns the shape of one value of a kind. */
export function scalar(kind: ScalarKind): ScalarShape {
  return { kind };
}

/** Returns the shape of a record with the given fields. */
export function record(
  name: string,
  fields: Readonly<Record<string, Shape | ScalarKind>>,
): RecordShape {
  return { kind: "record", name, holds: "field", fields: toFields(fields) };
}

/** Returns the shape of a list. */
export function list(name: string, item: Shape): ListShape {
  return { kind: "list", name: `the list ${name}`, item };
}

function toFields(fields: Readonly<Record<string, Shape | ScalarKind>>): Map<string, Shape> {
  return new Map(
    Object.entries(fields).map(([name, shape]) => [
      name,
      typeof shape === "string" ? scalar(shape) : shape,
    ]),
  );
}

/** Says in words what a shape is, with its article. */
export function describe(shape: Shape): string {
  switch (shape.kind) {
    case "record":
    case "list":
      return shape.name;
    case "inline":
      return "words with figures in them";
    case "block":
      return "a block of the page";
    case "null":
      return "nothing";
    case "any":
      return "a value";
    case "text":
      return "text";
    case "attribution":
      return "who is said to be responsible";
    default:
      return `a ${shape.kind}`;
  }
}
