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
 * beside its place first; only when all are does each replace the one before, while no other run's do. A build that
 * fails or is interrupted leaves the files of the last one as they were; what an interrupted one left behind is
 * cleared by the next. Throws a ReportError when the disk refuses.
 * `gone` are files of an earlier build that the edition no longer has.
 */
export async function writeArtifacts(
  folder: string,
  artifacts: readonly Artifact[],
  disk: WriteEffects,
  gone: readonly string[] = [],
): Promise<void> {
  const mark = disk.mark();
  const parts = artifacts.map(({ name, bytes }) => ({
    part: join(folder, `.${name}.${mark}${unfinished}`),
    whole: join(folder, name),
    bytes,
  }));
  await prepareFolder(folder, disk);
  try {
    for (const name of await disk.list(folder))
      if (isLeftBehind(name, disk)) await disk.remove(join(folder, name));
    const writing = parts.map(({ part, bytes }) => disk.writeFile(part, bytes));
    // Where one fails the others are waited for: what they still write nobody would clear.
    await Promise.allSettled(writing);
    await Promise.all(writing);
    await putInPlace(parts, { folder, disk, gone });
  } catch (error) {
    const cleared = await Promise.allSettled(parts.map(({ part }) => disk.remove(part)));
    const isSpoilt = cleared.some(({ status }) => status === "rejected");
    const hint = isSpoilt
      ? `free the folder; files ending in ${unfinished} can be deleted`
      : elsewhere;
    throw new ReportError([refusal(folder, error, { hint })], { cause: error });
  }
}

/** Makes a folder that files are to be written to, where it is missing. Throws a ReportError when the disk refuses. */
export async function prepareFolder(folder: string, disk: WriteEffects): Promise<void> {
  try {
    await disk.makeFolder(folder);
  } catch (error) {
    const why = errorCode(error) === "ENOENT" ? "no folder can be made there" : undefined;
    throw new ReportError([refusal(folder, error, { why, hint: elsewhere })], { cause: error });
  }
}

const elsewhere = "name another folder with --out, or free this one";

interface Part {
  readonly part: string;
  readonly whole: string;
}

async function putInPlace(
  parts: readonly Part[],
  {
    folder,
    disk,
    gone,
  }: { readonly folder: string; readonly disk: WriteEffects; readonly gone: readonly string[] },
): Promise<void> {
  const lock = join(folder, unfinished);
  await disk.claim(lock);
  try {
    for (const { part, whole } of parts.slice(0, -1)) await disk.rename(part, whole);
    for (const name of gone) await disk.remove(join(folder, name));
    // The last takes its place as the lock, so that whoever is cut off leaves no lock beside files that are whole.
    for (const { part, whole } of parts.slice(-1)) {
      await disk.rename(part, lock);
      await disk.rename(lock, whole);
    }
  } catch (error) {
    await disk.remove(lock);
    throw error;
  }
}

// By another run that is not writing any more; what has no mark is of an earlier version.
function isLeftBehind(name: string, disk: WriteEffects): boolean {
  if (!name.startsWith(".") || !name.endsWith(unfinished) || name === unfinished) return false;
  const mark = name.slice(0, -unfinished.length).split(".").at(-1) ?? "";
  return disk.isOver(mark);
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the disk is read-only",
  ENOSPC: "no space left on the disk",
  EDQUOT: "the disk quota is used up",
  ENOTDIR: "a file stands where a folder should be",
  EEXIST: "a file stands where a folder should be",
  ENOENT: "the folder was taken away, or cleared by another run, meanwhile",
  EISDIR: "a folder stands where a file should be",
};

interface Refused {
  readonly why?: string | undefined;
  readonly hint: string;
}

function refusal(folder: string, error: unknown, { why, hint }: Refused): Diagnostic {
  const code = errorCode(error) ?? "";
  const reason = why ?? reasons[code] ?? (code || "the disk refused");
  return {
    severity: "error",
    code: "io/write",
    message: `cannot write to ${folder}: ${reason}`,
    hint,
  };
}
