import type { Diagnostic } from "../diagnostic.ts";
import { type GivenTable, type HeaderTest, most } from "./formats/table.ts";
import type { Provider } from "./provider.ts";

/** Returns the names of columns as a provider's reader asks for them: lower case, joined by "_", today's for older ones. */
export function columnsOf(
  header: readonly string[],
  { aliases }: Pick<Provider, "aliases">,
): readonly string[] {
  return header.map((name) => {
    const folded = name
      .trim()
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "_")
      .replace(/^_|_$/g, "");
    return aliases[folded] ?? folded;
  });
}

/** Tells a provider's table by its header, or by its rows where it comes without one. */
export function headerTestOf(provider: Provider): HeaderTest {
  const share = (names: readonly string[]): number => shareOf(names, provider);
  return provider.bare === undefined ? { share } : { share, bare: provider.bare };
}

/**
 * Says why a table is not one of a provider's: it is another's, it lacks columns (as tables of years and months do), it
 * has a column twice, or no row. Its name says nothing.
 */
export function checkProvider(
  { file, header, rows }: GivenTable,
  provider: Provider,
  providers: readonly Provider[],
): readonly Diagnostic[] {
  const names = columnsOf(header, provider);
  const missing = provider.required.filter((name) => !names.includes(name));
  const refuse = (code: string, message: string, hint: string): readonly Diagnostic[] => [
    { severity: "error", code, message, hint, place: { file, line: 1 } },
  ];
  const empty = (): readonly Diagnostic[] =>
    refuse(
      "import/no-rows",
      `"${file}" has no row`,
      "an empty answer is often a filter that fits nothing: look at the one it was exported with",
    );
  if (header.length === 0) return empty();
  if (missing.length > 0) {
    const other = providers.find((each) => each !== provider && shareOf(header, each) >= most);
    if (other !== undefined)
      return refuse(
        "import/other-format",
        `"${file}" is no table of ${provider.name}: its columns are those of ${other.name}`,
        `import it as ${other.format}`,
      );
    const lacks = missing.join(", ");
    return shareOf(header, provider) >= most
      ? refuse(
          "import/missing-columns",
          `"${file}" lacks columns that ${provider.name} has: ${lacks}`,
          "export it with all of its columns",
        )
      : refuse(
          "import/no-events",
          `"${file}" is no table of events of ${provider.name}: it has no ${lacks}`,
          "a row has to be one event; sums by country, month or year cannot be taken apart again",
        );
  }
  const twice = names.find((name, index) => name !== "" && names.indexOf(name) !== index);
  if (twice !== undefined)
    return refuse(
      "import/duplicate-column",
      `"${file}" has the column ${twice} twice`,
      "keep the one that is meant",
    );
  return rows.length > 0 ? [] : empty();
}

/** Returns which part of the columns that a provider needs a header has, from 0 to 1. */
export function shareOf(header: readonly string[], provider: Provider): number {
  const names = new Set(columnsOf(header, provider));
  return provider.required.filter((name) => names.has(name)).length / provider.required.length;
}
