import type { Server } from "../served/on-server.ts";
import { type ReadUrl, readUrl } from "./connection.ts";
import { isLost, problemOf } from "./problem.ts";
import { openSession, type Session } from "./session.ts";

/** How a ClickHouse server is got at. */
export const clickHouseServer: Server<ReadUrl, Session> = {
  url: "https://USER:PASSWORD@HOST:8443",
  readUrl,
  open: openSession,
  isLost,
  problem: problemOf,
};
