import { layerYaml, readYaml, type Yaml, z } from "../config/index.ts";
import { type Diagnostic, excerptOf, hasErrors, type Place } from "../diagnostic.ts";
import { checkMessages, type Messages } from "../language/index.ts";
import { RecentMap } from "../text/index.ts";
import { documentMessages } from "./frame-document.ts";
import type { NamedFile } from "./read-folder.ts";

/** Messages as strings.<language>.yaml nests them. */
interface NestedMessages {
  readonly [key: string]: string | NestedMessages;
}

/** The schema of strings.<language>.yaml. */
export const stringsSchema: z.ZodType<NestedMessages> = z.record(
  z.string(),
  z.union([
    z
      .string()
      .describe("a message, in ICU MessageFormat: {count, plural, one {# day} other {# days}}"),
    z.lazy(() => stringsSchema),
  ]),
);

/** The messages of each language, and what is wrong with them. */
export interface ReadStrings {
  readonly messages: ReadonlyMap<string, Messages>;
  /** Where a message of a language stands. */
  readonly placeOf: (language: string, key: string) => Place;
  readonly diagnostics: readonly Diagnostic[];
}

export interface StringsOptions {
  /** The language that the others are translated from; en unless told. */
  readonly original?: string | undefined;
  /** Messages that every language must have beside those of the template. */
  readonly required?: readonly string[] | undefined;
  /** The languages to read beside the original; all unless told. */
  readonly languages?: readonly string[] | undefined;
}

/**
 * Reads strings.<language>.yaml, nested keys joined by dots, those of a template's own folder first: they are laid over
 * those of the folders that it extends, message by message. Checks every language against the one that it is
 * translated from.
 */
export function readStrings(
  files: readonly NamedFile[],
  { original = "en", required = [], languages }: StringsOptions = {},
): ReadStrings {
  const isWanted = ({ name }: NamedFile): boolean =>
    name === original || (languages?.includes(name) ?? true);
  const read = [...byLanguage(files.filter(isWanted))].map(([name, layers]) => ({
    name,
    ...flatten(layers),
  }));
  const isReferencePrinted = languages?.includes(original) ?? true;
  const reference = read.find(({ name }) => name === original)?.messages;
  const diagnostics = read.flatMap((file) => {
    if (hasErrors(file.diagnostics)) return file.diagnostics;
    const { name: tag, messages, placeOf } = file;
    const isOriginal = tag === original || reference === undefined;
    const checked = checkOnce(messages, {
      tag,
      placeOf,
      required: [...documentMessages, ...required],
      ...(isOriginal ? {} : { reference, isReferencePrinted }),
    });
    return [...file.diagnostics, ...checked];
  });
  const places = new Map(read.map(({ name, placeOf }) => [name, placeOf]));
  return {
    messages: new Map(read.map(({ name, messages }) => [name, messages])),
    placeOf: (language, key) => places.get(language)?.(key) ?? { file: "" },
    diagnostics,
  };
}

type Layers = readonly [NamedFile, ...NamedFile[]];

function byLanguage(files: readonly NamedFile[]): ReadonlyMap<string, Layers> {
  const layers = new Map<string, Layers>();
  for (const file of files) {
    const above = layers.get(file.name);
    layers.set(file.name, above === undefined ? [file] : [...above, file]);
  }
  return layers;
}

interface Flattened {
  readonly messages: Messages;
  readonly placeOf: (key: string) => Place;
  readonly diagnostics: readonly Diagnostic[];
}

// Of a template that is read again most languages are as they were.
const flattenedLayers = new RecentMap<string, Flattened>(20);
const checkedMessages = new WeakMap<
  Messages,
  { readonly against: string; readonly found: Found }
>();

type Found = readonly Diagnostic[];
type Against = Parameters<typeof checkMessages>[1];

function checkOnce(messages: Messages, against: Against): Found {
  const { tag, required, reference, isReferencePrinted } = against;
  const key = JSON.stringify([tag, required, reference, isReferencePrinted]);
  const known = checkedMessages.get(messages);
  if (known?.against === key) return known.found;
  const found = checkMessages(messages, against);
  checkedMessages.set(messages, { against: key, found });
  return found;
}

function flatten(layers: Layers): Flattened {
  const key = JSON.stringify(layers.map(({ file, text }) => [file, text]));
  const flattened = flattenedLayers.get(key) ?? flattenAnew(layers);
  flattenedLayers.set(key, flattened);
  return flattened;
}

function flattenAnew([top, ...others]: Layers): Flattened {
  const read = ({ file, text }: NamedFile): Yaml => {
    const own = readYaml(text, file);
    // A file of comments alone, as `init` writes of what is to be translated, says nothing yet.
    return own.value === null || own.value === undefined ? { ...own, value: {} } : own;
  };
  const yaml = layerYaml([read(top), ...others.map(read)]);
  const paths = new Map<string, readonly string[]>();
  const messages: Record<string, string> = {};
  const diagnostics = [...yaml.diagnostics];
  const walk = (value: unknown, path: readonly string[]): void => {
    if (typeof value === "string") {
      paths.set(path.join("."), path);
      messages[path.join(".")] = value;
    } else if (typeof value === "object" && value !== null && !Array.isArray(value))
      for (const [key, below] of Object.entries(value)) walk(below, [...path, key]);
    else if (!hasErrors(yaml.diagnostics)) diagnostics.push(notText(yaml, path));
  };
  walk(yaml.value, []);
  const placeOf = (key: string): Place => yaml.placeOf(paths.get(key) ?? key.split("."));
  return { messages, placeOf, diagnostics };
}

function notText(yaml: Yaml, path: readonly string[]): Diagnostic {
  const place = yaml.placeOf(path);
  const excerpt = excerptOf(yaml.textAt(place), place.line ?? 1);
  return {
    severity: "error",
    code: "template/message-type",
    message: `message "${path.join(".")}" is not text`,
    place,
    hint: "put the message into quotation marks",
    ...(excerpt !== undefined && { excerpt }),
  };
}
