import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type BuildReport, check, nodeEffects } from "../src/index.ts";
import { readManifest } from "../src/manifest/index.ts";
import { filesIn } from "./support/command.ts";
import { type Floods, useBuiltFloods, withFloods } from "./support/floods.ts";

const work = ({ editions }: BuildReport): Readonly<Record<string, string>> =>
  Object.fromEntries(
    editions.map(({ id, work: done, reasons }) => [id, [done, ...reasons].join("; ")]),
  );

// What lies in the folder is what a build without a memory would write.
async function expectEqualToNew({ build, root, out }: Floods): Promise<void> {
  const fresh = join(root, "fresh");
  await build({ out: fresh, cache: false });
  const [kept, made] = [filesIn(out), filesIn(fresh)];
  expect([...kept.keys()]).toEqual([...made.keys()]);
  const differing = [...made].filter(([name, bytes]) => !kept.get(name)?.equals(bytes));
  expect(differing.map(([name]) => name)).toEqual([]);
  rmSync(fresh, { recursive: true });
}

const withBuiltFloods = useBuiltFloods();

const both = { january: "unchanged", february: "unchanged" };

describe("a build over an earlier one", () => {
  test("makes what was never made, then leaves it, and without its memory makes the same bytes", () =>
    withFloods(async (floods) => {
      expect(work(await floods.build())).toEqual({ january: "made", february: "made" });
      const wake = { count: 0 };
      const second = await floods.build({}, { wake: () => void wake.count++ });
      expect(work(second)).toEqual(both);
      expect(wake.count).toBe(0);
      expect(second.editions[0]?.files.map(({ path }) => path)).toContain(
        "out/january-en/briefing.pdf",
      );
      await expectEqualToNew(floods);
      expect(work(await floods.build({ cache: false }))).toEqual({
        january: "made",
        february: "made",
      });
    }));

  test("draws the first page where asked, leaves that, and takes it away where it is not asked for", () =>
    withFloods(async (floods) => {
      const picture = join(floods.out, "january-en/page-1.svg");
      await floods.build();
      expect(existsSync(picture)).toBe(false);
      expect(work(await floods.build({ picture: true }))).toEqual({
        january: "made; a picture is asked for",
        february: "made; a picture is asked for",
      });
      expect(readFileSync(picture, "utf8")).toMatch(/^<svg /);
      expect(work(await floods.build({ picture: true }))).toEqual(both);
      const { artifacts } = readManifest(readFileSync(join(picture, "../manifest.json"))) ?? {};
      expect(artifacts?.map(({ name }) => name)).toContain("page-1.svg");
      expect(work(await floods.build())).toEqual({
        january: "made; no picture is asked for",
        february: "made; no picture is asked for",
      });
      await expectEqualToNew(floods);
    }));

  test("makes only the edition again that prints a changed figure", () =>
    withBuiltFloods(async (floods) => {
      floods.edit("data/claims.csv", "C-1b,F-1,office,at least 4", "C-1b,F-1,office,at least 5");
      expect(work(await floods.build())).toEqual({
        january: "made; data/claims.csv changed",
        february: "unchanged; data/claims.csv changed",
      });
      await expectEqualToNew(floods);
      expect(work(await floods.build())).toEqual(both);
    }));

  test("sees a change that moves an incident into another period in both", () =>
    withBuiltFloods(async (floods) => {
      floods.edit(
        "data/incidents.csv",
        "F-1,Flood in Khanabad,2030-01-12",
        "F-1,Flood in Khanabad,2030-02-12",
      );
      const made = "made; data/incidents.csv changed";
      expect(work(await floods.build())).toEqual({ january: made, february: made });
      await expectEqualToNew(floods);
    }));

  test.each([
    ["templates/briefing/briefing.hbs", "killed.</p>", "were killed.</p>", "changed"],
    [
      "templates/briefing/queries/incidents.sql",
      "ORDER BY date, id",
      "ORDER BY date DESC, id",
      "changed",
    ],
    ["data/places/provinces.csv", "Kunduz", "Kundoz", "changed"],
  ])("makes all again for %s", (file, from, to, verb) =>
    withBuiltFloods(async (floods) => {
      floods.edit(file, from, to);
      const made = `made; ${file} ${verb}`;
      expect(work(await floods.build())).toEqual({ january: made, february: made });
      await expectEqualToNew(floods);
    }),
  );

  test("sees a partial that was added, and one that was taken away", () =>
    withBuiltFloods(async (floods) => {
      const folder = join(floods.root, "templates/briefing/partials");
      mkdirSync(folder);
      writeFileSync(join(folder, "extra.hbs"), "<p>Extra</p>\n");
      const added = "made; files in templates/briefing/partials added or removed";
      expect(work(await floods.build())).toEqual({ january: added, february: added });
      await expectEqualToNew(floods);
      rmSync(join(folder, "extra.hbs"));
      const removed = "made; templates/briefing/partials/extra.hbs removed";
      expect(work(await floods.build())).toEqual({ january: removed, february: removed });
    }));

  test("makes one edition again whose settings changed, and leaves the others", () =>
    withBuiltFloods(async (floods) => {
      floods.edit("briefing.yaml", "number: 2", "number: 12");
      expect(work(await floods.build())).toEqual({
        january: "unchanged",
        february: "made; briefing.yaml changed",
      });
      await expectEqualToNew(floods);
    }));

  test("goes by contents and not by time", () =>
    withBuiltFloods(async (floods) => {
      const claims = join(floods.root, "data/claims.csv");
      utimesSync(claims, new Date("2040-01-01"), new Date("2040-01-01"));
      expect(work(await floods.build())).toEqual(both);
      // Another content of the same length and time.
      floods.edit("data/claims.csv", "about 10", "about 20");
      utimesSync(claims, new Date("2040-01-01"), new Date("2040-01-01"));
      expect(work(await floods.build())["january"]).toContain("made");
    }));

  test.each([
    "briefing.pdf",
    "briefing.html",
    "figures.json",
    "redactions.json",
    "incidents.csv",
    "datapackage.json",
  ])("makes an edition again whose %s was touched", (name) =>
    withBuiltFloods(async (floods) => {
      const path = join(floods.out, "january-en", name);
      writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from(" ")]));
      const report = await floods.build();
      expect(work(report)["january"]).toBe(`made; ${name} not as manifest.json says`);
      expect(work(report)["february"]).toBe("unchanged");
      await expectEqualToNew(floods);
    }),
  );

  test.each([
    ["no manifest", undefined, "made"],
    ["half of one", "{", "made; manifest.json cannot be read"],
    ["one with a path in it", "..", "made; manifest.json cannot be read"],
    ["one of another version of the program", "version", "made; fieldbrief 0.0.1 became 0.1.0"],
  ])("makes an edition again that has %s", (_, content, expected) =>
    withBuiltFloods(async (floods) => {
      const path = join(floods.out, "january-en/manifest.json");
      const text = readFileSync(path, "utf8");
      if (content === undefined) rmSync(path);
      else if (content === "..") writeFileSync(path, text.replace("briefing.pdf", "../secret.pdf"));
      else if (content === "version")
        writeFileSync(path, text.replace('"fieldbrief": "0.1.0"', '"fieldbrief": "0.0.1"'));
      else writeFileSync(path, content);
      expect(work(await floods.build())).toEqual({ january: expected, february: "unchanged" });
      await expectEqualToNew(floods);
    }),
  );

  test("takes no manifest of another edition for its own", () =>
    withBuiltFloods(async (floods) => {
      rmSync(join(floods.out, "january-en"), { recursive: true });
      renameSync(join(floods.out, "february-en"), join(floods.out, "january-en"));
      expect(work(await floods.build())).toEqual({
        january: "made; manifest.json is that of another edition",
        february: "made",
      });
    }));

  test("leaves no edition whose files something else writes to meanwhile", () =>
    withBuiltFloods(async (floods) => {
      floods.edit("data/claims.csv", "C-1b,F-1,office,at least 4", "C-1b,F-1,office,at least 5");
      const { read } = nodeEffects();
      const html = join(floods.out, "february-en/briefing.html");
      let times = 0;
      const readFile = async (path: string): Promise<Uint8Array> =>
        path === html && ++times > 1 ? Buffer.from("half a page") : read.readFile(path);
      const { diagnostics, failed } = await floods.build({}, { read: { ...read, readFile } });
      expect(diagnostics.map(({ code }) => code)).toEqual(["edition/files-changed"]);
      expect(failed).toEqual(["february-en"]);
    }));

  test("looks for what is withheld now in files that it leaves", () =>
    withBuiltFloods(async (floods) => {
      // The name of what is restricted becomes a word that the edition for all prints already.
      floods.edit(
        "data/incidents.csv",
        "somewhere north of Kabul",
        "seen by Xanthippe north of Kabul",
      );
      const html = join(floods.out, "february-en/briefing.html");
      const manifest = join(floods.out, "february-en/manifest.json");
      const spoilt = readFileSync(html, "utf8").replace(
        "Dam gives way",
        "seen by Xanthippe north of Kabul",
      );
      const { createHash } = await import("node:crypto");
      const before = readFileSync(html);
      writeFileSync(html, spoilt);
      const hash = (bytes: Buffer | string) => createHash("sha256").update(bytes).digest("hex");
      writeFileSync(manifest, readFileSync(manifest, "utf8").replace(hash(before), hash(spoilt)));
      const { diagnostics } = await floods.build();
      expect(diagnostics.map(({ code }) => code)).toContain("audience/leak");
    }));
});

