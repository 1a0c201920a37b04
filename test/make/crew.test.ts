import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type BuildEffects, nodeEffects } from "../../src/index.ts";
import { openMaker, readJob } from "../../src/make/index.ts";
import { filesIn } from "../support/command.ts";
import { type Floods, withFloods } from "../support/floods.ts";

const weeks = [
  "series: { unit: week, first: 2030-W01, last: 2030-W08, languages: [en], published: 5, data-as-of: 2 }",
  "",
].join("\n");

// The floods by week, and a crew of two makers of this thread; the second is told of by `second` before it reads.
const withCrew = (use: (floods: Floods, crew: CrewOf) => Promise<void>): Promise<void> =>
  withFloods(async (floods) => {
    const file = join(floods.root, "briefing.yaml");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace(/^editions:\n(?: .*\n)+/m, weeks));
    await use(floods, (second) => {
      let opened: Promise<unknown> = Promise.resolve();
      let count = 0;
      return {
        size: 2,
        open(task, indexes) {
          const effects = nodeEffects();
          const maker = opened.then(async () => {
            if (++count === 2) second();
            const { job } = await readJob(task, effects.read);
            if (job === undefined) throw new Error("no job");
            return openMaker(job, { indexes }, effects);
          });
          opened = maker;
          return maker;
        },
      };
    });
  });

type CrewOf = (second: () => void) => NonNullable<BuildEffects["crew"]>;

test("makers that read the same files share the editions", () =>
  withCrew(async (floods, crewOf) => {
    const report = await floods.build({ all: true }, { crew: crewOf(() => {}) });
    expect(report.failed).toEqual([]);
    expect(report.editions.map(({ id }) => id)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((week) => `2030-W0${week}`),
    );
    expect(report.stages.map(({ name }) => name)).toContain("pdf");
  }));

test("makers that read other files make nothing", () =>
  withCrew(async (floods, crewOf) => {
    const crew = crewOf(() => floods.edit("data/claims.csv", "at least 4", "at least 5"));
    const { diagnostics, failed, ran } = await floods.build({ all: true }, { crew });
    expect(ran).toBe(true);
    expect(diagnostics.map(({ code }) => code)).toContain("edition/inputs-changed");
    expect(failed).toHaveLength(8);
    expect(() => filesIn(floods.out)).toThrow("ENOENT");
  }));
