import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const src = resolve(import.meta.dirname, "../src");

// Lowest first. A folder (or file) may import only from layers below its own.
const layers = [
  ["shipped", "served"],
  ["diagnostic", "effect", "count", "image", "markdown", "printable", "quantity"],
  ["language", "text", "config", "figure", "sandbox"],
  ["theme", "incident", "manifest", "choice", "eject"],
  ["audience", "chart", "mapping"],
  ["database", "document", "import"],
  ["template", "ledger", "layout", "hxl", "project-effects"],
  ["html", "pdf", "picture", "change", "published"],
  ["restate"],
  ["edition", "summary", "init", "convert", "linking"],
  ["make", "reference", "retrace"],
  ["build", "preview", "trace", "publish"],
  ["verify"],
  ["cli", "index"],
];

// Each outside library is imported in exactly one folder.
const owners: Readonly<Record<string, string>> = {
  "@clickhouse/client": "database",
  "@duckdb/node-api": "database",
  "bidi-js": "text",
  fontkit: "text",
  hyparquet: "import",
  "hyparquet-compressors": "import",
  hyphen: "text",
  "@sveltejs/acorn-typescript": "sandbox",
  acorn: "sandbox",
  handlebars: "template",
  "intl-messageformat": "language",
  linebreak: "text",
  "markdown-it": "template",
  parse5: "template",
  pdfkit: "pdf",
  pg: "database",
  picocolors: "cli",
  saxen: "import",
  vega: "chart",
  "vega-interpreter": "chart",
  "vega-lite": "chart",
  yaml: "config",
  yargs: "cli",
  zod: "config",
};

interface Import {
  readonly file: string;
  readonly specifier: string;
}

const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((f) =>
  f.endsWith(".ts"),
);
const imports: readonly Import[] = files.flatMap((file) => {
  const text = readFileSync(join(src, file), "utf8");
  // At the start of a line, or a call: a string that merely follows the word is no import.
  const pattern =
    /(?:^(?:import|export|\}) (?:[^"]* )?from |^import |\b(?:import|require|resolve)\()"([^"]+)"/gm;
  return [...text.matchAll(pattern)].map((match) => ({ file, specifier: match[1] ?? "" }));
});

const folderOf = (file: string): string => file.split(/[/\\]/)[0]?.replace(/\.ts$/, "") ?? "";
const layerOf = (folder: string): number => layers.findIndex((layer) => layer.includes(folder));
const targetOf = ({ file, specifier }: Import): string =>
  relative(src, resolve(src, dirname(file), specifier));

describe("the house", () => {
  test("has a layer for every folder", () => {
    expect(files.map(folderOf).filter((folder) => layerOf(folder) < 0)).toEqual([]);
  });

  test("imports only point down the layers", () => {
    const upward = imports.filter(({ file, specifier }) => {
      if (!specifier.startsWith(".")) return false;
      const [from, to] = [folderOf(file), folderOf(targetOf({ file, specifier }))];
      return from !== to && layerOf(to) >= layerOf(from);
    });
    expect(upward).toEqual([]);
  });

  test("enters another folder only by its door", () => {
    const byWindow = imports.filter(({ file, specifier }) => {
      if (!specifier.startsWith(".")) return false;
      const target = targetOf({ file, specifier });
      return (
        folderOf(target) !== folderOf(file) &&
        /[/\\]/.test(target) &&
        !/^[^/\\]+[/\\]index\.ts$/.test(target)
      );
    });
    expect(byWindow).toEqual([]);
  });

  test("gives each library one owner", () => {
    const strangers = imports.filter(({ file, specifier }) => {
      if (specifier.startsWith(".") || specifier.startsWith("node:")) return false;
      const library = specifier
        .split("/")
        .slice(0, specifier.startsWith("@") ? 2 : 1)
        .join("/");
      return owners[library] !== folderOf(file);
    });
    expect(strangers).toEqual([]);
  });

  test("names an owner for every dependency, and no other", () => {
    const manifest: unknown = JSON.parse(readFileSync(resolve(src, "../package.json"), "utf8"));
    const dependencies =
      typeof manifest === "object" && manifest !== null && "dependencies" in manifest
        ? Object.keys(manifest.dependencies ?? {})
        : [];
    expect(dependencies.sort()).toEqual(Object.keys(owners).sort());
  });

  test("opens every folder with a short header and re-exports alone", () => {
    const doors = files.filter((file) => /^[^/\\]+[/\\]index\.ts$/.test(file));
    const odd = doors.filter((file) => {
      const text = readFileSync(join(src, file), "utf8");
      const header = text.split("\n").findIndex((line) => !line.startsWith("//"));
      return header < 1 || header > 5 || /^(?!export |\/\/|\}| {2}|$)/m.test(text);
    });
    expect(odd).toEqual([]);
  });
});