describe("a manifest", () => {
  test("names every file that its edition is made from, and none of another audience or machine", () =>
    withFloods(async ({ root, out, build }) => {
      const narrative = join(root, "data/narrative");
      mkdirSync(narrative);
      writeFileSync(join(narrative, "background.en.md"), "Known to all.\n");
      writeFileSync(join(narrative, "background.partner.en.md"), "Known to some.\n");
      await build();
      await build({ audiences: ["partner"] });
      const inputs = (name: string) => {
        const manifest = readManifest(readFileSync(join(out, name, "manifest.json")));
        return manifest?.inputs.map(({ path }) => path) ?? [];
      };
      expect(inputs("january-en")).toContain("data/narrative/background.en.md");
      expect(inputs("january-en")).toContain("data/claims.csv");
      expect(inputs("january-en")).not.toContain("data/narrative/background.partner.en.md");
      expect(inputs("january-en-partner")).toContain("data/narrative/background.partner.en.md");
      const text = readFileSync(join(out, "january-en/manifest.json"), "utf8");
      expect(text).not.toMatch(/partner/);
      expect(text).not.toContain(root);
    }));

  test("is the same in another folder, and however many editions are made beside it", () =>
    withFloods(async ({ root, out, build }) => {
      await build();
      const copy = mkdtempSync(join(tmpdir(), "fieldbrief-copy-"));
      cpSync(root, copy, {
        recursive: true,
        filter: (path) => path !== out,
      });
      await build({ project: copy, out: join(copy, "out"), editions: ["february"] });
      const bytes = (folder: string) => readFileSync(join(folder, "february-en/manifest.json"));
      expect(bytes(join(copy, "out")).equals(bytes(out))).toBe(true);
      rmSync(copy, { recursive: true });
    }));
});

