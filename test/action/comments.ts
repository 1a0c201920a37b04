import { createServer } from "node:http";

/** A comment of a pull request. */
export interface Comment {
  readonly id: number;
  body: string;
  readonly user: { readonly type: string };
}

/** A server that answers as GitHub does, as far as comments go. */
export interface Comments {
  readonly address: string;
  readonly comments: Comment[];
  /** `POST /repos/…`, in order. */
  readonly requests: readonly string[];
  /** Answers all that comes with this status from now on. */
  readonly refuse: (status: number) => void;
  readonly stop: () => Promise<void>;
}

/** Starts the server on a free port of this machine. */
export async function startComments(): Promise<Comments> {
  const comments: Comment[] = [];
  const requests: string[] = [];
  let refused: number | undefined;
  const server = createServer((request, response) => {
    const { method = "", url = "", headers } = request;
    let text = "";
    request.on("data", (chunk) => {
      text += String(chunk);
    });
    request.on("end", () => {
      requests.push(`${method} ${url}`);
      const answer = (status: number, value: unknown): void => {
        response.writeHead(status, { "content-type": "application/json" });
        response.end(JSON.stringify(value));
      };
      if (refused !== undefined) return answer(refused, { message: "refused" });
      if (headers.authorization !== "Bearer a-token") return answer(401, {});
      const { pathname, searchParams } = new URL(url, "http://localhost");
      const page = Number(searchParams.get("page"));
      if (method === "GET") return answer(200, comments.slice((page - 1) * 100, page * 100));
      const body = String(JSON.parse(text).body);
      if (
        method === "POST" &&
        /^\/repos\/someone\/briefings\/issues\/7\/comments$/.test(pathname)
      ) {
        comments.push({ id: comments.length + 1, body, user: { type: "Bot" } });
        return answer(201, comments.at(-1));
      }
      const id = Number(/\/issues\/comments\/(\d+)$/.exec(pathname)?.[1]);
      const known = comments.find((one) => one.id === id);
      if (method !== "PATCH" || known === undefined) return answer(404, {});
      known.body = body;
      return answer(200, known);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    address: `http://127.0.0.1:${address.port}`,
    comments,
    requests,
    refuse: (status) => {
      refused = status;
    },
    stop: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
