import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type BuildEffects,
  type BuildOptions,
  type BuildReport,
  build,
  nodeEffects,
} from "../../src/index.ts";
import { withCase } from "./project.ts";

/** A project of two periods, small enough to be built often. */
export interface Floods {
  readonly root: string;
  readonly out: string;
  readonly build: (
    options?: Partial<BuildOptions>,
    effects?: Partial<BuildEffects>,
  ) => Promise<BuildReport>;
  /** Puts one text in the place of another in a file of the project; it must be there. */
  readonly edit: (file: string, from: string, to: string) => void;
}

const editions = `editions:
  - { id: january, number: 1, period: 2030-01-01..2030-01-31, published: 2030-04-10, data-as-of: 2030-04-05, language: en }
  - { id: february, number: 2, period: 2030-02-01..2030-02-28, published: 2030-04-10, data-as-of: 2030-04-05, language: en }
`;

/** Runs `use` on a project of a flood in January and a dam that gave way in February. */
export function withFloods(use: (floods: Floods) => Promise<void>): Promise<void> {
  return withCase(
    "base",
    async (root) => {
      const out = join(root, "out");
      const edit: Floods["edit"] = (file, from, to) => {
        const text = readFileSync(join(root, file), "utf8");
        if (!text.includes(from)) throw new Error(`no ${from} in ${file}`);
        writeFileSync(join(root, file), text.replace(from, to));
      };
      const text = readFileSync(join(root, "briefing.yaml"), "utf8");
      writeFileSync(join(root, "briefing.yaml"), text.replace(/^editions:\n(?: .*\n)+/m, editions));
      await use({
        root,
        out,
        edit,
        build: (options = {}, effects = {}) =>
          build({ project: root, out, ...options }, nodeEffects(effects)),
      });
    },
    { templates: true },
  );
}
