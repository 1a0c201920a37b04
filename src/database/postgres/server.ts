import type { Server } from "../served/on-server.ts";
import { type ReadUrl, readUrl } from "./connection.ts";
import { isLost, problemOf } from "./problem.ts";
import { openSession, type Session } from "./session.ts";

/** How a PostgreSQL server is got at. */
export const postgresServer: Server<ReadUrl, Session> = {
  url: "postgresql://USER:PASSWORD@HOST/DATABASE",
  readUrl,
  open: openSession,
  isLost,
  problem: problemOf,
};
