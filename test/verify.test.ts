import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { run } from "../src/cli/run.ts";
import { nodeEffects, type VerifyReport, verify } from "../src/index.ts";
import { filesIn } from "./support/command.ts";
import { type Floods, withFloods } from "./support/floods.ts";
import { recordingTerminal } from "./support/terminal.ts";

const verified = ({ root }: Floods, folder = "out"): Promise<VerifyReport> =>
  verify({ project: root, folder: join(root, folder) }, nodeEffects());

async function command({ root }: Floods, folder: string) {
  const terminal = recordingTerminal(root);
  const code = await run(["verify", folder], terminal);
  return { code, out: terminal.stdout(), err: terminal.stderr() };
}

describe("verify", () => {
  test("finds what was just built the same, byte for byte, and writes nothing", () =>
    withFloods(async (floods) => {
      await floods.build();
      const before = filesIn(floods.root);
      expect(await command(floods, "out")).toEqual({
        code: 0,
        out: "february-en: the same, byte for byte\njanuary-en: the same, byte for byte\n",
        err: "",
      });
      expect(filesIn(floods.root)).toEqual(before);
      const { editions } = await verified(floods, "out/january-en");
      expect(editions.map(({ name }) => name)).toEqual(["january-en"]);
    }));

  test("makes the picture of the first page again where there is one", () =>
    withFloods(async (floods) => {
      await floods.build({ picture: true });
      expect((await command(floods, "out")).code).toBe(0);
      const path = join(floods.out, "january-en/page-1.svg");
      writeFileSync(path, readFileSync(path, "utf8").replace("<rect", "<path"));
      const { code, out } = await command(floods, "out");
      expect(code).toBe(1);
      expect(out).toMatch(/page-1\.svg differs from byte \d+ \(layout or picture\)/);
    }));

  test("names the input that changed, and the files that it changed", () =>
    withFloods(async (floods) => {
      await floods.build();
      floods.edit("data/claims.csv", "C-1b,F-1,office,at least 4", "C-1b,F-1,office,at least 5");
      const { editions } = await verified(floods);
      const [february, january] = editions;
      expect(january?.changes).toEqual(["data/claims.csv changed"]);
      expect(january?.differences.map(({ file }) => file)).toContain("briefing.pdf");
      // It prints none of that.
      expect(february?.changes).toEqual(["data/claims.csv changed"]);
      expect(february?.differences.map(({ file }) => file)).toEqual(["manifest.json"]);
      expect((await command(floods, "out")).code).toBe(1);
    }));

  test("says where a file begins to differ that nothing explains", () =>
    withFloods(async (floods) => {
      await floods.build();
      const path = join(floods.out, "january-en/briefing.pdf");
      const bytes = readFileSync(path);
      bytes[1234] = (bytes[1234] ?? 0) ^ 1;
      writeFileSync(path, bytes);
      rmSync(join(floods.out, "january-en/briefing.html"));
      const { code, out } = await command(floods, "out/january-en");
      expect(code).toBe(1);
      expect(out).toBe(
        [
          "january-en: not the same, though nothing changed that it is made from",
          "  briefing.pdf differs from byte 1234 (layout or PDF)",
          "  briefing.html is missing",
          "",
        ].join("\n"),
      );
    }));

  test("says that another version of the program made it", () =>
    withFloods(async (floods) => {
      await floods.build();
      const path = join(floods.out, "january-en/manifest.json");
      const text = readFileSync(path, "utf8");
      writeFileSync(path, text.replace('"fieldbrief": "0.1.0"', '"fieldbrief": "0.0.1"'));
      const { code, out } = await command(floods, "out/january-en");
      expect(code).toBe(1);
      expect(out).toContain("fieldbrief 0.0.1 became 0.1.0");
    }));

  test("says 2 where there is nothing to verify, or it cannot be made again", () =>
    withFloods(async (floods) => {
      const nothing = await command(floods, "data");
      expect(nothing.code).toBe(2);
      expect(nothing.err).toContain("error[edition/no-manifest]");
      await floods.build();
      floods.edit("data/claims.csv", "C-1b,F-1", "C-1b,F-9");
      const broken = await command(floods, "out/january-en");
      expect(broken.code).toBe(2);
      expect(broken.out).toContain("it could not be made again");
      expect(broken.err).toContain("F-9");
      floods.edit("data/claims.csv", "C-1b,F-9", "C-1b,F-1");
      floods.edit("briefing.yaml", "id: january", "id: other");
      const gone = await command(floods, "out/january-en");
      expect(gone.code).toBe(2);
      expect(gone.err).toContain("error[edition/unknown]");
    }));
});
