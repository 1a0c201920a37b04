import { resolve } from "node:path";
import { didYouMean, ReportError } from "../diagnostic.ts";
import { diskWrites } from "../effect.ts";
import { jsonSchemaOf, type SchemaName, schemaNames } from "../reference/index.ts";
import { formatDiagnostics } from "./diagnostics.ts";
import type { ExitCode } from "./run.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage-error.ts";

interface Options {
  readonly name: string | undefined;
  readonly to: string | undefined;
}

/** Runs `fieldbrief schema`: prints one JSON Schema, or writes all, or says which there are. */
export async function schemaCommand({ name, to }: Options, terminal: Terminal): Promise<ExitCode> {
  if (name !== undefined) terminal.out(textOf(known(name)));
  else if (to === undefined) terminal.out(schemaNames.map((one) => `${one}\n`).join(""));
  return to === undefined ? 0 : writeAll(resolve(terminal.cwd, to), terminal);
}

function known(asked: string): SchemaName {
  const name = schemaNames.find((one) => one === asked);
  if (name !== undefined) return name;
  const hint = didYouMean(asked, schemaNames) ?? `there are ${schemaNames.join(", ")}`;
  throw new UsageError(`no schema "${asked}"; ${hint}`);
}

async function writeAll(folder: string, terminal: Terminal): Promise<ExitCode> {
  const { writeArtifacts } = await import("../edition/index.ts");
  const files = schemaNames.map((name) => ({
    name: `${name}.schema.json`,
    bytes: new TextEncoder().encode(textOf(name)),
  }));
  try {
    await writeArtifacts(folder, files, diskWrites);
    return 0;
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    terminal.err(formatDiagnostics(error.diagnostics, "text", terminal.colors));
    return 2;
  }
}

function textOf(name: SchemaName): string {
  return `${JSON.stringify(jsonSchemaOf(name), null, 2)}\n`;
}
