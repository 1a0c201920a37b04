import { join } from "node:path";
import { type Choice, chooseEditions } from "./choice/index.ts";
import {
  type Config,
  displayPath,
  type EditionConfig,
  editionName,
  readConfig,
} from "./config/index.ts";
import { type Diagnostic, hasErrors, ReportError } from "./diagnostic.ts";
import { errorCode, type ReadEffects, type WriteEffects } from "./effect.ts";
import { type Manifest, manifestName, readArtifacts, readManifest } from "./manifest/index.ts";

export interface PublishOptions extends Choice {
  /** The absolute path of the folder that holds briefing.yaml. */
  readonly project: string;
  /** The absolute path of the folder that editions were built to. */
  readonly out: string;
}

export interface PublishEffects {
  readonly read: ReadEffects;
  readonly write: WriteEffects;
}

/** What became of one edition. */
export interface Published {
  /** The name of its folder. */
  readonly name: string;
  /** Where it is kept, from the project's folder. */
  readonly folder: string;
  readonly work: "published" | "there already";
}

/** What publishing came to. It never throws for anything a user can mend: it is all here. */
export interface PublishReport {
  /** Whether there was a project and editions to publish. */
  readonly ran: boolean;
  readonly editions: readonly Published[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Keeps built editions as they go out: their figures.json and manifest.json are copied to the folder of published issues,
 * which later issues are compared with. What is kept is never replaced.
 */
export async function publish(
  options: PublishOptions,
  effects: PublishEffects,
): Promise<PublishReport> {
  const { config, diagnostics: aboutConfig } = await readConfig(options.project, effects.read);
  if (config === undefined || hasErrors(aboutConfig))
    return { ran: false, editions: [], diagnostics: aboutConfig };
  const asked = chooseEditions(config, options);
  const diagnostics = [...aboutConfig, ...asked.diagnostics];
  if (asked.diagnostics.length > 0) return { ran: false, editions: [], diagnostics };
  const editions: Published[] = [];
  for (const edition of asked.editions) {
    try {
      editions.push(await publishOne(edition, { config, out: options.out, ...effects }));
    } catch (error) {
      if (!(error instanceof ReportError)) throw error;
      diagnostics.push(...error.diagnostics);
    }
  }
  return { ran: true, editions, diagnostics };
}

interface Where extends PublishEffects {
  readonly config: Config;
  readonly out: string;
}

const ledgerName = "figures.json";

async function publishOne(
  edition: EditionConfig,
  { config, out, read, write }: Where,
): Promise<Published> {
  const name = editionName(edition);
  const to = join(config.published.folder, name);
  const folder = displayPath(config.root, to);
  const own = await readIfThere(join(out, name, manifestName), read);
  const manifest = own && readManifest(own);
  const found = manifest && (await readArtifacts(join(out, name), manifest, read));
  const ledger = found?.artifacts.find((one) => one.name === ledgerName);
  const isWhole = found?.spoilt.length === 0;
  if (!own || !manifest || !ledger || !isWhole || !isOf(manifest, edition))
    throw refuse(
      "published/not-built",
      `"${name}" is not built, or its files are not as its ${manifestName} says`,
      "run `fieldbrief build` first, or name its folder with --out",
    );
  const files = [ledger, { name: manifestName, bytes: own }];
  const known = await Promise.all(files.map((file) => readIfThere(join(to, file.name), read)));
  const isThere = files.every(({ bytes }, index) => sameBytes(bytes, known[index]));
  if (isThere) return { name, folder, work: "there already" };
  if (known.some((bytes) => bytes !== undefined))
    throw refuse(
      "published/already",
      `"${folder}" holds another edition of that name: what was published stays as it was`,
      "changes since then go into the next issue; take the folder away if it never went out",
    );
  const { writeArtifacts } = await import("./edition/index.ts");
  await writeArtifacts(to, files, write);
  return { name, folder, work: "published" };
}

function isOf({ edition }: Manifest, { id, language, audience }: EditionConfig): boolean {
  return edition.id === id && edition.language === language && edition.audience === audience;
}

async function readIfThere(path: string, read: ReadEffects): Promise<Uint8Array | undefined> {
  try {
    return await read.readFile(path);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return undefined;
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array | undefined): boolean {
  return b !== undefined && Buffer.compare(a, b) === 0;
}

function refuse(code: string, message: string, hint: string): ReportError {
  return new ReportError([{ severity: "error", code, message, hint }]);
}
