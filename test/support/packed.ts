import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { repository } from "./project.ts";

interface Manifest {
  readonly bin: { readonly fieldbrief: string };
  readonly dependencies: Readonly<Record<string, string>>;
}

/**
 * Installs the packed package into a folder, as a newcomer has it. Its dependencies are those that it names, linked from
 * here, so that no registry is asked.
 */
export function installPacked(folder: string): void {
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const words = ["pack", "--ignore-scripts", "--json", "--pack-destination", folder];
  const packed: unknown = JSON.parse(
    execFileSync(npm, words, { cwd: repository, encoding: "utf8" }),
  );
  const [{ filename }] = packed as [{ filename: string }];
  const modules = join(folder, "node_modules");
  const own = join(modules, "fieldbrief");
  mkdirSync(own, { recursive: true });
  execFileSync("tar", ["-xzf", join(folder, filename), "-C", own, "--strip-components=1"]);
  const manifest = JSON.parse(readFileSync(join(own, "package.json"), "utf8")) as Manifest;
  for (const name of Object.keys(manifest.dependencies)) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(repository, "node_modules", name), join(modules, name), "junction");
  }
  mkdirSync(join(modules, ".bin"));
  symlinkSync(`../fieldbrief/${manifest.bin.fieldbrief}`, join(modules, ".bin/fieldbrief"));
  chmodSync(join(own, manifest.bin.fieldbrief), 0o755);
}
