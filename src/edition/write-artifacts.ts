import { join } from "node:path";
import { type Diagnostic, ReportError } from "../diagnostic.ts";
import { errorCode, type WriteEffects } from "../effect.ts";

/** A file of an edition, whole. */
export interface Artifact {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const unfinished = ".unfinished";

/**
 * Writes an edition's files into `folder`, which is made where it is missing. Every file is written whole
 * beside its place first; only when all are does each replace the one before. A build that fails or is
 * interrupted leaves the files of the last one as they were; what an interrupted one left behind is
 * cleared by the next. Throws a ReportError when the disk refuses.
 * `gone` are files of an earlier build that the edition no longer has.
 */
export async function writeArtifacts(
  folder: string,
  artifacts: readonly Artifact[],
  disk: WriteEffects,
  gone: readonly string[] = [],
): Promise<void> {
  const parts = artifacts.map(({ name, bytes }) => ({
    part: join(folder, `.${name}${unfinished}`),
    whole: join(folder, name),
    bytes,
  }));
  try {
    await disk.makeFolder(folder);
    for (const name of await disk.list(folder))
      if (name.startsWith(".") && name.endsWith(unfinished)) await disk.remove(join(folder, name));
    const writing = parts.map(({ part, bytes }) => disk.writeFile(part, bytes));
    // Where one fails the others are waited for: what they still write nobody would clear.
    await Promise.allSettled(writing);
    await Promise.all(writing);
    for (const { part, whole } of parts) await disk.rename(part, whole);
    for (const name of gone) await disk.remove(join(folder, name));
  } catch (error) {
    const cleared = await Promise.allSettled(parts.map(({ part }) => disk.remove(part)));
    throw new ReportError(
      [
        refusal(
          folder,
          error,
          cleared.some((c) => c.status === "rejected"),
        ),
      ],
      {
        cause: error,
      },
    );
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the disk is read-only",
  ENOSPC: "no space left on the disk",
  EDQUOT: "the disk quota is used up",
  ENOTDIR: "a file stands where a folder should be",
  EEXIST: "a file stands where a folder should be",
  EISDIR: "a folder stands where a file should be",
};

function refusal(folder: string, error: unknown, leftovers: boolean): Diagnostic {
  const code = errorCode(error);
  const reason = (code === undefined ? undefined : reasons[code]) ?? code ?? "the disk refused";
  return {
    severity: "error",
    code: "io/write",
    message: `cannot write to ${folder}: ${reason}`,
    hint: leftovers
      ? `free the folder; files ending in ${unfinished} can be deleted`
      : "name another folder with --out, or free this one",
  };
}