describe("check with frozen manifests", () => {
  const stale = async ({ root, out }: Floods): Promise<readonly string[]> => {
    const report = await check({ project: root, frozen: out }, nodeEffects());
    return report.diagnostics
      .filter(({ code }) => code === "edition/stale")
      .map(({ message, place }) => `${place?.file}: ${message}`);
  };

  test("is content right after a build, and not before the first", () =>
    withFloods(async (floods) => {
      expect(await stale(floods)).toEqual([
        "out/january-en/manifest.json: the manifest is stale: there is none",
        "out/february-en/manifest.json: the manifest is stale: there is none",
      ]);
      await floods.build();
      expect(await stale(floods)).toEqual([]);
    }));

  test("names the input that changed, and writes nothing", () =>
    withBuiltFloods(async (floods) => {
      const before = filesIn(floods.out);
      floods.edit("data/claims.csv", "about 10", "about 11");
      floods.edit("briefing.yaml", "number: 2", "number: 12");
      expect(await stale(floods)).toEqual([
        "out/january-en/manifest.json: the manifest is stale: data/claims.csv changed",
        "out/february-en/manifest.json: the manifest is stale: briefing.yaml changed, data/claims.csv changed",
      ]);
      expect(filesIn(floods.out)).toEqual(before);
    }));
});
