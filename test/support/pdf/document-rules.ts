import { readContent } from "./content.ts";
import { fontsOf } from "./font.ts";
import {
  isArray,
  isDictionary,
  isReference,
  isStream,
  isString,
  type PdfDictionary,
  type PdfObjects,
  type PdfValue,
} from "./object.ts";
import { found, type PdfRule } from "./rule.ts";

/** Rules on the file as a whole: metadata, catalog, content, fonts, navigation. */
export const documentRules: readonly PdfRule[] = [
  {
    name: "says in XMP that it is PDF/UA-1 and PDF/A-2a, or 3a with files in it, by a declared schema (UA 5, A 6.6.4, 6.6.2.3)",
    findings: (file) =>
      [
        "<pdfuaid:part>1</pdfuaid:part>",
        `<pdfaid:part>${embeddedIn(file).length > 0 ? 3 : 2}</pdfaid:part>`,
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>",
        "<pdfaProperty:name>part</pdfaProperty:name>",
      ].filter((part) => !xmpOf(file).includes(part)),
  },
  {
    name: "says the same in XMP as in its information dictionary (A 6.6.3)",
    findings: metadataDifferences,
  },
  {
    name: "is tagged, has a title and shows it, has a language and a profile of colours (UA 7.1, 7.2; A 6.2.3)",
    findings: catalogFaults,
  },
  {
    name: "has an identity, and holds no script, form or encryption (A 6.1.3, 6.5, 6.4)",
    findings: (file) => {
      const forbidden = /\/(?:Encrypt|JavaScript|JS|AA|AcroForm|OpenAction|Launch)\b/;
      const texts = file.ids.map((id) => keysOf(file.resolve({ id })).join(" "));
      return found(
        [file.array(file.trailer.get("ID")).length !== 2, "no identity"],
        [texts.some((text) => forbidden.test(text)), "a forbidden key"],
      );
    },
  },
  {
    name: "names every embedded file twice, with its media type, its relation and what it is (A-3 6.8; UA 7.11)",
    findings: (file) => {
      const belonging = file.array(file.catalog.get("AF")).map((value) => JSON.stringify(value));
      return embeddedIn(file).flatMap((value) => {
        const specification = file.dictionary(value);
        const stream = file.resolve(file.dictionary(specification.get("EF")).get("UF"));
        const type = isStream(stream) ? String(stream.dictionary.get("Subtype")) : "";
        return found(
          [!specification.has("F") || !specification.has("UF"), "no F or UF"],
          [String(specification.get("AFRelationship")) !== "/Data", "no relation"],
          [!specification.has("Desc"), "no description"],
          [!/^\/?[a-z]+(#2F|\/)[a-z]+$/.test(type), `the media type ${type}`],
          [!belonging.includes(JSON.stringify(value)), "it belongs to nothing"],
        );
      });
    },
  },
  {
    name: "keeps strings to 32767 bytes (A 6.1.13)",
    findings: (file) =>
      file.ids.flatMap((id) =>
        stringsOf(file.resolve({ id }))
          .filter((text) => text.length > 32767)
          .map(() => `object ${id}`),
      ),
  },
  {
    name: "puts all that is drawn into marked content, and nests operators well (UA 7.1; A 6.1.13)",
    findings: (file) =>
      file.pages.flatMap(({ page }, index) =>
        readContent(file, page).faults.map((fault) => `page ${index + 1}: ${fault}`),
      ),
  },
  {
    name: "draws in DeviceRGB alone (A 6.2.4.3)",
    findings: (file) => operatorsBut(file, /^(?:cs|CS|sc|SC|scn|SCN|g|G|k|K|sh|ri|i)$/),
  },
  {
    name: "holds pictures in DeviceRGB and DeviceGray, as they are and with no other (A 6.2.4.3, 6.2.8)",
    findings: imageFaults,
  },
  {
    name: "embeds every font, and no code is without characters or a glyph (UA 7.21; A 6.2.11)",
    findings: fontFaults,
  },
  {
    name: "has the widths of the embedded fonts (UA 7.21.5; A 6.2.11.5)",
    findings: (file) =>
      [...fontsOf(file).values()].flatMap(({ name, widths, ownWidths }) =>
        [...widths]
          .filter(([code, width]) => Math.abs(width - (ownWidths[code] ?? -2)) > 1)
          .map(([code]) => `${name}: code ${code}`),
      ),
  },
  {
    name: "tabs through pages in the order of the structure (UA 7.18.3)",
    findings: (file) =>
      file.pages.flatMap(({ page }, index) =>
        found([page.get("Tabs") !== "/S", `page ${index + 1}`]),
      ),
  },
  {
    name: "leads bookmarks and links to places that exist",
    findings: (file) => [...outlineFaults(file), ...destinationFaults(file)],
  },
  {
    name: "keeps the keys of its trees in order (ISO 32000-1 7.9.6)",
    findings: treeFaults,
  },
];

function xmpOf(file: PdfObjects): string {
  return file.content(file.catalog.get("Metadata")).toString("utf8");
}

function metadataDifferences(file: PdfObjects): string[] {
  const xmp = xmpOf(file);
  const info = file.dictionary(file.trailer.get("Info"));
  const pairs = {
    Title: /<dc:title>.*?<rdf:li[^>]*>(.*?)<\/rdf:li>/s,
    Author: /<dc:creator>.*?<rdf:li>(.*?)<\/rdf:li>/s,
    Subject: /<dc:description>.*?<rdf:li[^>]*>(.*?)<\/rdf:li>/s,
    Keywords: /<pdf:Keywords>(.*?)<\/pdf:Keywords>/s,
    Creator: /<xmp:CreatorTool>(.*?)<\/xmp:CreatorTool>/s,
    Producer: /<pdf:Producer>(.*?)<\/pdf:Producer>/s,
    CreationDate: /<xmp:CreateDate>(.*?)<\/xmp:CreateDate>/s,
    ModDate: /<xmp:ModifyDate>(.*?)<\/xmp:ModifyDate>/s,
  };
  return Object.entries(pairs).flatMap(([key, pattern]) => {
    const text = unescaped(pattern.exec(xmp)?.[1] ?? "");
    const other = key.endsWith("Date") ? `D:${text.replace(/[-:TZ]/g, "")}Z` : text;
    return found([other !== file.text(info.get(key)), key]);
  });
}

function unescaped(xml: string): string {
  const entities = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };
  return Object.entries(entities).reduce((text, [from, to]) => text.replaceAll(from, to), xml);
}

function catalogFaults(file: PdfObjects): string[] {
  const { catalog } = file;
  const preferences = file.dictionary(catalog.get("ViewerPreferences"));
  const [intent] = file.array(catalog.get("OutputIntents"));
  const profile = file.content(file.dictionary(intent).get("DestOutputProfile"));
  const lang = file.text(catalog.get("Lang"));
  return found(
    [file.dictionary(catalog.get("MarkInfo")).get("Marked") !== true, "not marked as tagged"],
    [preferences.get("DisplayDocTitle") !== true, "the title is not shown"],
    [file.text(file.dictionary(file.trailer.get("Info")).get("Title")) === "", "no title"],
    [!/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(lang), `not a language: "${lang}"`],
    [profile.toString("latin1", 16, 20) !== "RGB ", "no RGB profile"],
  );
}

function operatorsBut(file: PdfObjects, forbidden: RegExp): string[] {
  return file.pages.flatMap(({ page }, index) =>
    [...readContent(file, page).operators]
      .filter((operator) => forbidden.test(operator))
      .map((operator) => `page ${index + 1}: ${operator}`),
  );
}

function fontFaults(file: PdfObjects): string[] {
  const fonts = fontsOf(file);
  const faults = [...fonts.values()].flatMap(({ name, program }) =>
    found([program.length === 0, `${name} is not embedded`]),
  );
  for (const { page } of file.pages)
    for (const [key, codes] of readContent(file, page).codes) {
      const font = fonts.get(key);
      for (const code of codes) {
        const text = font?.unicode.get(code) ?? "";
        if (code === 0 || text === "" || /[\0\ufeff\ufffe\ufffd\ue000-\uf8ff]/.test(text))
          faults.push(`${font?.name ?? key}: code ${code} stands for "${text}"`);
        if (font?.ownWidths[code] === undefined) faults.push(`${key}: code ${code} has no glyph`);
      }
    }
  return faults;
}

function outlineFaults(file: PdfObjects): string[] {
  const faults: string[] = [];
  const pages = new Set(file.pages.map(({ id }) => id));
  const walk = (parent: PdfValue, depth: number): number => {
    const dictionary = file.dictionary(parent);
    let count = 0;
    let previous: PdfValue | undefined;
    for (let next = dictionary.get("First"); next !== undefined; count++) {
      const item = file.dictionary(next);
      const title = file.text(item.get("Title"));
      const [page, kind] = file.array(item.get("Dest"));
      faults.push(
        ...found(
          [!sameObject(item.get("Prev"), previous), `${title}: a wrong /Prev`],
          [!sameObject(item.get("Parent"), parent), `${title}: a wrong /Parent`],
          [!isReference(page) || !pages.has(page.id), `${title}: leads to no page`],
          [kind !== "/XYZ", `${title}: no place on the page`],
        ),
      );
      walk(next, depth + 1);
      previous = next;
      next = item.get("Next");
    }
    const claimed = Number(dictionary.get("Count") ?? 0);
    if (!sameObject(dictionary.get("Last"), previous)) faults.push("a wrong /Last");
    if (depth > 0 && Math.abs(claimed) !== count) faults.push("a wrong /Count");
    return count;
  };
  const root = file.catalog.get("Outlines");
  if (root !== undefined) walk(root, 0);
  return faults;
}

function sameObject(one: PdfValue | undefined, other: PdfValue | undefined): boolean {
  return (isReference(one) ? one.id : undefined) === (isReference(other) ? other.id : undefined);
}

function destinationFaults(file: PdfObjects): string[] {
  const names = file.dictionary(file.catalog.get("Names")).get("Dests");
  const known = new Set(file.tree(names).map(([key]) => keyText(key)));
  return file.pages.flatMap(({ page }, index) =>
    file.array(page.get("Annots")).flatMap((annotation) => {
      const target = file.dictionary(annotation).get("Dest");
      if (target === undefined) return [];
      return found([!known.has(keyText(target)), `page ${index + 1}: leads nowhere`]);
    }),
  );
}

function treeFaults(file: PdfObjects): string[] {
  const structure = file.dictionary(file.catalog.get("StructTreeRoot"));
  const trees = {
    Dests: file.dictionary(file.catalog.get("Names")).get("Dests"),
    ParentTree: structure.get("ParentTree"),
    IDTree: structure.get("IDTree"),
  };
  return Object.entries(trees).flatMap(([name, tree]) => {
    if (tree === undefined) return [];
    const keys = file.tree(tree).map(([key]) => key);
    const ordered = keys.every((key, at) => at === 0 || isBefore(keys[at - 1] ?? null, key));
    const limits = file.array(file.dictionary(tree).get("Kids")).flatMap((kid) => {
      const [first, last] = file.array(file.dictionary(kid).get("Limits"));
      const own = file.tree(kid).map(([key]) => keyText(key));
      return found([keyText(first) !== own[0] || keyText(last) !== own.at(-1), `${name}: limits`]);
    });
    return [...found([!ordered, name]), ...limits];
  });
}

// The specifications of embedded files, by which the name tree leads to them.
function embeddedIn(file: PdfObjects): PdfValue[] {
  const tree = file.dictionary(file.catalog.get("Names")).get("EmbeddedFiles");
  return tree === undefined ? [] : file.tree(tree).map(([, value]) => value);
}

function isBefore(one: PdfValue, other: PdfValue): boolean {
  if (typeof one === "number" && typeof other === "number") return one < other;
  return keyText(one) < keyText(other);
}

function keyText(key: PdfValue | undefined): string {
  return isString(key) ? key.bytes : String(key);
}

function keysOf(value: PdfValue): string[] {
  if (isStream(value)) return keysOf(value.dictionary);
  if (isArray(value)) return value.flatMap(keysOf);
  if (!isDictionary(value)) return [];
  return [...value].flatMap(([key, entry]) => [`/${key}`, ...keysOf(entry)]);
}

function stringsOf(value: PdfValue): string[] {
  if (isString(value)) return [value.bytes];
  if (isArray(value)) return value.flatMap(stringsOf);
  if (isStream(value)) return stringsOf(value.dictionary);
  return isDictionary(value) ? entriesOf(value).flatMap(stringsOf) : [];
}

function entriesOf(dictionary: PdfDictionary): PdfValue[] {
  return [...dictionary.values()];
}

// ISO 32000-1 8.9.5.1 and 11.6.5.3: a mask of opacity is gray. ISO 19005-2 6.2.8.1: no smoothing, no others.
function imageFaults(file: PdfObjects): string[] {
  return file.ids.flatMap((id) => {
    const object = file.resolve({ id });
    if (!isStream(object) || object.dictionary.get("Subtype") !== "/Image") return [];
    const { dictionary } = object;
    const space = file.resolve(dictionary.get("ColorSpace"));
    const base = isArray(space) && space[0] === "/Indexed" ? space[1] : space;
    const mask = file.resolve(dictionary.get("SMask"));
    const maskSpace = isStream(mask) ? mask.dictionary.get("ColorSpace") : "/DeviceGray";
    return found(
      [base !== "/DeviceRGB" && base !== "/DeviceGray", `object ${id} is in another colour space`],
      [maskSpace !== "/DeviceGray", `the mask of object ${id} is not gray`],
      ...["Interpolate", "Alternates", "OPI"].map(
        (key) => [dictionary.has(key), `object ${id} has /${key}`] as const,
      ),
    );
  });
}
