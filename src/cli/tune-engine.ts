import module from "node:module";
import { setFlagsFromString } from "node:v8";

/**
 * Sets the JavaScript engine up. Where Node can (22.8 and later), compiled code is kept between runs. The V8 of Node 20 is
 * told to wait longer before it optimises a function, where most functions are called once or a few times: those that it
 * would optimise in a build's one or two seconds are not called again, and a quarter of the time went there. Where few
 * functions go over many records, or the same is made time and again, it is left to itself.
 */
export function tuneEngine(calls: "once" | "repeated"): void {
  const enable: unknown = Reflect.get(module, "enableCompileCache");
  if (typeof enable === "function") enable();
  if (calls === "once" && process.versions.v8.startsWith("11."))
    setFlagsFromString("--interrupt-budget=540000");
}
