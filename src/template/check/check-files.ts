import type { RenderContext } from "../context.ts";
import { shapeOfContext, shapeOfRow } from "../context-shape.ts";
import type { Finding, Findings } from "../finding.ts";
import { documentMessages } from "../frame-document.ts";
import { checkNarrative } from "../narrative/read-narrative.ts";
import type { Programs } from "../parse-files.ts";
import type { Template } from "../template.ts";
import { checkNames } from "./check-names.ts";
import { checkRates } from "./check-rates.ts";
import { checkTemplate } from "./check-template.ts";
import type { Checking, Names } from "./checking.ts";

/** Checks the main file, the partials that it prints, and the narrative, against all that they name. */
export function checkFiles(
  { main, partials, narratives }: Programs,
  template: Template,
  context: RenderContext,
  findings: Findings,
): void {
  const root = shapeOfContext(context);
  const checking: Checking = {
    findings,
    kind: context.briefing.kind,
    partials,
    names: namesOf(template, context),
    rows: new Map(context.queries.map((query) => [query.name, shapeOfRow(query)])),
    within: [],
  };
  for (const key of documentMessages)
    if (!context.language.has(key)) findings.report({ file: template.main.file }, missing(key));
  checkNames(template, context.language.tag, findings);
  if (context.briefing.kind === "selection") checkRates(template, findings);
  if (main !== undefined) checkTemplate(main, root, checking);
  for (const narrative of narratives.values()) checkNarrative(narrative, root, checking);
}

function missing(key: string): Finding {
  return {
    code: "template/unknown-message",
    message: `no message "${key}"`,
    hint: `every document needs it: add ${key} to strings.<language>.yaml`,
  };
}

function namesOf(template: Template, context: RenderContext): Names {
  return {
    query: context.queries.map(({ name }) => name),
    chart: template.charts.map(({ name }) => name),
    string: Object.keys(template.strings.get(context.language.tag) ?? {}),
    narrative: Object.keys(context.narrative),
    statement: context.statements.map(({ id }) => id),
    source: context.sources.map(({ id }) => id),
    style: context.styles,
  };
}
