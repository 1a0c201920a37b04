import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { diskEffects, errorCode } from "../src/effect.ts";

const folder = mkdtempSync(join(tmpdir(), "fieldbrief-"));
afterAll(() => rmSync(folder, { recursive: true }));

const codeOf = async (path: string): Promise<string | undefined> =>
  diskEffects.readFile(join(folder, path)).then(() => "read", errorCode);

describe("diskEffects", () => {
  test("reads a file's bytes", async () => {
    writeFileSync(join(folder, "a"), "ن");
    expect(Buffer.from(await diskEffects.readFile(join(folder, "a"))).toString()).toBe("ن");
  });

  test("lists names in code unit order", async () => {
    mkdirSync(join(folder, "list"));
    for (const name of ["b", "a", "B", "é"]) writeFileSync(join(folder, "list", name), "");
    expect(await diskEffects.list(join(folder, "list"))).toEqual(["B", "a", "b", "é"]);
  });

  test("rejects with the system's code", async () => {
    expect(await codeOf("none")).toBe("ENOENT");
    expect(await codeOf("list")).toBe("EISDIR");
  });

  test.skipIf(process.platform === "win32")(
    "does not read a device, which never ends",
    async () => {
      expect(await diskEffects.readFile("/dev/zero").catch(errorCode)).toBe("ENOTFILE");
    },
  );
});
