import { join } from "node:path";
import { displayPath } from "../config/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { errorCode, type ReadEffects } from "../effect.ts";
import { readLedger } from "../ledger/index.ts";
import {
  lookAt,
  type Manifest,
  manifestName,
  pictureName,
  readArtifacts,
} from "../manifest/index.ts";

/** An edition that lies whole in a folder. */
export interface BuiltEdition {
  /** The name of its folder. */
  readonly name: string;
  readonly id: string;
  readonly incidents: number;
  readonly pages: number;
  readonly hasPicture: boolean;
  /** The figures that it prints as key figures, by their ids, in its own words. */
  readonly keyFigures: readonly { readonly id: string; readonly words: string }[];
}

export interface BuiltEditions {
  readonly editions: readonly BuiltEdition[];
  /** How many are for other audiences, of which nothing more is said. */
  readonly others: number;
  /** How many are not whole, of which nothing more can be said. */
  readonly broken: number;
}

interface Where {
  /** The absolute path of the folder that editions were built to. */
  readonly out: string;
  /** The absolute path of the project's folder, from which findings name files. */
  readonly project: string;
  readonly effects: ReadEffects;
}

/**
 * Reads the editions for an audience in a folder, in the order of their names. A folder without a manifest is none;
 * one whose manifest cannot be read, or whose files are not as it says, is an error.
 */
export async function readEditions(
  audience: string,
  { out, project, effects }: Where,
): Promise<BuiltEditions & { readonly diagnostics: readonly Diagnostic[] }> {
  const names = await effects.list(out).catch((error: unknown): readonly string[] => {
    if (errorCode(error) === undefined) throw error;
    return [];
  });
  const editions: BuiltEdition[] = [];
  const diagnostics: Diagnostic[] = [];
  let [others, broken] = [0, 0];
  for (const name of names) {
    const folder = join(out, name);
    const { manifest, isWhole, reason } = await lookAt(folder, effects);
    if (reason !== undefined) {
      broken += 1;
      const file = displayPath(project, join(folder, manifestName));
      diagnostics.push(brokenEdition(name, reason, file));
    }
    if (manifest === undefined || !isWhole) continue;
    if (manifest.edition.audience !== audience) others += 1;
    else {
      const { artifacts } = await readArtifacts(folder, manifest, effects);
      const file = displayPath(project, join(folder, "figures.json"));
      editions.push(toEdition(name, manifest, { artifacts, file, diagnostics }));
    }
  }
  return { editions, others, broken, diagnostics };
}

function brokenEdition(name: string, reason: string, file: string): Diagnostic {
  return {
    severity: "error",
    code: "summary/broken-edition",
    message: `"${name}" is not summed up: ${reason}`,
    hint: "build it again, or take its folder away",
    place: { file },
  };
}

interface Found {
  readonly artifacts: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** How findings name its figures.json. */
  readonly file: string;
  readonly diagnostics: Diagnostic[];
}

function toEdition(
  name: string,
  { edition, incidents, pages }: Manifest,
  { artifacts, file, diagnostics }: Found,
): BuiltEdition {
  const json = new TextDecoder().decode(
    artifacts.find((one) => one.name === "figures.json")?.bytes,
  );
  const { ledger, diagnostics: unread } = readLedger(json, file);
  diagnostics.push(...unread);
  const keyFigures = (ledger?.figures ?? []).flatMap(({ id, printed }) => {
    const words = printed.find(({ situation }) => situation === "key-figure")?.words;
    return words === undefined ? [] : [{ id, words }];
  });
  const hasPicture = artifacts.some((one) => one.name === pictureName);
  return { name, id: edition.id, incidents, pages, hasPicture, keyFigures };
}
