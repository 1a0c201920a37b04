import { dirname, join } from "node:path";
import { type Config, displayPath, readBytes, readConfig } from "../config/index.ts";
import { type Diagnostic, hasErrors } from "../diagnostic.ts";
import { errorCode, type ReadEffects, type WriteEffects } from "../effect.ts";
import { readData } from "../import/index.ts";
import { applyRule, type Link, providersIn } from "../incident/index.ts";
import { proposeLinks } from "./propose.ts";
import { withProposals } from "./write-links.ts";

/** What linking does to the world. */
export interface LinkEffects {
  readonly read: ReadEffects;
  readonly write: WriteEffects;
}

/** What linking came to. */
export interface LinkReport {
  /** From the project's folder. */
  readonly file: string;
  /** How many pairs are new in the file. */
  readonly proposed: number;
  /** How many were in it, by what was said of them. */
  readonly before: Readonly<Record<Link["state"], number>>;
  /** Incidents of which too many are in one place on one day. */
  readonly crowded: number;
  /** The data sets that the records are of, `own` for those of none. */
  readonly providers: readonly string[];
}

/** A report, unless something is wrong; and everything that was found. */
export interface Linked {
  readonly report: LinkReport | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Proposes links of incidents that may be one event, and writes them behind what links.csv holds: nothing of that is
 * changed. Nothing is written where the data have errors, or where there is nothing to propose.
 */
export async function linkProject(project: string, { read, write }: LinkEffects): Promise<Linked> {
  const { config, diagnostics } = await readConfig(project, read);
  if (config === undefined || hasErrors(diagnostics)) return { report: undefined, diagnostics };
  const { dataset, links, diagnostics: about } = await readData(config, read);
  const found = [...diagnostics, ...about];
  if (hasErrors(found)) return { report: undefined, diagnostics: found };
  const figures = applyRule(dataset, config.data.rule);
  const { proposals, crowded } = proposeLinks(dataset, figures, links);
  const path = config.data.links ?? join(config.data.folder, "links.csv");
  if (proposals.length > 0) {
    const { bytes } = await readBytes(path, { root: config.root, effects: read });
    const problem = await put(path, withProposals(bytes, proposals), { config, write });
    if (problem !== undefined) return { report: undefined, diagnostics: [...found, problem] };
  }
  const number = (state: Link["state"]): number =>
    links.filter((link) => link.state === state).length;
  return {
    report: {
      file: displayPath(config.root, path),
      proposed: proposals.length,
      before: {
        proposed: number("proposed"),
        accepted: number("accepted"),
        rejected: number("rejected"),
      },
      crowded,
      providers: [...providersIn(dataset)].map((name) => name ?? "own"),
    },
    diagnostics: found,
  };
}

interface Writing extends Pick<LinkEffects, "write"> {
  readonly config: Config;
}

// Beside its place first, then into it in one step.
async function put(
  path: string,
  bytes: Uint8Array,
  { config, write }: Writing,
): Promise<Diagnostic | undefined> {
  const beside = `${path}.part`;
  try {
    await write.makeFolder(dirname(path));
    await write.writeFile(beside, bytes);
    await write.rename(beside, path);
    return undefined;
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    await write.remove(beside).catch(() => undefined);
    return {
      severity: "error",
      code: "io/write",
      message: `"${displayPath(config.root, path)}" cannot be written: ${errorCode(error)}`,
      hint: "check the rights on the folder and the room on the disk",
    };
  }
}
