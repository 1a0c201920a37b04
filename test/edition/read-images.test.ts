import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Figure } from "../../src/document/index.ts";
import { imageReader } from "../../src/edition/read-images.ts";
import { diskEffects, type ReadEffects } from "../../src/effect.ts";
import { png } from "../image/pictures.ts";
import { doc } from "../support/nodes.ts";

const place = { file: "templates/briefing/briefing.hbs", line: 7, column: 3 };

function figureOf(path: string): Figure {
  const scene = { width: 0, height: 0, items: [] };
  return { type: "figure", place, scene, alt: "A picture", file: { path } };
}

/** Runs `use` beside a project that holds images/a.png, in folders that are gone afterwards. */
async function withProject<T>(use: (root: string) => Promise<T>): Promise<T> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "fieldbrief-images-")));
  const picture = png({ width: 40, height: 20, color: 0, pixel: () => [9] });
  try {
    mkdirSync(join(folder, "project/images"), { recursive: true });
    writeFileSync(join(folder, "project/images/a.png"), picture);
    writeFileSync(join(folder, "outside.png"), picture);
    return await use(join(folder, "project"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function findings(root: string, ...paths: readonly string[]): Promise<readonly string[]> {
  const { diagnostics } = await imageReader(root, diskEffects)(doc(paths.map(figureOf)));
  expect(diagnostics.every((each) => each.place === place)).toBe(true);
  return diagnostics.map(({ code, message }) => `${code}: ${message}`);
}

test("a picture takes the place of its empty scene, in 96ths of an inch", async () => {
  await withProject(async (root) => {
    const read = await imageReader(root, diskEffects)(doc([figureOf("images/a.png")]));
    expect(read.diagnostics).toEqual([]);
    const [figure] = read.document.children;
    expect(figure).toMatchObject({ scene: { width: 30, height: 15, image: { kind: "png" } } });
  });
});

test("a file is read once, however many editions show it", async () => {
  await withProject(async (root) => {
    const paths: string[] = [];
    const effects: ReadEffects = {
      ...diskEffects,
      readFile: (path) => {
        paths.push(path);
        return diskEffects.readFile(path);
      },
    };
    const read = imageReader(root, effects);
    const document = doc([figureOf("images/a.png"), figureOf("images/a.png")]);
    await Promise.all([read(document), read(document)]);
    expect(paths).toEqual([join(root, "images/a.png")]);
  });
});

test("a document without pictures stays as it is", async () => {
  const document = doc([]);
  expect((await imageReader("/nowhere", diskEffects)(document)).document).toBe(document);
});

test("nothing outside the project is read, by a path or by a link", async () => {
  await withProject(async (root) => {
    symlinkSync("../../outside.png", join(root, "images/link.png"));
    symlinkSync("../..", join(root, "images/up"));
    expect(
      await findings(root, "../outside.png", "images/link.png", "images/up/outside.png"),
    ).toEqual([
      'config/outside-project: "../outside.png" lies outside the project folder',
      'config/outside-project: "images/link.png" lies outside the project folder',
      'config/outside-project: "images/up/outside.png" lies outside the project folder',
    ]);
  });
});

test("what is no picture is a finding at the place that asks for it", async () => {
  await withProject(async (root) => {
    writeFileSync(join(root, "images/b.png"), "GIF89a");
    writeFileSync(join(root, "images/c.png"), "id,date\n");
    mkdirSync(join(root, "images/d.png"));
    expect(
      await findings(root, "images/b.png", "images/c.png", "images/d.png", "images/e.png"),
    ).toEqual([
      'image/unknown-kind: "images/b.png" is a GIF, whatever its name says',
      'image/unknown-kind: "images/c.png" is no picture',
      'config/not-a-file: "images/d.png" is a folder, not a file',
      'config/missing-file: no such file or folder: "images/e.png"',
    ]);
  });
});

test("a heavy picture is shown, with a warning", async () => {
  await withProject(async (root) => {
    // Bytes that do not pack, and are the same each time.
    const bytes = createHash("shake256", { outputLength: 1600 * 1400 }).digest();
    const noise = (x: number, y: number): readonly number[] => [bytes[x + y * 1600] ?? 0];
    writeFileSync(
      join(root, "images/heavy.png"),
      png({ width: 1600, height: 1400, color: 0, pixel: noise }),
    );
    const read = await imageReader(root, diskEffects)(doc([figureOf("images/heavy.png")]));
    expect(read.diagnostics).toEqual([
      expect.objectContaining({ severity: "warning", code: "image/heavy", place }),
    ]);
    expect(read.document.children[0]).toMatchObject({ scene: { image: { kind: "png" } } });
  });
});
