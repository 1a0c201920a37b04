import { describeChart } from "../chart/index.ts";
import { type Config, displayPath, readConfig } from "../config/index.ts";
import { describeQueries } from "../database/index.ts";
import { type Diagnostic, hasErrors, ReportError } from "../diagnostic.ts";
import { parametersOf, readThemeFiles } from "../edition/index.ts";
import type { ReadEffects } from "../effect.ts";
import { htmlMessages } from "../html/index.ts";
import { messageArguments } from "../language/index.ts";
import { describePartials, readTemplate, type Template } from "../template/index.ts";
import { defaultStyles, type ReadTheme } from "../theme/index.ts";
import { describeHelpers } from "./describe-helpers.ts";
import type { StringEntry, StyleEntry, TemplateReference } from "./template-reference.ts";

/** What describing a template gives: nothing where a file of it cannot be made out, and what is wrong. */
export interface DescribedTemplate {
  readonly reference: TemplateReference | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Describes the template of a project's briefing.yaml: what comes with it and what it extends, as one. */
export async function describeTemplate(
  project: string,
  effects: ReadEffects,
): Promise<DescribedTemplate> {
  const { config, diagnostics } = await readConfig(project, effects);
  if (config === undefined || hasErrors(diagnostics)) return { reference: undefined, diagnostics };
  const { root } = config;
  const languages = config.editions.map(({ language }) => language);
  const [read, look] = await Promise.all([
    readTemplate(config.template, { root, effects, messages: htmlMessages, languages }),
    readThemeFiles(config, effects),
  ]);
  const { template } = read;
  if (template === undefined)
    return { reference: undefined, diagnostics: [...read.diagnostics, ...look.diagnostics] };
  const queries = await queriesOf(template, config);
  const charts = chartsOf(template);
  const reference: TemplateReference = {
    folders: config.template.map((folder) => displayPath(root, folder)),
    helpers: describeHelpers(template),
    partials: describePartials(template),
    queries: queries.found,
    charts: charts.found,
    strings: stringsOf(template),
    styles: stylesOf(look),
  };
  return {
    reference,
    diagnostics: [
      ...read.diagnostics,
      ...look.diagnostics,
      ...queries.diagnostics,
      ...charts.diagnostics,
    ],
  };
}

interface Found<Kind extends "queries" | "charts"> {
  readonly found: TemplateReference[Kind];
  readonly diagnostics: readonly Diagnostic[];
}

async function queriesOf(template: Template, config: Config): Promise<Found<"queries">> {
  const { coverage } = config.data;
  // Which period it is makes no difference to what a query asks for and gives.
  const parameters = parametersOf({ id: "", period: coverage }, coverage);
  const { queries, diagnostics } = await describeQueries(template.queries, parameters);
  const fileOf = new Map(template.queries.map(({ name, file }) => [name, file]));
  const found = queries.map((query) => ({ ...query, file: fileOf.get(query.name) ?? "" }));
  return { found, diagnostics };
}

function chartsOf({ charts }: Template): Found<"charts"> {
  const diagnostics: Diagnostic[] = [];
  const found = charts.flatMap((chart) => {
    try {
      return [{ ...describeChart(chart), file: chart.file }];
    } catch (error) {
      if (!(error instanceof ReportError)) throw error;
      diagnostics.push(...error.diagnostics);
      return [];
    }
  });
  return { found, diagnostics };
}

// In the words of the language that the others are translated from: the first that a template has.
function stringsOf({ strings, stringPlaces, original }: Template): readonly StringEntry[] {
  return Object.entries(strings.get(original) ?? {}).map(([name, text]) => ({
    name,
    file: stringPlaces(original, name).file,
    arguments: messageArguments(text),
    text,
  }));
}

function stylesOf({ theme, styleAt }: ReadTheme): readonly StyleEntry[] {
  const known: readonly string[] = defaultStyles;
  return Object.entries(theme?.declared ?? {}).map(([name, says]) => ({
    name,
    file: styleAt(name).file,
    isDefault: known.includes(name),
    says: Object.fromEntries(Object.entries(says).map(([key, value]) => [written(key), value])),
  }));
}

// fontSize → font-size, as theme.yaml has it.
function written(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
