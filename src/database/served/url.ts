import { didYouMean } from "../../diagnostic.ts";
import { ReadRefusal } from "../../effect.ts";

/** Throws a ReadRefusal that says what is wrong with the URL in a variable, and repeats nothing of it. */
export function refuseUrl(variable: string, what: string, hint: string): never {
  throw new ReadRefusal({
    code: "database/bad-url",
    message: `the URL in ${variable} ${what}`,
    hint,
  });
}

/** Refuses a URL with an option that is none of these. */
export function checkOptions(
  url: URL,
  options: readonly string[],
  refuse: (what: string, hint: string) => never,
): void {
  const unknown = [...url.searchParams.keys()].find((name) => !options.includes(name));
  if (unknown !== undefined)
    refuse(
      "has an option that is not known",
      didYouMean(unknown, options) ?? `there are ${options.join(", ")}`,
    );
}

/** Takes the % signs out of a part of a URL; undefined where one stands for nothing. */
export function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Tells whether a host, or the folder of a socket, leads over this machine alone. */
export function isOnThisMachine(host: string): boolean {
  return host.startsWith("/") || /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/.test(host);
}

/** Returns how long a statement may take, in seconds, where a URL says so. */
export function readTimeout(
  url: URL,
  refuse: (what: string, hint: string) => never,
): number | undefined {
  const timeout = url.searchParams.get("statement_timeout");
  if (timeout === null) return undefined;
  if (/^[1-9]\d{0,5}$/.test(timeout)) return Number(timeout);
  return refuse(
    "has a statement_timeout that is no number of seconds",
    "write statement_timeout=1800",
  );
}
