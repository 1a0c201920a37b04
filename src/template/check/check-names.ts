import type { Place } from "../../diagnostic.ts";
import type { Findings } from "../finding.ts";
import type { Template } from "../template.ts";
import { placeAt, withoutWords } from "./source.ts";

const hint = "keep it under its own name, and print it with {{attribution row}} in the template";

/**
 * Reports what would print who is held responsible where no helper can say by whom: a query that gives the column
 * another name, a chart that shows it, a chart's message that names it.
 */
export function checkNames(template: Template, language: string, findings: Findings): void {
  const report = (place: Place, message: string): void =>
    findings.report(place, { code: "template/bare-attribution", message, hint });
  for (const { file, sql } of template.queries)
    for (const { index, 1: name } of withoutWords(sql).matchAll(
      /\battributed_to\s+as\s+(?!attributed_to\b)(\w+)/gi,
    ))
      report(placeAt(sql, index, file), `attributed_to is called ${name}`);
  for (const { file, text } of template.charts)
    for (const { index } of text.matchAll(/"attributed_to(?:_text)?"/g))
      report(placeAt(text, index, file), "a chart names who is held responsible, and not by whom");
  for (const [key, message] of Object.entries(template.strings.get(language) ?? {}))
    if (key.startsWith("chart.") && /\{attributed_to(?:_text)?\b/.test(message))
      report(
        template.stringPlaces(language, key),
        `message "${key}" names who is held responsible, and not by whom`,
      );
}
