import { expect, test } from "vitest";
import { readConfig } from "../../src/config/index.ts";
import { checkFilters } from "../../src/edition/filter-project.ts";
import { diskEffects } from "../../src/effect.ts";
import { readDataset } from "../../src/incident/index.ts";
import { sampleProject } from "../support/sample.ts";

test("a filter names provinces and incidents that are there", async () => {
  const { config } = await readConfig(sampleProject, diskEffects);
  if (config === undefined) throw new Error("the sample cannot be read");
  const { dataset } = await readDataset(config, diskEffects);
  const place = { file: "briefing.yaml", line: 3 };
  const found = checkFilters(
    [
      { filter: { id: "right", incidents: ["IK-2022-05-25-kabul"], provinces: ["AF-KAB"] }, place },
      { filter: { id: "wrong", incidents: ["IK-2022-05-25-kabol"], provinces: ["AF-KBL"] }, place },
    ],
    dataset,
  );
  expect(found).toMatchObject([
    {
      code: "edition/unknown-incident",
      message: 'filter "wrong": no incident "IK-2022-05-25-kabol"',
      hint: 'did you mean "IK-2022-05-25-kabul"?',
      place,
    },
    { code: "edition/unknown-province", place },
  ]);
});
