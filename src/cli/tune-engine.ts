import module from "node:module";
import { setFlagsFromString } from "node:v8";

/**
 * Sets the JavaScript engine up for one short run. Where Node can (22.8 and later), compiled code is kept
 * between runs. The V8 of Node 20 is told to wait longer before it optimises a function: most of those that
 * it would optimise in a build's one or two seconds are not called again, and a quarter of the time went there.
 */
export function tuneEngine(): void {
  const enable: unknown = Reflect.get(module, "enableCompileCache");
  if (typeof enable === "function") enable();
  if (process.versions.v8.startsWith("11.")) setFlagsFromString("--interrupt-budget=540000");
}
