import type { Sensitivity } from "../config/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { Provider, SourceCells } from "./provider.ts";

/** Says that the terms of a provider do not let its entries be shown so widely; `amend` is what to do. */
export function termsProblem(
  { name, terms }: Provider,
  sensitivity: Sensitivity,
  amend: string,
): Diagnostic | undefined {
  if (terms.open || sensitivity === "confidential") return undefined;
  const message = `the terms of ${name} do not let its entries be ${sensitivity}`;
  const hint = `${amend}: they are confidential, and sums of them may be stated`;
  return { severity: "error", code: "import/terms", message, hint };
}

/** Says that nobody has said when a table was downloaded; ACLED for one asks for it beside every figure. */
export function noAccessDate({ name }: Pick<Provider, "name">, amend: string): Diagnostic {
  const message = `nobody has said when the table of ${name} was downloaded`;
  const hint = `${amend}: attribution asks for the day, and rows change later`;
  return { severity: "warning", code: "import/no-access-date", message, hint };
}

/** Returns the source that all claims of a provider rest on; `accessed` is the day that its tables were downloaded. */
export function sourceOf(
  provider: Provider,
  accessed: string | undefined,
  sensitivity: Sensitivity,
): SourceCells {
  // An address without the day that it was read says less than it seems.
  const { url = "", ...source } = provider.source;
  return { ...source, ...(accessed === undefined ? {} : { url, accessed }), sensitivity };
}
