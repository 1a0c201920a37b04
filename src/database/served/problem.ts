import { ReadRefusal } from "../../effect.ts";

/** What is said of an error of a server, or of the way there. */
export interface Problem {
  /** By a code of the server or the system, or words of the client. */
  readonly is: RegExp;
  readonly code: string;
  readonly says: string;
  readonly hint: string;
}

/** What is said of a network, and of TLS. */
const networkProblems: readonly Problem[] = [
  {
    is: /^(?:ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/,
    code: "database/tls",
    says: "shows a certificate of another host",
    hint: "name the host in the URL as the certificate does",
  },
  {
    is: /^(?:CERT_|ERR_TLS|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|UNSPECIFIED)/,
    code: "database/tls",
    says: "shows a certificate that nobody here vouches for, or that is out of date",
    hint: "name the file of its authority: ?sslrootcert=/path/of/ca.pem",
  },
  {
    is: /^(?:ERR_SSL|EPROTO)/,
    code: "database/tls",
    says: "speaks no TLS that is taken here",
    hint: "see which versions of TLS it offers",
  },
  {
    is: /^(?:ENOTFOUND|EAI_)/,
    code: "database/unreachable",
    says: "is at a host that nobody knows",
    hint: "mend the host in the URL, or the network",
  },
  {
    is: /^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENOENT|EACCES|EPERM)$/,
    code: "database/unreachable",
    says: "does not answer",
    hint: "start it, or mend host and port in the URL",
  },
  {
    is: /^ETIMEDOUT$|^timeout e/,
    code: "database/unreachable",
    says: "does not answer within 15 seconds",
    hint: "mend host and port in the URL, or let this machine through the firewall",
  },
];

interface Wording {
  readonly problems: readonly Problem[];
  /** Says of what the server calls by a code what that is; empty where it is none of its own. */
  readonly number: (code: string) => string;
  /** What to try where nothing else is known. */
  readonly hint: string;
}

/** Words an error of a server, or of the way there, and repeats nothing that is said of it. */
export function refusalOf(
  error: unknown,
  variable: string,
  { problems, number, hint }: Wording,
): ReadRefusal {
  if (error instanceof ReadRefusal) return error;
  const code = codeOf(error) ?? "";
  const server = `the server of ${variable}`;
  const found = [...problems, ...networkProblems].find(
    ({ is }) => is.test(code) || is.test(messageOf(error)),
  );
  if (found !== undefined)
    return new ReadRefusal({
      code: found.code,
      message: `${server} ${found.says}`,
      hint: found.hint,
    });
  const message = `${server} cannot be read${number(code)}`;
  return new ReadRefusal({ code: "database/unreachable", message, hint });
}

/** Returns the code of an error, where it has one. */
export function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : undefined;
}

/** Returns what an error says. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : "";
}
