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
