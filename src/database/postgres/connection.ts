import { checkOptions, decode, isOnThisMachine, readTimeout, refuseUrl } from "../served/url.ts";

/** Where a server is, who asks, and how the way there is kept. Nothing of it is ever printed. */
export interface Connection {
  /** A name or address; the folder of a socket begins with `/`. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly tls: Tls;
  /** How long a statement may take, in seconds; five minutes unless told. */
  readonly statementTimeout?: number;
}

/** libpq's sslmode, without those that settle for less when they are told so. */
export type Tls = "disable" | "require" | "verify-ca" | "verify-full";

/** A {@link Connection}, and the file of certificates that it is checked against, where one is told. */
export interface ReadUrl extends Connection {
  readonly rootCertificate?: string;
}

const modes: readonly Tls[] = ["disable", "require", "verify-ca", "verify-full"];
const options = ["host", "user", "password", "sslmode", "sslrootcert", "statement_timeout"];

/**
 * Reads the URL of a PostgreSQL server, as libpq has it (PostgreSQL 15, section 34.1.1). What does not lead over this
 * machine alone is checked in full unless the URL says otherwise. Throws a ReadRefusal that repeats nothing of it.
 */
export function readUrl(text: string, variable: string): ReadUrl {
  const refuse = (what: string, hint = usage): never => refuseUrl(variable, what, hint);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^postgres(?:ql)?:$/.test(url.protocol))
    return refuse("is none of a PostgreSQL server");
  checkOptions(url, options, refuse);
  const host = decode(url.searchParams.get("host") ?? url.hostname.replace(/^\[|\]$/g, ""));
  // A URL with a user needs a host in front of its path, and the folder of a socket is none.
  const user = decode(url.searchParams.get("user") ?? url.username);
  if (host === undefined || host === "") return refuse("names no host");
  if (user === undefined || user === "") return refuse("names no user");
  const password = decode(url.searchParams.get("password") ?? url.password);
  const database = decode(url.pathname.slice(1));
  if (password === undefined || database === undefined)
    return refuse("has a % that stands for nothing", "write it as %25");
  const written = url.searchParams.get("sslmode");
  const tls = modes.find(
    (mode) => mode === (written ?? (isOnThisMachine(host) ? "disable" : "verify-full")),
  );
  if (tls === undefined)
    return refuse("has another sslmode than there is", `there are ${modes.join(", ")}`);
  const rootCertificate = url.searchParams.get("sslrootcert");
  const statementTimeout = readTimeout(url, refuse);
  return {
    host,
    port: url.port === "" ? 5432 : Number(url.port),
    user,
    password,
    database: database === "" ? user : database,
    tls,
    ...(rootCertificate !== null && { rootCertificate }),
    ...(statementTimeout !== undefined && { statementTimeout }),
  };
}

const usage =
  "write postgresql://USER:PASSWORD@HOST/DATABASE; of a password, % / ? # @ as %25 %2F %3F %23 %40";
