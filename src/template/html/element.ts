import type { Place } from "../../diagnostic.ts";
import type { Fragment } from "../fragment.ts";

/** What rendered HTML is made of: elements, text, and nodes that helpers have handed over. */
export type Piece = Element | TextPiece | FragmentPiece;

export interface Element {
  readonly type: "element";
  readonly name: string;
  readonly attributes: readonly Attribute[];
  readonly place: Place;
  readonly children: readonly Piece[];
}

export interface Attribute {
  readonly name: string;
  readonly value: string;
  readonly place: Place;
}

interface TextPiece {
  readonly type: "text";
  readonly value: string;
  readonly place: Place;
}

export interface FragmentPiece {
  readonly type: "fragment";
  readonly fragment: Fragment;
  readonly place: Place;
}

/** Tells whether a piece is nothing but white space. */
export function isBlank(piece: Piece): boolean {
  return piece.type === "text" && /^[ \t\n\r\f]*$/.test(piece.value);
}

/** Returns the value of an attribute, if the element has it. */
export function attributeOf(element: Element, name: string): Attribute | undefined {
  return element.attributes.find((attribute) => attribute.name === name);
}
