import { type Environment, ReadRefusal } from "../../effect.ts";
import { readUrl } from "./connection.ts";
import { isLost, problemOf } from "./problem.ts";
import { openSession, type Session } from "./session.ts";

/** What is read of the world: environment variables, and the file of certificates that a URL names. */
export interface ServerEffects {
  readonly environment: Environment;
  readonly readFile: (path: string) => Promise<Uint8Array>;
}

const attempts = 3;

/**
 * Runs `use` on the server whose URL an environment variable holds, in one session, which is closed behind it unless it
 * goes well and is to be kept: where the connection is lost, all of it again in another one. Throws a ReadRefusal, which
 * says nothing of the server but the name of the variable; other errors as they are.
 */
export async function onServer<T>(
  variable: string,
  effects: ServerEffects,
  use: (session: Session) => Promise<T>,
  { isKept = false }: { readonly isKept?: boolean } = {},
): Promise<T> {
  const url = effects.environment(variable);
  if (url === undefined || url.trim() === "")
    throw new ReadRefusal({
      code: "database/no-url",
      message: `the environment variable ${variable} is not set`,
      hint: "set it to postgresql://USER:PASSWORD@HOST/DATABASE",
    });
  const connection = readUrl(url.trim(), variable);
  const authorities = await readAuthorities(connection.rootCertificate, variable, effects);
  for (let attempt = 1; ; attempt++) {
    let session: Session | undefined;
    try {
      session = await openSession(connection, authorities);
      const result = await use(session);
      if (!isKept) await session.close().catch(() => undefined);
      return result;
    } catch (error) {
      await session?.close().catch(() => undefined);
      if (!isLost(error) || attempt === attempts) throw problemOf(error, variable);
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
