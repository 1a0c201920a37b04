import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

let known: string | undefined;

/** Returns the version of this program, from its own package.json. */
export function programVersion(): string {
  known ??= read(dirname(fileURLToPath(import.meta.url)));
  return known;
}

// The package's folder is one or more above, in the sources and in the bundle.
function read(folder: string): string {
  const file = join(folder, "package.json");
  if (!existsSync(file)) return read(dirname(folder));
  const content: unknown = JSON.parse(readFileSync(file, "utf8"));
  const isOurs = typeof content === "object" && content !== null && "version" in content;
  if (!isOurs) return read(dirname(folder));
  return String(content.version);
}
