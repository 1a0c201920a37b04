import type { ReadRefusal } from "../../effect.ts";
import { codeOf, messageOf, type Problem, refusalOf } from "../served/problem.ts";

const lost = /^(?:ECONNRESET|EPIPE|socket hang up|aborted|210|209|236|394)$/;

/** Tells whether an error is of the server or of the way there, not of what was asked. */
export function isOfConnection(error: unknown): boolean {
  const code = codeOf(error) ?? "";
  return !/^\d+$/.test(code) || problems.some(({ is }) => is.test(code));
}

/**
 * Words an error of a server, or of the way there. What the server or the system says of it is not repeated: it may name
 * the host, the user or an address.
 */
export function problemOf(error: unknown, variable: string): ReadRefusal {
  return refusalOf(error, variable, {
    problems,
    number: (code) => (/^\d+$/.test(code) ? ` (ClickHouse, code ${code})` : ""),
    hint: "see whether clickhouse-client can, as the same user",
  });
}

/** Tells whether an error means that the connection is gone, and that another may do. */
export function isLost(error: unknown): boolean {
  return lost.test(codeOf(error) ?? messageOf(error));
}

// By the number of ClickHouse (src/Common/ErrorCodes.cpp), or words of the client.
const problems: readonly Problem[] = [
  {
    is: /^(?:516|192|193|194|195)$/,
    code: "database/not-let-in",
    says: "does not let this user in",
    hint: "check user and password in the URL, and from where the server lets this user in",
  },
  {
    is: /^81$/,
    code: "database/not-let-in",
    says: "has no database of that name",
    hint: "mend data.server.database in briefing.yaml",
  },
  {
    is: /^(?:159|160)$|^Timeout error/,
    code: "database/timeout",
    says: "takes longer for a statement than is waited",
    hint: "give it a view of fewer rows, or wait longer: ?statement_timeout=1800 in the URL, in seconds",
  },
  {
    is: /^(?:202|439|241)$/,
    code: "database/unreachable",
    says: "has no room for another query, or too little memory for this one",
    hint: "try again, or raise max_concurrent_queries or max_memory_usage there",
  },
  {
    is: /^(?:164|452|115)$/,
    code: "database/denied",
    says: "does not let this user say how a query is to be read",
    hint: "give the user a profile with readonly = 2, not 1, and ClickHouse 25.5 or later",
  },
  {
    is: /^497$/,
    code: "database/denied",
    says: "does not let this user read what is asked for",
    hint: "GRANT SELECT ON … TO the user of the URL",
  },
  {
    is: lost,
    code: "database/lost",
    says: "broke off the connection",
    hint: "see what its log says, and try again",
  },
];
