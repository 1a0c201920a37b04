import { join } from "node:path";
import { displayPath, readBytes } from "../config/index.ts";
import type { Diagnostic, Place } from "../diagnostic.ts";
import { type Document, type ImageFile, rewrite, visit } from "../document/index.ts";
import type { ReadEffects } from "../effect.ts";
import { type Image, type ImageProblem, readImage } from "../image/index.ts";

/** Reads the pictures that documents show, each file once for all editions. */
export type ReadImages = (document: Document) => Promise<ReadDocument>;

interface ReadDocument {
  /** With the pictures in it that could be read. */
  readonly document: Document;
  /** The files that it shows, from the project's folder. */
  readonly files: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What became of a file: its picture, what is wrong with it, or findings that it could not be read. */
type Outcome = Image | ImageProblem | readonly Diagnostic[];

/** Returns what reads the pictures of a project: files inside its folder, once links are resolved. */
export function imageReader(root: string, effects: ReadEffects): ReadImages {
  const known = new Map<string, Promise<Outcome>>();
  const read = (path: string): Promise<Outcome> => {
    const outcome = known.get(path) ?? readOne(path, root, effects);
    known.set(path, outcome);
    return outcome;
  };
  return async (document) => {
    const outcomes = new Map<string, Outcome>();
    const diagnostics: Diagnostic[] = [];
    for (const { path, place } of filesIn(document)) {
      const outcome = outcomes.get(path) ?? (await read(path));
      outcomes.set(path, outcome);
      diagnostics.push(...findingsOf(outcome, displayPath(root, join(root, path)), place));
    }
    const files = [...outcomes.keys()].map((path) => displayPath(root, join(root, path)));
    return {
      document: outcomes.size === 0 ? document : fill(document, outcomes),
      files,
      diagnostics,
    };
  };
}

async function readOne(path: string, root: string, effects: ReadEffects): Promise<Outcome> {
  const { bytes, diagnostics } = await readBytes(join(root, path), { root, effects });
  return bytes === undefined ? diagnostics : readImage(bytes);
}

interface PlacedFile extends ImageFile {
  readonly place: Place | undefined;
}

function filesIn(document: Document): readonly PlacedFile[] {
  const files: PlacedFile[] = [];
  visit(document, (node) => {
    if (node.type === "figure" && node.file !== undefined)
      files.push({ ...node.file, place: node.place });
  });
  return files;
}

// A finding stands where the picture is asked for.
function findingsOf(outcome: Outcome, file: string, place: Place | undefined): Diagnostic[] {
  const at = place === undefined ? {} : { place };
  if ("kind" in outcome) return weightOf(outcome, file).map((finding) => ({ ...finding, ...at }));
  if (!("code" in outcome)) return outcome.map((diagnostic) => ({ ...diagnostic, ...at }));
  const { code, message, hint } = outcome;
  return [{ severity: "error", code, message: `"${file}" ${message}`, hint, ...at }];
}

// Every reader of the page loads it, many on a phone.
const heavy = 2_000_000;

function weightOf({ file: bytes }: Image, file: string): Diagnostic[] {
  if (bytes.length <= heavy) return [];
  const megabytes = (bytes.length / 1_000_000).toFixed(1);
  return [
    {
      severity: "warning",
      code: "image/heavy",
      message: `"${file}" adds ${megabytes} MB to each page and PDF that shows it`,
      hint: "make it smaller: 2000 pixels fill the width of a page, and photographs are JPEG",
    },
  ];
}

// A pixel is 1/96 in, as it is in HTML, where there is room; a scene's unit is at most a point.
const pointsPerPixel = 0.75;

function fill(document: Document, outcomes: ReadonlyMap<string, Outcome>): Document {
  return rewrite(document, {
    block: (block) => {
      if (block.type !== "figure" || block.file === undefined) return block;
      const image = outcomes.get(block.file.path);
      if (image === undefined || !("kind" in image)) return block;
      const [width, height] = [image.width * pointsPerPixel, image.height * pointsPerPixel];
      return { ...block, scene: { width, height, items: [], image } };
    },
  });
}
