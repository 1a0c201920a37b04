import { ReportError } from "../../diagnostic.ts";
import { type Environment, ReadRefusal } from "../../effect.ts";

/** What is read of the world: environment variables, and the file of certificates that a URL names. */
export interface ServerEffects {
  readonly environment: Environment;
  readonly readFile: (path: string) => Promise<Uint8Array>;
}

/** How servers of a kind are got at: `C` is what a URL says, `S` a session. */
export interface Server<C extends { readonly rootCertificate?: string }, S> {
  /** What a URL is like. */
  readonly url: string;
  readUrl(text: string, variable: string): C;
  open(connection: C, authorities: string | undefined): Promise<S>;
  isLost(error: unknown): boolean;
  problem(error: unknown, variable: string): ReadRefusal;
}

/** Which server, and what of the world it is found by. */
export interface OnServer {
  /** The environment variable that holds its URL. */
  readonly variable: string;
  readonly effects: ServerEffects;
  /** Whether the session is kept open where all goes well. */
  readonly isKept?: boolean;
}

const attempts = 3;

/**
 * Runs `use` on the server whose URL an environment variable holds, in one session, which is closed behind it unless it
 * goes well and is to be kept: where the connection is lost, all of it again in another one. Throws a ReadRefusal, which
 * says nothing of the server but the name of the variable; a ReportError as it is.
 */
export async function onServer<
  C extends { readonly rootCertificate?: string },
  S extends { close(): Promise<void> },
  T,
>(
  server: Server<C, S>,
  { variable, effects, isKept = false }: OnServer,
  use: (session: S) => Promise<T>,
): Promise<T> {
  const url = effects.environment(variable);
  if (url === undefined || url.trim() === "")
    throw new ReadRefusal({
      code: "database/no-url",
      message: `the environment variable ${variable} is not set`,
      hint: `set it to ${server.url}`,
    });
  const connection = server.readUrl(url.trim(), variable);
  const authorities = await readAuthorities(connection.rootCertificate, variable, effects);
  for (let attempt = 1; ; attempt++) {
    let session: S | undefined;
    try {
      session = await server.open(connection, authorities);
      const result = await use(session);
      if (!isKept) await session.close().catch(() => undefined);
      return result;
    } catch (error) {
      await session?.close().catch(() => undefined);
      if (error instanceof ReportError) throw error;
      if (!server.isLost(error) || attempt === attempts) throw server.problem(error, variable);
    }
  }
}

async function readAuthorities(
  path: string | undefined,
  variable: string,
  { readFile }: ServerEffects,
): Promise<string | undefined> {
  if (path === undefined) return undefined;
  try {
    return new TextDecoder().decode(await readFile(path));
  } catch {
    throw new ReadRefusal({
      code: "database/tls",
      message: `the file that the URL in ${variable} names as sslrootcert cannot be read`,
      hint: "name a file of certificates (PEM) by its whole path",
    });
  }
}
