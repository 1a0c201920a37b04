import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** What docs/findings.md says of a finding. */
export interface FindingText {
  readonly severity: "error" | "warning";
  readonly cause: string;
  readonly cure: string;
}

let known: ReadonlyMap<string, FindingText> | undefined;

/** Returns cause and cure of every finding by its code, as docs/findings.md, which comes along, explains them. */
export function findingTexts(): ReadonlyMap<string, FindingText> {
  known ??= parse(readFileSync(pageNear(dirname(fileURLToPath(import.meta.url))), "utf8"));
  return known;
}

// The package's folder is one or more above, in the sources and in the bundle.
function pageNear(folder: string): string {
  const page = join(folder, "docs/findings.md");
  if (existsSync(page)) return page;
  if (dirname(folder) === folder) throw new Error("docs/findings.md did not come along");
  return pageNear(dirname(folder));
}

const warning = "*warning*: ";

function parse(page: string): ReadonlyMap<string, FindingText> {
  const rows = page.split("\n").filter((line) => line.startsWith("| `"));
  return new Map(
    rows.flatMap((row) => {
      const [, codes = "", cause = "", cure = ""] = row
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim());
      const isWarning = cause.startsWith(warning);
      const text = {
        severity: isWarning ? "warning" : "error",
        cause: plain(isWarning ? cause.slice(warning.length) : cause),
        cure: plain(cure),
      } as const;
      return [...codes.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => [code, text] as const);
    }),
  );
}

function plain(cell: string): string {
  return cell.replaceAll("\\|", "|").replaceAll(/[`*]/g, "");
}
