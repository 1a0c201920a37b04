import type { ReadRefusal } from "../../effect.ts";
import { codeOf, messageOf, type Problem, refusalOf } from "../served/problem.ts";

/** Tells whether an error means that the connection is gone, or its snapshot, and that another may do. */
export function isLost(error: unknown): boolean {
  const code = codeOf(error);
  if (code === undefined) return gone.test(messageOf(error));
  return /^(?:08...|57P0[123]|40001|ECONNRESET|EPIPE)$/.test(code);
}

// What the client says of a connection that broke off, then of what is asked over it.
const gone =
  /^(?:Connection terminated|Client has encountered a connection error|Client was closed)/;

/** Tells whether an error is of the server or of the way there, not of what was asked. */
export function isOfConnection(error: unknown): boolean {
  const code = codeOf(error);
  return isLost(error) || code === undefined || !/^[0-9A-Z]{5}$/.test(code) || code === "57014";
}

/**
 * Words an error of a server, or of the way there. What the server or the system says of it is not repeated: it may name
 * the host, the user or an address.
 */
export function problemOf(error: unknown, variable: string): ReadRefusal {
  return refusalOf(error, variable, {
    problems,
    number: (code) => (/^[0-9A-Z]{5}$/.test(code) ? ` (SQLSTATE ${code})` : ""),
    hint: "see whether psql can, with the same URL",
  });
}

// By SQLSTATE (PostgreSQL 15, appendix A), or words of the client.
const problems: readonly Problem[] = [
  {
    is: /^(?:28P01|28000)$|^SASL/,
    code: "database/not-let-in",
    says: "does not let this user in",
    hint: "check user and password in the URL, and what pg_hba.conf lets in: users, addresses, TLS",
  },
  {
    is: /^3D000$/,
    code: "database/not-let-in",
    says: "has no database of that name",
    hint: "mend the name behind the host in the URL",
  },
  {
    is: /^53300$/,
    code: "database/unreachable",
    says: "takes no more connections",
    hint: "try again, or raise max_connections there",
  },
  {
    is: /^57014$/,
    code: "database/timeout",
    says: "takes longer for a statement than is waited",
    hint: "give it a view of fewer rows, or wait longer: ?statement_timeout=1800 in the URL, in seconds",
  },
  {
    is: /does not support SSL/,
    code: "database/tls",
    says: "has no TLS, which the URL asks for",
    hint: "switch ssl on there; on a network that is trusted whole, write ?sslmode=disable",
  },
  {
    is: /^(?:08...|57P0[123]|40001|ECONNRESET|EPIPE)$|^Connection terminated|^Client /,
    code: "database/lost",
    says: "broke off the connection",
    hint: "see what its log says, and try again",
  },
  {
    is: /^42501$/,
    code: "database/denied",
    says: "does not let this user read what is asked for",
    hint: "GRANT USAGE ON SCHEMA … and GRANT SELECT ON … TO the user of the URL",
  },
];
