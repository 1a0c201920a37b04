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

/**
 * What V8 is told of the heap of a thread that makes editions: all the room for what is young from the start, in MB, and
 * what is old collected once a fifth has come to it. The hundredth edition takes little more memory than the tenth.
 */
export const heapFlags: readonly string[] = [
  "--min-semi-space-size=32",
  "--max-semi-space-size=32",
  "--heap-growing-percent=20",
];

// DuckDB has an allocator of its own (jemalloc), which gives memory back only when it is asked for more, and seldom then: a
// thread of it does so 0.2 s after it was freed.
const freedSoon = "background_thread:true,dirty_decay_ms:200,muzzy_decay_ms:0";

/** Sets up threads that make editions, before the first of them starts: each has a heap, and memory adds up. */
export function tuneCrew(): void {
  for (const flag of heapFlags) setFlagsFromString(flag);
  process.env["DUCKDB_JE_MALLOC_CONF"] ??= freedSoon;
}
