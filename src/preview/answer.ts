/** What a request is answered with. */
export interface Answer {
  readonly status?: number;
  readonly type: string;
  readonly body: string | Uint8Array;
  /** What the browser lets it do; nothing unless told. */
  readonly policy?: string;
  /** Whether it is the same for good. */
  readonly isKept?: boolean;
}

const nothing = "default-src 'none'; frame-ancestors 'none'";

/** Policies of what is sent, each as narrow as can be. */
export const policies = {
  /** The page around: its own script and style, what it frames and asks of here. */
  shell:
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  /** HTML to be framed: no script runs; the page around looks into it, so it is of the same origin. */
  framed:
    "sandbox allow-same-origin; default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
  /** HTML as it is built, which has a policy of its own: of no origin, so that it reads nothing here. */
  whole: "sandbox allow-scripts; frame-ancestors 'none'",
  picture: "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
} as const;

/** Returns the headers of an answer. */
export function headersOf({
  type,
  body,
  policy = nothing,
  isKept = false,
}: Answer): Record<string, string> {
  return {
    "Content-Type": type,
    "Content-Length": String(typeof body === "string" ? Buffer.byteLength(body) : body.length),
    "Cache-Control": isKept ? "private, max-age=86400, immutable" : "no-store",
    "Content-Security-Policy": policy,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
  };
}

/** Returns data as an answer. */
export function json(value: unknown): Answer {
  return { type: "application/json", body: JSON.stringify(value) };
}

/** Returns words as an answer. */
export function plain(status: number, body: string): Answer {
  return { status, type: "text/plain; charset=utf-8", body: `${body}\n` };
}
