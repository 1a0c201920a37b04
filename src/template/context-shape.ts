import type { QueryResult } from "../database/index.ts";
import type { RenderContext } from "./context.ts";
import { issueShape, lastShape, period } from "./earlier-shape.ts";
import { type ListShape, list, type RecordShape, record, scalar } from "./shape.ts";
import type { Template } from "./template.ts";

/** Returns what templates see at the top, as a shape. */
export function shapeOfContext(
  context: RenderContext,
  { leftOut }: Pick<Template, "leftOut"> = {},
): RecordShape {
  return record("the context", {
    edition: record("the edition", {
      id: "text",
      number: "number",
      period,
      previous: period,
      last: lastShape,
      coverage: "text",
      comparable: "boolean",
      published: "date",
      dataAsOf: "date",
      language: "text",
      audience: "text",
      next: "date",
      filter: record("the filter", {
        id: "text",
        provinces: "text",
        categories: "text",
        providers: "text",
        incidents: "text",
      }),
    }),
    briefing: record("the briefing", {
      title: "text",
      subtitle: "text",
      publisher: "text",
      contact: "text",
      kind: "text",
      coverage: period,
      rule: "text",
      dataLanguage: "text",
      providers: list(
        "providers",
        record("a provider", {
          id: "text",
          name: "text",
          credit: "text",
          accessed: "date",
          hasRule: "boolean",
        }),
      ),
      severalProviders: "boolean",
      hasLinked: "boolean",
      logo: record("the logo", { file: "text", alt: "text", width: "text" }),
    }),
    queries: {
      kind: "record",
      name: "queries",
      holds: "query",
      fields: new Map(context.queries.map((query) => [query.name, shapeOfQuery(query)])),
      ...(leftOut && { others: leftOut.queries }),
    },
    corrections: list("corrections", issueShape),
    statements: list("statements", statementShape),
    sources: list("sources", sourceShape),
  });
}

/** Returns the shape of a query's rows; its columns are known without any. */
export function shapeOfRow({ name, columns }: QueryResult): RecordShape {
  const fields = columns.map(({ name: column, type }) => {
    // A name alone would be an accusation of this briefing's own: {{attribution}} says whose it is.
    const kind = column === "attributed_to" ? "attribution" : type;
    return [column, scalar(kind)] as const;
  });
  return {
    kind: "record",
    name: `a row of queries.${name}`,
    holds: "field",
    query: name,
    fields: new Map(fields),
  };
}

function shapeOfQuery(query: QueryResult): ListShape {
  return { kind: "list", name: `the list queries.${query.name}`, item: shapeOfRow(query) };
}

const statementShape = record("a statement", {
  id: "text",
  kind: "text",
  by: "text",
  source: "text",
  scope: "text",
  periodStart: "date",
  periodEnd: "date",
  figures: list(
    "figures",
    record("a stated figure", { name: "text", count: "count", unit: "text", verbatim: "text" }),
  ),
});

const sourceShape = record("a source", {
  id: "text",
  publisher: "text",
  title: "text",
  type: "text",
  url: "text",
  archivedUrl: "text",
  published: "date",
  accessed: "date",
  language: "text",
  via: "text",
});
