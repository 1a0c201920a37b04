import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
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
      const text = readFileSync(join(root, "briefing.yaml"), "utf8");
      writeFileSync(join(root, "briefing.yaml"), text.replace(/^editions:\n(?: .*\n)+/m, editions));
      await use(floodsIn(root));
    },
    { templates: true },
  );
}

/** Builds that project once for a file of tests; returns what {@link withFloods} is, on a copy with what was built. */
export function useBuiltFloods(): typeof withFloods {
  const newFolder = (): string => realpathSync(mkdtempSync(join(tmpdir(), "fieldbrief-")));
  const built = newFolder();
  beforeAll(() =>
    withFloods(async ({ root, build }) => {
      await build();
      cpSync(root, built, { recursive: true });
    }),
  );
  afterAll(() => rmSync(built, { recursive: true, force: true }));
  return async (use) => {
    const root = newFolder();
    try {
      cpSync(built, root, { recursive: true });
      await use(floodsIn(root));
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  };
}

function floodsIn(root: string): Floods {
  const out = join(root, "out");
  return {
    root,
    out,
    edit(file, from, to) {
      const text = readFileSync(join(root, file), "utf8");
      if (!text.includes(from)) throw new Error(`no ${from} in ${file}`);
      writeFileSync(join(root, file), text.replace(from, to));
    },
    build: (options = {}, effects = {}) =>
      build({ project: root, out, ...options }, nodeEffects(effects)),
  };
}
