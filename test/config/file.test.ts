import { describe, expect, test } from "vitest";
import { isInside, readText } from "../../src/config/index.ts";
import type { ReadEffects } from "../../src/effect.ts";

// A disk of one file; `real` is where its links lead.
const disk = (bytes: Uint8Array, real = "/p/a.csv"): ReadEffects => ({
  readFile: async () => bytes,
  realpath: async (path) => (path === "/p/a.csv" ? real : path),
  list: async () => [],
});

const failing = (code: string): ReadEffects => ({
  ...disk(new Uint8Array()),
  readFile: () => Promise.reject(Object.assign(new Error(code), { code })),
});

const read = async (effects: ReadEffects): Promise<string> => {
  const { text, diagnostics } = await readText("/p/a.csv", { root: "/p", effects });
  const [first] = diagnostics;
  return text ?? `${first?.place?.line}:${first?.place?.column} ${first?.code}`;
};

const latin = (text: string): Uint8Array => Buffer.from(text, "latin1");

describe("readText", () => {
  test("drops a byte order mark and keeps everything else", async () => {
    expect(await read(disk(Buffer.from("\uFEFFa,ن\r\n\tb\u200C")))).toBe("a,ن\r\n\tb\u200C");
    expect(await read(disk(new Uint8Array()))).toBe("");
  });

  test("points at the first byte that is not UTF-8", async () => {
    expect(await read(disk(latin("a\nb,\xe9t\xe9\n")))).toBe("2:3 config/encoding");
    const cut = Buffer.concat([Buffer.from("é,ن"), latin("\xe2\x82")]);
    expect(await read(disk(cut))).toBe("1:4 config/encoding");
    expect(await read(disk(latin("\xc0\xaf")))).toBe("1:1 config/encoding");
    expect(await read(disk(latin("\xed\xa0\x80")))).toBe("1:1 config/encoding");
  });

  test("knows UTF-16 with and without its mark", async () => {
    const text = Buffer.from("id,title\n", "utf16le");
    for (const bytes of [
      text,
      Buffer.concat([latin("\xff\xfe"), text]),
      Buffer.from(text).swap16(),
    ])
      expect(await read(disk(bytes))).toBe("1:undefined config/encoding");
  });

  test.for(["\0", "\x1b", "\x7f", "\u0085"])(
    "refuses the control character %j",
    async (character) => {
      expect(await read(disk(Buffer.from(`a\r\nbc${character}`)))).toBe(
        "2:3 config/control-character",
      );
    },
  );

  test("refuses what lies outside once links are resolved", async () => {
    expect(await read(disk(latin("x"), "/etc/passwd"))).toContain("config/outside-project");
    expect(await read(disk(latin("x"), "/p2/a.csv"))).toContain("config/outside-project");
  });

  test.for([
    ["ENOENT", "config/missing-file"],
    ["ENOTDIR", "config/missing-file"],
    ["EISDIR", "config/not-a-file"],
    ["ENOTFILE", "config/not-a-file"],
    ["EACCES", "config/unreadable-file"],
  ] as const)("makes a finding of %s", async ([code, finding]) => {
    expect(await read(failing(code))).toContain(finding);
  });

  test("refuses what nobody keeps by hand", async () => {
    expect(await read(disk(Buffer.alloc(500_000_001)))).toContain("config/file-too-large");
  });

  test("lets a bug through as a bug", async () => {
    const broken = { ...failing(""), realpath: () => Promise.reject(new TypeError("bug")) };
    await expect(read(broken)).rejects.toThrow("bug");
  });
});

test("isInside compares whole folder names", () => {
  expect(isInside("/p", "/p/a")).toBe(true);
  expect(isInside("/p", "/p")).toBe(true);
  expect(isInside("/p", "/p/..a")).toBe(true);
  expect(isInside("/p", "/pa")).toBe(false);
  expect(isInside("/p", "/")).toBe(false);
});
