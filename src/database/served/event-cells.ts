import { hasErrors, ReportError } from "../../diagnostic.ts";
import {
  checkEventColumns,
  type EventCells,
  type EventColumn,
  type EventCondition,
  type EventRows,
  type EventSpot,
  eventColumns,
  isIdentifier,
} from "../../incident/index.ts";
import type { Engine } from "../duckdb.ts";
import { heldCells } from "../events/event-tables.ts";

/** A table of events that a server holds, in one state of it. */
export interface ServedEvents {
  readonly engine: Engine;
  readonly cells: EventCells;
  /** What `hashServed` gives of this state. */
  readonly hash: string;
}

/** What of SQL is another on each server. */
export interface CellSql {
  /** Hands a text on, and returns what stands for it. */
  text(value: string): string;
  /** Says that `sql` is one of some texts. */
  isOneOf(sql: string, texts: readonly string[]): string;
  /** Says that `sql` is not all of it as a regular expression has it. */
  isUnlike(sql: string, pattern: string): string;
  /** Takes blanks off both ends. */
  trim(sql: string): string;
  quoteName(name: string): string;
}

type Rows = readonly (readonly (string | null)[])[];

/** Runs a statement on the held cells of some columns, which are a table of the name {@link heldCells}. */
export type AskCells = (
  columns: readonly string[],
  write: (sql: CellSql) => string,
) => Promise<Rows>;

type About = Pick<EventCells, "file" | "columns" | "events">;

/** Returns those of the columns of a table that events have. Throws ReportError where it is no such table. */
export function eventColumnsOf(names: readonly string[], file: string): readonly EventColumn[] {
  const { diagnostics } = checkEventColumns(names, file);
  if (hasErrors(diagnostics)) throw new ReportError(diagnostics);
  const known: readonly string[] = [...eventColumns.required, ...eventColumns.optional];
  return names.filter((name): name is EventColumn => known.includes(name));
}

/** Returns the cells of a table of events, whose rows stay on the server, which is asked one thing at a time. */
export function cellsOf(askNow: AskCells, about: About): EventCells {
  let last: Promise<unknown> = Promise.resolve();
  const ask: AskCells = (columns, write) => {
    const answer = last.then(() => askNow(columns, write));
    last = answer.catch(() => undefined);
    return answer;
  };
  const spotsOf = async (condition: Condition, most: number): Promise<EventRows> => {
    const { columns, where } = condition;
    const [[events] = []] = await ask(
      columns,
      (sql) => `SELECT count(*) FROM ${heldCells} WHERE ${where(sql)}`,
    );
    if (Number(events) === 0 || most <= 0) return { events: Number(events), spots: [] };
    const rows = await ask(
      columns,
      (sql) =>
        `SELECT ${sql.trim("id")} FROM ${heldCells} WHERE ${where(sql)} ORDER BY 1 LIMIT ${most}`,
    );
    return { events: Number(events), spots: rows.map(spotOf) };
  };
  return {
    ...about,
    async distinct(group) {
      const rows = await ask(group, ({ quoteName }) => {
        const names = group.map(quoteName).join(", ");
        return `SELECT ${names}, count(*) FROM ${heldCells} GROUP BY ${names} ORDER BY ${names}`;
      });
      return rows.map((row) => ({ cells: row.slice(0, -1), events: Number(row.at(-1)) }));
    },
    async find(condition, most) {
      if (condition.kind === "bad-id") return badIds(ask, most);
      if (condition.kind === "repeated-id") return repeatedIds(ask, most);
      return spotsOf(conditionOf(condition), most);
    },
    async rows(names, ids) {
      const rows = await ask(names, (sql) => {
        const id = sql.trim("id");
        const where = ids === undefined ? "" : ` WHERE ${sql.isOneOf(id, ids)}`;
        const list = names.map((name) => `nullif(${sql.quoteName(name)}, '')`).join(", ");
        return `SELECT ${list} FROM ${heldCells}${where} ORDER BY ${id}`;
      });
      return names.map((_, index) => rows.map((row) => row[index] ?? null));
    },
  };
}

// Rows have no order but that of their ids.
function spotOf([id]: readonly (string | null)[]): EventSpot {
  return { id: id ?? "" };
}

interface Condition {
  readonly columns: readonly string[];
  readonly where: (sql: CellSql) => string;
}

function conditionOf(
  condition: Exclude<EventCondition, { readonly kind: "bad-id" | "repeated-id" }>,
): Condition {
  switch (condition.kind) {
    case "cells": {
      const { columns, cells } = condition;
      return {
        columns,
        where: ({ quoteName, text }) =>
          columns.map((name, at) => `${quoteName(name)} = ${text(cells[at] ?? "")}`).join(" AND "),
      };
    }
    case "empty":
      return {
        columns: [condition.column],
        where: ({ quoteName, trim }) => `${trim(quoteName(condition.column))} = ''`,
      };
    case "stated-beside": {
      const columns = ["killed", "wounded", "casualties"] as const;
      return {
        columns,
        where: ({ isOneOf }) => {
          const [killed, wounded, casualties] = columns.map(
            (column) => `(${column} <> '' AND NOT ${isOneOf(column, condition.unknown[column])})`,
          );
          return `${casualties} AND (${killed} OR ${wounded})`;
        },
      };
    }
  }
}

// What a server takes for a letter depends on its locale: ids of other than the plainest are looked at here.
const plainId = "^[A-Za-z0-9][A-Za-z0-9._:-]*$";
const idsAtOnce = 10_000;

async function badIds(ask: AskCells, most: number): Promise<EventRows> {
  const spots: EventSpot[] = [];
  let events = 0;
  for (let last: string | undefined; ; ) {
    const rows = await ask(["id"], ({ trim, isUnlike, text }) => {
      const id = trim("id");
      const behind = last === undefined ? "" : ` AND ${id} > ${text(last)}`;
      return `SELECT ${id}, count(*) FROM ${heldCells} WHERE ${isUnlike(id, plainId)}${behind} GROUP BY 1 ORDER BY 1 LIMIT ${idsAtOnce}`;
    });
    for (const [id, times] of rows) {
      if (isIdentifier(id ?? "")) continue;
      events += Number(times);
      for (let n = 0; n < Number(times) && spots.length < most; n++) spots.push({ id: id ?? "" });
    }
    if (rows.length < idsAtOnce) return { events, spots };
    last = rows.at(-1)?.[0] ?? "";
  }
}

async function repeatedIds(ask: AskCells, most: number): Promise<EventRows> {
  // Of another name than the column, which it is made of.
  const repeated = ({ trim }: CellSql): string =>
    `SELECT ${trim("id")} AS one, count(*) - 1 AS more FROM ${heldCells} WHERE ${trim("id")} <> '' GROUP BY 1 HAVING count(*) > 1`;
  const [[events] = []] = await ask(
    ["id"],
    (sql) => `SELECT coalesce(sum(more), 0) FROM (${repeated(sql)}) AS r`,
  );
  if (Number(events) === 0) return { events: 0, spots: [] };
  const rows = await ask(["id"], (sql) => `${repeated(sql)} ORDER BY 1 LIMIT ${Math.max(0, most)}`);
  const spots = rows.flatMap(([id, more]) =>
    Array.from({ length: Math.min(most, Number(more)) }, () => ({ id: id ?? "" })),
  );
  return { events: Number(events), spots: spots.slice(0, most) };
}
