import { RecentMap } from "../../text/index.ts";
import type { RenderContext } from "../context.ts";
import { shapeOfContext, shapeOfRow } from "../context-shape.ts";
import type { Finding, Findings } from "../finding.ts";
import { documentMessages } from "../frame-document.ts";
import type { Vocabulary } from "../helpers/registry.ts";
import { checkNarrative } from "../narrative/read-narrative.ts";
import type { Programs } from "../parse-files.ts";
import type { Template } from "../template.ts";
import { checkNames } from "./check-names.ts";
import { checkRates } from "./check-rates.ts";
import { checkTemplate } from "./check-template.ts";
import type { Checking, Names } from "./checking.ts";

// What templates were checked against and nothing was found; that of most editions of a language is the same.
const checkedFiles = new WeakMap<Template, RecentMap<string, true>>();
const kept = 20;

/** Checks the main file, the partials that it prints, and the narrative, against all that they name. */
export function checkFiles(
  programs: Programs,
  template: Template,
  given: Omit<Given, "names">,
): void {
  const { context, findings } = given;
  for (const key of documentMessages)
    if (!context.language.has(key)) findings.report({ file: template.main.file }, missing(key));
  const checked = checkedFiles.get(template) ?? new RecentMap(kept);
  checkedFiles.set(template, checked);
  const names = namesOf(template, context);
  const key = keyOf(programs, names, context);
  const found = findings.diagnostics.length;
  // What could not be parsed is another template.
  if (found === 0 && checked.get(key)) return;
  checkAnew(programs, template, { ...given, names });
  if (findings.diagnostics.length === 0) checked.set(key, true);
}

// All that a check asks for, but for the template.
function keyOf({ narratives }: Programs, names: Names, context: RenderContext): string {
  const queries = context.queries.map(({ name, columns }) => ({ name, columns }));
  const texts = [...narratives].map(([name, { file, text }]) => ({ name, file, text }));
  return JSON.stringify([context.briefing.kind, context.language.tag, names, queries, texts]);
}

interface Given {
  readonly names: Names;
  readonly context: RenderContext;
  readonly findings: Findings;
  readonly vocabulary: Vocabulary;
}

function checkAnew(
  { main, partials, narratives }: Programs,
  template: Template,
  { names, context, findings, vocabulary }: Given,
): void {
  const root = shapeOfContext(context, template);
  const checking: Checking = {
    findings,
    kind: context.briefing.kind,
    partials,
    names,
    vocabulary,
    rows: new Map(context.queries.map((query) => [query.name, shapeOfRow(query)])),
    within: [],
  };
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
  const { queries = [], charts = [] } = template.leftOut ?? {};
  return {
    query: [...context.queries.map(({ name }) => name), ...queries],
    chart: [...template.charts.map(({ name }) => name), ...charts],
    string: Object.keys(template.strings.get(context.language.tag) ?? {}),
    narrative: Object.keys(context.narrative),
    statement: context.statements.map(({ id }) => id),
    source: context.sources.map(({ id }) => id),
    style: context.styles,
  };
}
