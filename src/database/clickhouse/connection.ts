import { checkOptions, decode, isOnThisMachine, readTimeout, refuseUrl } from "../served/url.ts";

/** Where a server is, who asks, and how the way there is kept. Nothing of it is ever printed. */
export interface Connection {
  /** `http:` or `https:`, host and port, and nothing behind. */
  readonly origin: string;
  readonly user: string;
  readonly password: string;
  /** How long a statement may take, in seconds; five minutes unless told. */
  readonly statementTimeout?: number;
}

/** A {@link Connection}, and the file of certificates that it is checked against, where one is told. */
export interface ReadUrl extends Connection {
  readonly rootCertificate?: string;
}

const options = ["tls", "sslrootcert", "statement_timeout"];
const ports: Readonly<Record<string, number>> = { "http:": 8123, "https:": 8443 };

/**
 * Reads the URL of the HTTP interface of a ClickHouse server. Without TLS it leads over this machine alone, unless the URL
 * says otherwise. Throws a ReadRefusal that repeats nothing of it.
 */
export function readUrl(text: string, variable: string): ReadUrl {
  const refuse = (what: string, hint = usage): never => refuseUrl(variable, what, hint);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const port = url && ports[url.protocol];
  if (url === undefined || port === undefined) return refuse("is none of a ClickHouse server");
  checkOptions(url, options, refuse);
  if (url.pathname !== "/")
    refuse("has a path", "briefing.yaml names the database: data.server.database");
  if (url.username === "") refuse("names no user");
  const [user, password] = [decode(url.username), decode(url.password)];
  if (user === undefined || password === undefined)
    return refuse("has a % that stands for nothing", "write it as %25");
  const tls = url.searchParams.get("tls");
  if (tls !== null && (tls !== "disable" || url.protocol === "https:"))
    refuse("has another tls than there is", "write https://…, or http://…?tls=disable");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (url.protocol === "http:" && tls === null && !isOnThisMachine(host))
    refuse(
      "leads over a network without TLS",
      "write https://…; on a network that is trusted whole, http://…?tls=disable",
    );
  const rootCertificate = url.searchParams.get("sslrootcert");
  const statementTimeout = readTimeout(url, refuse);
  return {
    origin: `${url.protocol}//${url.hostname}:${portOf(text, url) ?? port}`,
    user,
    password,
    ...(rootCertificate !== null && { rootCertificate }),
    ...(statementTimeout !== undefined && { statementTimeout }),
  };
}

// URL leaves out the port that is usual elsewhere, 80 and 443, also where it is written.
function portOf(text: string, url: URL): string | undefined {
  if (url.port !== "") return url.port;
  return /^[^/]*\/\/(?:[^/?#]*@)?[^/?#]*:(\d+)(?=[/?#]|$)/.exec(text)?.[1];
}

const usage =
  "write https://USER:PASSWORD@HOST:8443; of a password, % / ? # @ as %25 %2F %3F %23 %40";
