import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

// The path of veraPDF: org.verapdf.apps:greenfield-apps on Maven Central, one jar with all it needs, for the rules that only
// it knows. .ci/run gets it where it can be had.
const jar = process.env["VERAPDF_JAR"] ?? "";

/** Tells whether veraPDF is to be had here. */
export const hasVeraPdf: boolean = jar !== "";

/**
 * Has veraPDF look at PDFs by their names, as files of a flavour of it (`ua1`, `3a`), and returns what it says of each:
 * `PASS` or `FAIL`. It takes seconds to start, and does so once for all.
 */
export function veraPdf<Name>(
  pdfs: ReadonlyMap<Name, Uint8Array>,
  flavour: string,
): ReadonlyMap<Name, string> {
  const folder = mkdtempSync(join(tmpdir(), "fieldbrief-verapdf-"));
  try {
    const files = [...pdfs].map(([name, bytes], index) => {
      const file = join(folder, `${index}.pdf`);
      writeFileSync(file, bytes);
      return { name, file };
    });
    const main = ["-cp", jar, "org.verapdf.apps.GreenfieldCliWrapper"];
    const words = ["--flavour", flavour, "--format", "text", ...files.map(({ file }) => file)];
    const { stdout, error } = spawnSync("java", [...main, ...words], { encoding: "utf8" });
    if (error !== undefined) throw error;
    const said = new Map(
      [...stdout.matchAll(/^(PASS|FAIL) (.*\.pdf)\b/gm)].map(([, word = "", file = ""]) => [
        basename(file),
        word,
      ]),
    );
    return new Map(files.map(({ name, file }) => [name, said.get(basename(file)) ?? stdout]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
