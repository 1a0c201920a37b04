// How the program and its libraries become a few files.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const standIn = (name) => fileURLToPath(new URL(name, import.meta.url));

// Modules of ours do nothing by being loaded: a command loads none of them only because an index names it. But those of
// charts stay together: what one thread alone asks for would else be put into the file of that thread, which others would
// then load, and run.
const [ours, charts] = ["src/", "src/chart/"].map((folder) => join(root, folder));
const isIdle = (id) => id.startsWith(ours) && !id.startsWith(charts);

/** What is bundled, and how: for rolldown. */
export const input = {
  cwd: root,
  input: {
    index: "src/index.ts",
    "cli/main": "src/cli/main.ts",
    "cli/paint-thread": "src/cli/paint-thread.ts",
    "cli/crew-thread": "src/cli/crew-thread.ts",
    "cli/hash-thread": "src/cli/hash-thread.ts",
  },
  platform: "node",
  // Loaded from their packages' own bundles: see src/chart/engine.ts.
  external: ["vega", "vega-lite"],
  resolve: {
    alias: {
      "@duckdb/node-bindings": standIn("duckdb-bindings.js"),
      "brotli/decompress.js": standIn("brotli.cjs"),
      "source-map": standIn("no-source-map.cjs"),
      "string-width": standIn("string-width.cjs"),
      "tiny-inflate": standIn("tiny-inflate.cjs"),
    },
  },
  treeshake: { moduleSideEffects: (id) => (isIdle(id) ? false : undefined) },
  plugins: [colourProfile(), previewPage(), notices()],
};

/** Where the files go. */
export const output = {
  dir: join(root, "dist"),
  format: "esm",
  chunkFileNames: "shared/[name].js",
};

// pdfkit reads its sRGB profile from beside itself.
function colourProfile() {
  const name = "data/sRGB_IEC61966_2_1.icc";
  return {
    name: "colour-profile",
    generateBundle() {
      const source = readFileSync(join(root, "node_modules/pdfkit/js", name));
      this.emitFile({ type: "asset", fileName: `shared/${name}`, source });
    },
  };
}

// The page of the preview reads its files from beside the code that serves them.
function previewPage() {
  const folder = join(root, "src/preview/shell");
  return {
    name: "preview-page",
    generateBundle() {
      for (const name of readdirSync(folder).filter((each) => /\.(?:html|css|js)$/.test(each))) {
        const source = readFileSync(join(folder, name));
        this.emitFile({ type: "asset", fileName: `shared/shell/${name}`, source });
      }
    },
  };
}

// What is copied from a package carries its licence.
function notices() {
  return {
    name: "notices",
    generateBundle(_options, files) {
      const modules = Object.values(files).flatMap(({ moduleIds = [] }) => moduleIds);
      const folders = new Set(modules.flatMap((id) => packageOf(id) ?? []));
      const texts = [...folders].sort().map(noticeOf);
      this.emitFile({ type: "asset", fileName: "notices.txt", source: texts.join("\n\n") });
    },
  };
}

function packageOf(module) {
  if (!module.includes("node_modules")) return undefined;
  let folder = dirname(module);
  while (!isPackage(folder)) folder = dirname(folder);
  return folder;
}

// Some packages hold a package.json without a name for each kind of module.
function isPackage(folder) {
  const file = join(folder, "package.json");
  return existsSync(file) && JSON.parse(readFileSync(file, "utf8")).version !== undefined;
}

function noticeOf(folder) {
  const {
    name,
    version,
    license = "see below",
  } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? "" : readFileSync(join(folder, file), "utf8").trim();
  return `== ${name} ${version} (${license})\n\n${text}`;
}
