import { checkSchema, type Finding, findingIn, readYaml, type YamlPath } from "../config/index.ts";
import { parseCount, unknownCount } from "../count/index.ts";
import { type Diagnostic, didYouMean, type Place } from "../diagnostic.ts";
import type { Readers } from "./languages.ts";
import type { Statement } from "./record.ts";
import { statementsSchema, type WrittenStatement } from "./statement-schema.ts";

/** The statements of a file, and what is wrong with it. */
export interface ReadStatements {
  readonly statements: readonly Statement[];
  /** Adds a finding about a statement, at one of its keys. */
  report(statement: Statement, key: string, finding: Finding): void;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads statements.yaml; each statement has its texts in every one of `languages` in which somebody reads them. */
export function readStatements(
  content: string,
  file: string,
  { languages, isRead }: Readers,
): ReadStatements {
  const yaml = readYaml(content, file);
  const { value, diagnostics: found } = checkSchema(statementsSchema, yaml, "incident");
  const diagnostics = [...found];
  const written = value ?? [];
  const statements = written.map((entry, index) => toStatement(entry, yaml.placeOf([index])));
  const indexOf = new Map(statements.map((statement, index) => [statement, index]));
  const reportAt = (path: YamlPath, finding: Finding): void => {
    diagnostics.push(findingIn(yaml.text, yaml.placeOf(path), finding));
  };
  for (const [index, entry] of written.entries()) {
    const report: Report = (path, finding) =>
      reportAt([index, ...path], { record: entry.id, ...finding });
    const first = written.findIndex(({ id }) => id === entry.id);
    if (first < index) report(["id"], duplicate(entry.id, yaml.placeOf([first, "id"])));
    const sensitivity = entry.sensitivity ?? unsaid;
    checkStatement(entry, report, (field) =>
      languages.filter((language) => isRead({ type: "statements", field, sensitivity }, language)),
    );
  }
  return {
    statements,
    diagnostics,
    report: (statement, key, finding) =>
      reportAt([indexOf.get(statement) ?? 0, key], { record: statement.id, ...finding }),
  };
}

/** Returns what there is where there is no file of statements, or it could not be read. */
export function noStatements(diagnostics: readonly Diagnostic[]): ReadStatements {
  return { statements: [], report: () => undefined, diagnostics };
}

// What nobody said of, nobody is to see who need not.
const unsaid = "confidential";

type Report = (path: YamlPath, finding: Finding) => void;

function duplicate(id: string, first: Place): Finding {
  return {
    code: "incident/duplicate-id",
    message: `duplicate id "${id}"`,
    hint: `first given on line ${first.line}; each record has an id of its own`,
  };
}

function checkStatement(
  entry: WrittenStatement,
  report: Report,
  languagesOf: (field: string) => readonly string[],
): void {
  const { "period-start": start, "period-end": end } = entry;
  if (start && end && end < start)
    report(["period-end"], {
      code: "incident/date-order",
      message: `period-end ${end} is before period-start ${start}`,
      hint: "mend one of the two dates",
    });
  if (!entry.sensitivity)
    report(["sensitivity"], {
      severity: "warning",
      code: "incident/no-sensitivity",
      message: "no sensitivity is given: treated as confidential",
      hint: "write public, restricted, confidential",
    });
  for (const key of ["by", "text", "scope"] as const) {
    if (key === "scope" && Object.keys(entry.scope).length === 0) continue;
    for (const language of languagesOf(key))
      if (entry[key][language] === undefined)
        report([key], {
          code: "incident/missing-language",
          message: `"${key}" of "${entry.id}" has no text in ${language}`,
          hint: `add ${language}: …, as an edition is in ${language}`,
        });
  }
  checkFigures(entry, report);
}

// Every figure is in every language's text, and every {name} of a text is a figure.
function checkFigures({ figures, text }: WrittenStatement, report: Report): void {
  const names = figures.map(({ name }) => name);
  for (const [index, name] of names.entries())
    if (names.indexOf(name) < index)
      report(["figures", index, "name"], {
        code: "incident/duplicate-figure",
        message: `duplicate figure "${name}"`,
        hint: "give each figure of a statement a name of its own",
      });
  for (const [language, sentence] of Object.entries(text)) {
    const used = [...sentence.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? "");
    for (const name of used.filter((one) => !names.includes(one))) {
      const known =
        names.length === 0 ? "the statement has no figures" : `one of ${names.join(", ")}`;
      const message = `no figure "${name}" for {${name}} in the text`;
      const hint = didYouMean(name, names) ?? known;
      report(["text", language], { code: "incident/unknown-figure", message, hint });
    }
    for (const [index, name] of names.entries())
      if (!used.includes(name))
        report(["figures", index, "name"], {
          code: "incident/unused-figure",
          message: `figure "${name}" does not stand in the ${language} text`,
          hint: `write {${name}} where the figure goes, or remove it`,
        });
  }
}

function toStatement(entry: WrittenStatement, place: Place): Statement {
  return {
    id: entry.id,
    kind: entry.kind,
    by: entry.by,
    source: entry.source,
    text: entry.text,
    scope: entry.scope,
    periodStart: entry["period-start"] ?? null,
    periodEnd: entry["period-end"] ?? null,
    figures: entry.figures.map(({ count, ...figure }) => ({
      ...figure,
      count: parseCount(count).count ?? unknownCount(),
    })),
    sensitivity: entry.sensitivity ?? unsaid,
    note: entry.note ?? null,
    place,
  };
}
