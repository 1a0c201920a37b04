import type { IncomingMessage } from "node:http";

/** Why a request is refused. */
export interface Refused {
  readonly status: 403 | 405;
  readonly reason: string;
}

/**
 * Tells why a request is refused, if it is. A page of another site may send one, but its origin says so; a name of
 * another site may lead to this machine (DNS rebinding), but then it is in the host. Both are only of this page.
 */
export function refuse(
  { headers, method, url }: IncomingMessage,
  port: number,
): Refused | undefined {
  if (method !== "GET") return { status: 405, reason: "nothing can be changed here: GET only" };
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const host = headers.host?.toLowerCase() ?? "";
  if (!hosts.includes(host)) return { status: 403, reason: "this page is at 127.0.0.1 alone" };
  const { origin } = headers;
  if (origin !== undefined && origin !== `http://${host}`)
    return { status: 403, reason: "pages of other sites read nothing here" };
  // Pictures and scripts of other sites come without an origin, from browsers that say as much. A link may lead here.
  const site = headers["sec-fetch-site"] ?? "none";
  const isOurs = site === "none" || site === "same-origin";
  const isLink = headers["sec-fetch-dest"] === "document" && /^\/(?:\?|$)/.test(url ?? "");
  if (!isOurs && !isLink) return { status: 403, reason: "pages of other sites read nothing here" };
  return undefined;
}
