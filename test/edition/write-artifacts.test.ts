import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { ReportError } from "../../src/diagnostic.ts";
import { writeArtifacts } from "../../src/edition/index.ts";
import { diskWrites, type WriteEffects } from "../../src/effect.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const folder = (): string => mkdtempSync(join(tmpdir(), "fieldbrief-artifacts-"));
const edition = (text: string) => [
  { name: "briefing.pdf", bytes: bytes(`pdf ${text}`) },
  { name: "briefing.html", bytes: bytes(`html ${text}`) },
];

// A disk that fails at the n-th call of one of its functions, as a full or failing one would.
function failing(at: keyof WriteEffects, n: number): WriteEffects {
  let calls = 0;
  const fail = async (): Promise<never> => {
    throw Object.assign(new Error("no space"), { code: "ENOSPC" });
  };
  return {
    ...diskWrites,
    writeFile: (path, data) =>
      at === "writeFile" && ++calls === n ? fail() : diskWrites.writeFile(path, data),
    rename: (from, to) => (at === "rename" && ++calls === n ? fail() : diskWrites.rename(from, to)),
  };
}

describe("writing an edition's files", () => {
  test("makes the folder and writes all, with nothing beside them", async () => {
    const out = join(folder(), "deep", "2022-05");
    await writeArtifacts(out, edition("1"), diskWrites);
    expect(readdirSync(out).sort()).toEqual(["briefing.html", "briefing.pdf"]);
    expect(readFileSync(join(out, "briefing.pdf"), "utf8")).toBe("pdf 1");
  });

  test("leaves the files of the last build as they were when the disk is full", async () => {
    const out = folder();
    await writeArtifacts(out, edition("1"), diskWrites);
    await expect(writeArtifacts(out, edition("2"), failing("writeFile", 2))).rejects.toThrow(
      ReportError,
    );
    expect(readdirSync(out).sort()).toEqual(["briefing.html", "briefing.pdf"]);
    expect(readFileSync(join(out, "briefing.pdf"), "utf8")).toBe("pdf 1");
    expect(readFileSync(join(out, "briefing.html"), "utf8")).toBe("html 1");
  });

  test("leaves nothing beside them where a file is still being written when another fails", async () => {
    const out = folder();
    await writeArtifacts(out, edition("1"), diskWrites);
    const disk = failing("writeFile", 2);
    const late: WriteEffects = {
      ...disk,
      async writeFile(path, data) {
        if (path.includes("briefing.pdf")) await new Promise((resolve) => setTimeout(resolve, 50));
        await disk.writeFile(path, data);
      },
    };
    // figures.json fails, and the PDF is late.
    const files = [...edition("2"), { name: "figures.json", bytes: bytes("figures") }];
    await expect(writeArtifacts(out, files, late)).rejects.toThrow(ReportError);
    expect(readdirSync(out).sort()).toEqual(["briefing.html", "briefing.pdf"]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(readdirSync(out).sort()).toEqual(["briefing.html", "briefing.pdf"]);
  });

  test("writes each file whole even when the second cannot take its place", async () => {
    const out = folder();
    await writeArtifacts(out, edition("1"), diskWrites);
    await expect(writeArtifacts(out, edition("2"), failing("rename", 2))).rejects.toThrow(
      ReportError,
    );
    expect(readFileSync(join(out, "briefing.pdf"), "utf8")).toBe("pdf 2");
    expect(readFileSync(join(out, "briefing.html"), "utf8")).toBe("html 1");
  });

  test("clears what an interrupted build left behind", async () => {
    const out = folder();
    writeFileSync(join(out, ".briefing.pdf.unfinished"), "half");
    await writeArtifacts(out, edition("1"), diskWrites);
    expect(existsSync(join(out, ".briefing.pdf.unfinished"))).toBe(false);
  });

  test("leaves alone what a run that goes on is writing", async () => {
    const out = folder();
    const kept = [`.briefing.pdf.${process.ppid}-1.unfinished`];
    // No process has such an id: 2^22 is the most there are.
    for (const name of [...kept, ".briefing.pdf.4194305-1.unfinished"])
      writeFileSync(join(out, name), "half");
    await writeArtifacts(out, edition("1"), diskWrites);
    expect(readdirSync(out).sort()).toEqual([...kept, "briefing.html", "briefing.pdf"]);
  });

  test("leaves those of one run where several write at the same time", async () => {
    const out = folder();
    // The second would put both of its files between the two of the first.
    const slow = (...pauses: readonly number[]): WriteEffects => {
      let turn = 0;
      return {
        ...diskWrites,
        isOver: () => false,
        async rename(from, to) {
          await new Promise((resolve) => setTimeout(resolve, pauses[turn++] ?? 0));
          await diskWrites.rename(from, to);
        },
      };
    };
    await Promise.all([
      writeArtifacts(out, edition("1"), slow(0, 200)),
      writeArtifacts(out, edition("2"), slow(100, 0)),
    ]);
    expect(readdirSync(out).sort()).toEqual(["briefing.html", "briefing.pdf"]);
    const [html, pdf] = ["html", "pdf"].map((type) =>
      readFileSync(join(out, `briefing.${type}`), "utf8").replace(`${type} `, ""),
    );
    expect(html).toBe(pdf);
  });

  test("does not wait for ever for a run that was cut off", async () => {
    const out = folder();
    writeFileSync(join(out, ".unfinished"), "");
    await writeArtifacts(out, edition("1"), diskWrites);
    expect(readdirSync(out).sort()).toEqual(["briefing.html", "briefing.pdf"]);
  });

  test("says where its files were taken away under its hands", async () => {
    const out = folder();
    const robbed: WriteEffects = {
      ...diskWrites,
      async rename(from, to) {
        await diskWrites.remove(from);
        await diskWrites.rename(from, to);
      },
    };
    await expect(writeArtifacts(out, edition("1"), robbed)).rejects.toMatchObject({
      diagnostics: [
        { code: "io/write", message: expect.stringContaining("cleared by another run") },
      ],
    });
  });

  // The folder says of whatever is to be made in it that it is not there.
  test.runIf(existsSync("/proc/self"))("says where no folder can be made, and ends", async () => {
    for (const place of ["/proc/fieldbrief", "/proc/fieldbrief/deep"]) {
      const error = await writeArtifacts(place, edition("1"), diskWrites).catch((e: unknown) => e);
      expect(error).toMatchObject({
        diagnostics: [
          {
            code: "io/write",
            message: `cannot write to ${place}: no folder can be made there`,
            hint: "name another folder with --out, or free this one",
          },
        ],
      });
    }
  });

  test("says what stands in the way", async () => {
    const file = join(folder(), "out");
    writeFileSync(file, "");
    const error = await writeArtifacts(join(file, "2022-05"), edition("1"), diskWrites).catch(
      (e: unknown) => e,
    );
    expect(error).toBeInstanceOf(ReportError);
    expect(
      error instanceof ReportError && error.diagnostics.map((d) => `${d.code}: ${d.message}`),
    ).toEqual([
      `io/write: cannot write to ${join(file, "2022-05")}: a file stands where a folder should be`,
    ]);
  });
});
