import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { filesIn } from "../support/command.ts";
import { isWindows, uploaded, withRepository } from "./repository.ts";

describe.skipIf(isWindows)("what the public may not see", () => {
  const secrets = ["IK-2022-05-30-secret", "Wahidullah", "Qala-e Naw mill"];

  test("is in no log, summary, comment or upload", () =>
    withRepository(async ({ edit, propose, run, comments, folder }) => {
      const row = readFileSync(join(folder, "data/incidents.csv"), "utf8").split("\n")[2] ?? "";
      const secret = row
        .replaceAll("IK-2022-04-21-mazar", "IK-2022-05-30-secret")
        .replaceAll("2022-04-21", "2022-05-30")
        .replace("a Shiite/Hazara Mosque in northern Mazar-e Sharif city", "Qala-e Naw mill")
        .replace("Explosion at a mosque, Mazar-e Sharif", "Raid told by Wahidullah")
        .replace(",public,", ",confidential,");
      edit("data/incidents.csv", /$/, `${secret}\n`);
      const claim =
        "C-secret,IK-2022-05-30-secret,amnesty,3,1,,three,one,,2022-05-30,,,undetermined,confidential,";
      edit("data/claims.csv", /$/, `${claim}\n`);
      propose();
      const { failed, log, summary, used, outputs } = await run("briefing", {
        inputs: { audience: "public,internal" },
      });
      expect([failed, outputs["changed"]]).toEqual([false, "yes"]);
      const [folders = []] = [uploaded({ used })];
      expect(folders.map((one) => one.slice(outputs["out"]?.length))).toEqual([
        "/2022-04-en",
        "/2022-05-en",
      ]);
      expect(existsSync(join(outputs["out"] ?? "", "2022-05-en-internal/briefing.pdf"))).toBe(true);
      const files = folders.flatMap((one) => [...filesIn(one).values()].map(String));
      const public_ = [log, summary, ...comments.comments.map(({ body }) => body), ...files];
      for (const text of secrets) expect(public_.filter((one) => one.includes(text))).toEqual([]);
      expect(summary).toContain("_2 editions for other audiences not described here._");
    }));

  test("is not quoted in findings where the data are not for all who read logs", () =>
    withRepository(async ({ edit, propose, run, comments }) => {
      edit("data/incidents.csv", "Kunduz province,,AF-KDZ", "Kunduz province,,Wahidullah");
      propose();
      const { log, outputs, summary } = await run("briefing", {
        inputs: { "quote-data": "false" },
      });
      const sarif = readFileSync(outputs["sarif"] ?? "", "utf8");
      const told = [log, summary, sarif, comments.comments[0]?.body ?? ""];
      expect(told.filter((one) => one.includes("Wahidullah"))).toEqual([]);
      expect(log).toMatch(/^::error file=data\/incidents\.csv,line=6,col=\d+,title=incident\//m);
    }));
});

describe.skipIf(isWindows)("hostile words", () => {
  test("of an input are words to the program, and nothing to a shell", () =>
    withRepository(async ({ run, root }) => {
      const words = '2022-04"; touch pwned; $(touch pwned) `touch pwned`';
      const hostile = (...names: readonly string[]): Promise<unknown> => {
        const inputs = Object.fromEntries(names.map((name) => [name, words]));
        return run("briefing", { inputs: { comment: "false", ...inputs } });
      };
      await hostile("out", "pictures", "compare-with", "artifact", "upload");
      await hostile("edition", "period", "language", "audience");
      await hostile("version");
      await hostile("project");
      const paths = [...filesIn(root).keys()];
      expect(paths.some((path) => path.includes(`${words}/2022-05-en`))).toBe(true);
      expect(paths.filter((path) => path.endsWith("/pwned") || path === "pwned")).toEqual([]);
    }));

  test("of the data end no annotation, and command nothing", () =>
    withRepository(async ({ edit, propose, run }) => {
      const words = "x%0A::error::y ::set-output name=code::0 ##[add-mask]z <img src=x> @someone";
      edit("data/incidents.csv", "Kunduz province,,AF-KDZ", `Kunduz province,,${words}`);
      propose();
      const { log, summary, outputs } = await run("briefing");
      expect(outputs["exit-code"]).toBe("1");
      const [before = "", ...quiet] = log.split(/^::stop-commands::/m);
      expect(before.match(/^::\w+/gm)).toEqual(["::error"]);
      for (const part of quiet) expect(part).toMatch(/^(\w{32})\n[\s\S]*^::\1::$/m);
      expect(summary.replace(/(`+)[^`][\s\S]*?\1(?!`)/g, "")).not.toMatch(/<img|@someone/);
    }));
});
