import { cpSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nodeEffects } from "../../src/index.ts";
import { openPreview, type Preview } from "../../src/preview/index.ts";
import { repository } from "../support/project.ts";

/** A preview of a project. */
export interface Opened extends Preview {
  readonly project: string;
  /** What was wrong that no user can mend. */
  readonly crashes: readonly unknown[];
}

/** Copies a project of the repository to a folder of its own. */
function copyProject(from: string): string {
  const project = realpathSync(mkdtempSync(join(tmpdir(), "fieldbrief-preview-")));
  for (const name of ["briefing.yaml", "data", "templates"])
    cpSync(join(repository, from, name), join(project, name), { recursive: true });
  return project;
}

/** Opens a preview of a project, at any port. */
export async function openAt(project: string): Promise<Opened> {
  const crashes: unknown[] = [];
  const { read, paint } = nodeEffects();
  const { preview, diagnostics } = await openPreview(
    { project, port: 0 },
    { read, paint, run: "test", crash: (error) => crashes.push(error) },
  );
  if (preview === undefined) throw new Error(JSON.stringify(diagnostics));
  return { ...preview, project, crashes };
}

/** Opens a preview of a copy of a project of the repository, which is gone when it is stopped. */
export async function openCopy(from: string): Promise<Opened> {
  const opened = await openAt(copyProject(from));
  return {
    ...opened,
    async stop() {
      await opened.stop();
      rmSync(opened.project, { recursive: true, force: true });
    },
  };
}
