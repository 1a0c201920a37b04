import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder } from "../shipped.ts";

let known: string | undefined;

/** Returns the version of this program, from its own package.json. */
export function programVersion(): string {
  known ??= read();
  return known;
}

function read(): string {
  const content: unknown = JSON.parse(readFileSync(join(packageFolder(), "package.json"), "utf8"));
  if (typeof content === "object" && content !== null && "version" in content)
    return String(content.version);
  throw new Error("package.json says no version");
}
