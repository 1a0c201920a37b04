import type { EventColumn } from "./event-columns.ts";

/** A distinct row of some columns; null and "" are an empty cell. */
export interface DistinctCells {
  readonly cells: readonly (string | null)[];
  /** How many events have it. */
  readonly events: number;
}

/** What is asked of the rows of a table of events. */
export type EventCondition =
  | {
      readonly kind: "cells";
      readonly columns: readonly EventColumn[];
      /** As {@link DistinctCells} gave them. */
      readonly cells: readonly (string | null)[];
    }
  | { readonly kind: "empty"; readonly column: EventColumn }
  /** An id that `identifier` does not read. */
  | { readonly kind: "bad-id" }
  /** An id that an earlier row has. */
  | { readonly kind: "repeated-id" }
  /** Casualties that are stated together with killed or wounded: in each column a text that is none of these. */
  | {
      readonly kind: "stated-beside";
      readonly unknown: Readonly<Record<"killed" | "wounded" | "casualties", readonly string[]>>;
    };

/** A row of a table of events, where it can be told. */
export interface EventSpot {
  /** The id, without blanks around it. */
  readonly id: string;
  /** Of a text file the line, from 1. */
  readonly line?: number;
  /** The row, from 1, without the header. */
  readonly row?: number;
}

/** The rows that meet a condition: how many they are, and the first of them. */
export interface EventRows {
  readonly events: number;
  readonly spots: readonly EventSpot[];
}

/** A table of events whose rows an engine holds: only what is asked for comes into this program. */
export interface EventCells {
  /** The table's name in findings. */
  readonly file: string;
  /** Those of the columns of `eventColumns` that it has. */
  readonly columns: readonly EventColumn[];
  readonly events: number;
  /** Returns the distinct rows of some columns, in an order that their texts alone decide. */
  distinct(columns: readonly EventColumn[]): Promise<readonly DistinctCells[]>;
  find(condition: EventCondition, most: number): Promise<EventRows>;
  /** Returns the cells of rows, column by column, in the order of the table: of these ids, or of all. */
  rows(
    columns: readonly EventColumn[],
    ids?: readonly string[],
  ): Promise<readonly (readonly (string | null)[])[]>;
}
