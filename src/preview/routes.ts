import { readFile } from "node:fs/promises";
import { type Answer, json, plain, policies } from "./answer.ts";
import type { Session } from "./session.ts";
import type { Shelf } from "./shelf.ts";
import { spotAt } from "./spot.ts";
import type { Wanted } from "./told.ts";

/** What answers are made of. */
export interface Sources {
  readonly shelf: Shelf;
  readonly session: Session;
}

// The page's own files, as they are; beside this one, or beside the bundle.
const shellFiles: Readonly<Record<string, string>> = {
  "preview.html": "text/html; charset=utf-8",
  "preview.css": "text/css; charset=utf-8",
  "preview.js": "text/javascript; charset=utf-8",
  "findings.js": "text/javascript; charset=utf-8",
  "morph.js": "text/javascript; charset=utf-8",
  "panes.js": "text/javascript; charset=utf-8",
  "rows.js": "text/javascript; charset=utf-8",
};

const gone = plain(404, "there is nothing here");

/** Returns which edition the parameters of an address name. */
export function wantedIn(parameters: URLSearchParams): Wanted {
  const named = (name: string): string | undefined => parameters.get(name) || undefined;
  return {
    edition: named("edition"),
    language: named("language"),
    audience: named("audience"),
  };
}

/** Answers a request, but for that to be told what is new. */
export async function answer(url: URL, sources: Sources): Promise<Answer> {
  const [, folder = "", name = ""] = url.pathname.split("/");
  const { shelf, session } = sources;
  const { searchParams: parameters } = url;
  switch (folder) {
    case "":
      return shellFile("preview.html");
    case "shell":
      return shellFile(name);
    case "html": {
      const html = shelf.html.get(name);
      const type = "text/html; charset=utf-8";
      return html ? { type, body: html.text, policy: policies.framed } : gone;
    }
    case "page": {
      const page = shelf.pages.get(name);
      const kept = { type: "image/svg+xml", policy: policies.picture, isKept: true };
      return page ? { ...kept, body: page.draw() } : gone;
    }
    case "font": {
      const body = shelf.fonts.get(name);
      return body ? { type: "font/woff2", body, isKept: true } : gone;
    }
    case "rows": {
      const rows = shelf.rows.get(name);
      return rows ? json(rows) : gone;
    }
    case "spot":
      return spot(parameters, shelf);
    case "file":
      return file(name, parameters, session);
    default:
      return gone;
  }
}

async function shellFile(name: string): Promise<Answer> {
  const type = Object.hasOwn(shellFiles, name) ? shellFiles[name] : undefined;
  if (type === undefined) return gone;
  const body = await readFile(new URL(`./shell/${name}`, import.meta.url));
  return { type, body, policy: policies.shell };
}

function spot(parameters: URLSearchParams, shelf: Shelf): Answer {
  const html = shelf.html.get(parameters.get("html") ?? "");
  const node = html?.nodes[Number(parameters.get("node") ?? Number.NaN)];
  if (html !== undefined && node !== undefined) return json(html.tell(node));
  const page = shelf.pages.get(parameters.get("page") ?? "");
  const [x, y] = ["x", "y"].map((name) => Number(parameters.get(name) ?? Number.NaN));
  if (page === undefined || x === undefined || y === undefined) return gone;
  return json(spotAt(page.frames.items, { x, y }, page.tell) ?? null);
}

const fileTypes: Readonly<Record<string, Pick<Answer, "type" | "policy">>> = {
  "briefing.html": { type: "text/html; charset=utf-8", policy: policies.whole },
  // A viewer of PDFs that is part of the browser does not start in a sandbox.
  "briefing.pdf": { type: "application/pdf" },
};

async function file(name: string, parameters: URLSearchParams, session: Session): Promise<Answer> {
  const type = Object.hasOwn(fileTypes, name) ? fileTypes[name] : undefined;
  if (type === undefined) return gone;
  const body = await session.artifact(wantedIn(parameters), name);
  if (body !== undefined) return { ...type, body };
  return plain(409, `${name} cannot be made: the preview says what is wrong`);
}
