import module from "node:module";

/** Lets Node keep compiled code between runs where it can (22.8 and later); older ones go without. */
export function enableCache(): void {
  const enable: unknown = Reflect.get(module, "enableCompileCache");
  if (typeof enable === "function") enable();
}
