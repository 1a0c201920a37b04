import { join } from "node:path";
import { errorCode, type ReadEffects } from "../effect.ts";
import { readLedger } from "../ledger/index.ts";
import { lookAt, type Manifest, pictureName, readArtifacts } from "../manifest/index.ts";

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
}

/**
 * Reads the editions for an audience in a folder, in the order of their names. One whose files are not as its manifest
 * says, or not there, is none.
 */
export async function readEditions(
  out: string,
  audience: string,
  effects: ReadEffects,
): Promise<BuiltEditions> {
  const names = await effects.list(out).catch((error: unknown): readonly string[] => {
    if (errorCode(error) === undefined) throw error;
    return [];
  });
  const editions: BuiltEdition[] = [];
  let others = 0;
  for (const name of names) {
    const folder = join(out, name);
    const { manifest, isWhole } = await lookAt(folder, effects);
    if (manifest === undefined || !isWhole) continue;
    if (manifest.edition.audience !== audience) others += 1;
    else {
      const { artifacts } = await readArtifacts(folder, manifest, effects);
      editions.push(toEdition(name, manifest, artifacts));
    }
  }
  return { editions, others };
}

function toEdition(
  name: string,
  { edition, incidents, pages }: Manifest,
  artifacts: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): BuiltEdition {
  const json = new TextDecoder().decode(
    artifacts.find((one) => one.name === "figures.json")?.bytes,
  );
  const { ledger } = readLedger(json, `${name}/figures.json`);
  const keyFigures = (ledger?.figures ?? []).flatMap(({ id, printed }) => {
    const words = printed.find(({ situation }) => situation === "key-figure")?.words;
    return words === undefined ? [] : [{ id, words }];
  });
  const hasPicture = artifacts.some((one) => one.name === pictureName);
  return { name, id: edition.id, incidents, pages, hasPicture, keyFigures };
}
