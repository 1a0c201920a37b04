import { request } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nodeEffects } from "../../src/index.ts";
import { openPreview } from "../../src/preview/index.ts";
import { type Opened, openCopy } from "./opened.ts";

interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

describe("the server of the preview", () => {
  let opened: Opened;
  let port: number;
  beforeAll(async () => {
    opened = await openCopy("examples/monthly");
    port = Number(new URL(opened.url).port);
  });
  afterAll(async () => {
    await opened.stop();
  });

  const ask = (path: string, headers: Record<string, string> = {}, method = "GET") =>
    new Promise<Got>((resolve, reject) => {
      const asking = request({ host: "127.0.0.1", port, path, headers, method }, (response) => {
        let body = "";
        response.on("data", (part) => {
          body += part;
        });
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        );
      });
      asking.on("error", reject);
      asking.end();
    });

  test("answers this machine, by its two names", async () => {
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) {
      const { status, headers } = await ask("/", { host });
      expect(status).toBe(200);
      expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; script-src 'self'/);
      expect(headers["x-content-type-options"]).toBe("nosniff");
    }
  });

  test.each([
    ["a name that was made to lead here", { host: "evil.example" }],
    ["another port", { host: "127.0.0.1:1" }],
    ["a page of another site", { origin: "https://evil.example" }],
    ["a page of no origin", { origin: "null" }],
    ["another page of this machine", { origin: "http://127.0.0.1:1" }],
    ["a picture in a page of another site", { "sec-fetch-site": "cross-site" }],
    [
      "a frame in a page of another site",
      { "sec-fetch-site": "cross-site", "sec-fetch-dest": "iframe" },
    ],
  ])("refuses %s", async (_, headers) => {
    for (const path of ["/", "/events", "/shell/preview.js"])
      expect((await ask(path, headers)).status).toBe(403);
  });

  test("lets a link of another site lead to the page, and to nothing else", async () => {
    const headers = { "sec-fetch-site": "cross-site", "sec-fetch-dest": "document" };
    expect((await ask("/?edition=2022-05", headers)).status).toBe(200);
    expect((await ask("/file/briefing.pdf", headers)).status).toBe(403);
  });

  test.each(["POST", "PUT", "DELETE", "OPTIONS"])("changes nothing by %s", async (method) => {
    const { status, headers } = await ask("/", {}, method);
    expect(status).toBe(405);
    expect(headers["allow"]).toBe("GET");
  });

  test.each([
    "/shell/tsconfig.json",
    "/shell/../preview.ts",
    "/shell/..%2fpreview.ts",
    "/shell/constructor",
    "/file/manifest.json",
    "/html/none",
    "/page/none",
    "/rows/none",
    "/spot?page=none&x=1&y=1",
    "/briefing.yaml",
    "//evil.example:bad/",
  ])("has nothing at %s", async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  test("listens at the loopback address alone", async () => {
    // Of the same machine: whoever listens at all addresses listens there, too.
    const refused = await new Promise<string>((resolve) => {
      const socket = connect(port, "127.0.0.2", () => resolve("connected"));
      socket.on("error", (error) => resolve(String(Reflect.get(error, "code"))));
    });
    expect(refused).toBe("ECONNREFUSED");
  });

  test("tells of an edition as soon as it is asked, and all there is to tell each time", async () => {
    const told = await new Promise<Record<string, unknown>>((resolve, reject) => {
      const asking = request({ host: "127.0.0.1", port, path: "/events" }, (response) => {
        let text = "";
        response.on("data", (part) => {
          text += part;
          const all = text
            .split("\n")
            .filter((line) => line.startsWith("data: ") && line.endsWith("}"))
            .map((line) => JSON.parse(line.slice(6)));
          const done = all.find(({ work }) => work === "done");
          if (done === undefined) return;
          asking.destroy();
          resolve(done);
        });
      });
      asking.on("error", reject);
      asking.end();
    });
    expect(told).toMatchObject({ isNewest: true, name: expect.stringContaining("en") });
    expect(told["findings"]).toEqual([]);
    const shown: unknown = told["shown"];
    const html = String(Reflect.get(Object(shown), "html"));
    const { status, headers, body } = await ask(`/html/${html}`);
    expect(status).toBe(200);
    expect(headers["content-security-policy"]).toMatch(/^sandbox allow-same-origin; default-src/);
    expect(body).not.toContain("<script");
    expect(opened.crashes).toEqual([]);
  });

  test("says that a port is in use, and what to do", async () => {
    const { read, paint } = nodeEffects();
    const effects = { read, paint, run: "test", crash: () => {} };
    const { preview, diagnostics } = await openPreview({ project: opened.project, port }, effects);
    expect(preview).toBeUndefined();
    expect(diagnostics).toMatchObject([
      { code: "preview/port-in-use", hint: expect.stringContaining("--port 0") },
    ]);
  });
});
