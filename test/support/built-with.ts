import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type BuildReport, build, nodeEffects } from "../../src/index.ts";
import { repository } from "./project.ts";

/** The sample's data under another template. */
export interface Using {
  /** As briefing.yaml has it. */
  readonly template: string;
  /** Files of the project beside the data. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** What takes the place of the sample's editions in briefing.yaml. */
  readonly editions?: string;
  /** What the data are, where they are not taken for the selection that they are. */
  readonly kind?: "census";
  /** The names of the editions to build. */
  readonly build: readonly string[];
}

/** What was built, by the name of its edition. */
export interface BuiltWith {
  readonly report: BuildReport;
  readonly files: (edition: string) => {
    readonly pdf: Uint8Array;
    readonly html: string;
    readonly figures: string;
  };
}

/** Returns briefing.yaml of the sample with another template, and other editions and kind if told. */
function briefingWith({ template, editions, kind }: Omit<Using, "build">): string {
  const text = readFileSync(join(repository, "briefing.yaml"), "utf8");
  const changed = text
    .replace(/^template: .*$/m, `template: ${template}`)
    .replace("kind: selection", `kind: ${kind ?? "selection"}`);
  return editions === undefined
    ? changed
    : changed.replace(/^editions:\n[\s\S]*?\n(?=\naccept:)/m, editions);
}

/** Lays a project of the sample's data under another template out in a folder. */
function layOut(folder: string, using: Omit<Using, "build">): void {
  cpSync(join(repository, "data"), join(folder, "data"), { recursive: true });
  const files = { "briefing.yaml": briefingWith(using), ...using.files };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Builds editions of the sample's data under another template. */
export async function builtWith(using: Using): Promise<BuiltWith> {
  const folder = mkdtempSync(join(tmpdir(), "fieldbrief-with-"));
  try {
    layOut(folder, using);
    const out = join(folder, "out");
    const options = { project: folder, out, editions: using.build };
    const report = await build(options, nodeEffects());
    const made = new Map(
      report.editions.map(({ id, language, audience }) => {
        const name = `${id}-${language}${audience === "public" ? "" : `-${audience}`}`;
        const read = (file: string): Buffer => readFileSync(join(out, name, file));
        const html = read("briefing.html").toString();
        const figures = read("figures.json").toString();
        return [name, { pdf: read("briefing.pdf"), html, figures }];
      }),
    );
    const files: BuiltWith["files"] = (edition) => {
      const found = made.get(edition);
      if (found === undefined) throw new Error(JSON.stringify(report.diagnostics, null, 2));
      return found;
    };
    return { report, files };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
