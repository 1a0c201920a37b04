import type { Paint } from "../chart/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import type { ReadEffects } from "../effect.ts";
import { portProblem } from "./port-problem.ts";
import { loopback, type Server, serve } from "./serve.ts";
import { openSession } from "./session.ts";
import { openShelf } from "./shelf.ts";
import type { Wanted } from "./told.ts";

export interface PreviewOptions {
  /** The absolute path of the folder that holds briefing.yaml. */
  readonly project: string;
  /** Where the page is to be; any free port with 0. */
  readonly port: number;
  /** What the page shows first. */
  readonly wanted?: Wanted;
}

/** What a preview does to the world, handed in. The folders of the project are watched on the real disk. */
export interface PreviewEffects {
  readonly read: ReadEffects;
  /** Draws charts, in this thread or in another. */
  readonly paint: Paint;
  /** Tells this run from all others; part of addresses, and of no output. */
  readonly run: string;
  /** Told of what is a bug of ours. */
  readonly crash: (error: unknown) => void;
}

/** A page that shows a project until it is stopped. */
export interface Preview {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Opens a page at this machine's loopback, or says why there cannot be one. */
export async function openPreview(
  { project, port, wanted = {} }: PreviewOptions,
  { read, paint, run, crash }: PreviewEffects,
): Promise<{ readonly preview?: Preview; readonly diagnostics: readonly Diagnostic[] }> {
  const shelf = openShelf(run);
  const session = openSession({ project, read, paint, shelf, crash });
  let server: Server;
  try {
    server = await serve({ port, shelf, session, crash });
  } catch (error) {
    await session.stop();
    const diagnostic = portProblem(error, port);
    if (diagnostic === undefined) throw error;
    return { diagnostics: [diagnostic] };
  }
  const first = new URLSearchParams();
  for (const [name, value] of Object.entries(wanted))
    if (value !== undefined) first.set(name, value);
  const query = first.size === 0 ? "" : `?${first}`;
  return {
    preview: {
      url: `http://${loopback}:${server.port}/${query}`,
      async stop() {
        await server.stop();
        await session.stop();
      },
    },
    diagnostics: [],
  };
}
