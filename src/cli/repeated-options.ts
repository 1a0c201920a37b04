import { UsageError } from "./usage-error.ts";

// Of other options the parser would make a list, which nothing expects.
const repeatable: ReadonlySet<string> = new Set(["_", "edition", "column", "files"]);
const listed: ReadonlySet<string> = new Set(["audience", "language", "languages"]);

/** Throws UsageError for an option that is given more than once and means one thing. */
export function checkRepeated(options: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(options)) {
    if (!Array.isArray(value) || repeatable.has(name)) continue;
    const how = listed.has(name) ? `once, with commas between: ${value.join(",")}` : "once";
    throw new UsageError(`--${name} is given ${value.length} times; give it ${how}`);
  }
}
