import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Answer, headersOf, plain } from "./answer.ts";
import { refuse } from "./guard.ts";
import { answer, type Sources, wantedIn } from "./routes.ts";

/** A server on this machine's loopback. */
export interface Server {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

interface ServeOptions extends Sources {
  /** Any that is free, with 0. */
  readonly port: number;
  /** Told of what is a bug of ours. */
  readonly crash: (error: unknown) => void;
}

/** The address of this machine that no other one can reach. */
export const loopback = "127.0.0.1";

/** Serves a session. Rejects with Node's error where the port is not to be had. */
export async function serve({ port: asked, crash, ...sources }: ServeOptions): Promise<Server> {
  let port = asked;
  const server = createServer((request, response) => {
    const refused = refuse(request, port);
    if (refused !== undefined) {
      if (refused.status === 405) response.setHeader("Allow", "GET");
      return send(response, plain(refused.status, refused.reason));
    }
    const [path = "", base] = [request.url, `http://${loopback}:${port}`];
    if (!URL.canParse(path, base)) return send(response, plain(404, "there is nothing here"));
    const url = new URL(path, base);
    if (url.pathname === "/events") return stream(request, response, { url, sources });
    answer(url, sources).then(
      (found) => send(response, found),
      (error: unknown) => {
        crash(error);
        send(response, plain(500, "this is a bug of ours: the terminal says more"));
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(asked, loopback, () => {
      server.off("error", reject);
      resolve();
    });
  });
  // Of a server that listens to a port.
  port = (server.address() as AddressInfo).port;
  return {
    port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, found: Answer): void {
  response.writeHead(found.status ?? 200, headersOf(found)).end(found.body);
}

// Server-sent events: each holds all there is to tell, so that whoever misses some has missed nothing.
function stream(
  request: IncomingMessage,
  response: ServerResponse,
  { url, sources }: { readonly url: URL; readonly sources: Sources },
): void {
  const { "Content-Length": _, ...headers } = headersOf({
    type: "text/event-stream; charset=utf-8",
    body: "",
  });
  response.writeHead(200, headers);
  const send = (event: string, data: unknown): void => {
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  const stop = sources.session.listen(wantedIn(url.searchParams), {
    told: (told) => send("told", told),
    html: (html) => send("html", html),
    page: (page) => send("page", page),
  });
  request.on("close", stop);
}
