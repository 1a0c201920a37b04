import type { Document } from "../document/index.ts";
import type { PdfFile } from "./file.ts";
import { dateString, textString } from "./syntax.ts";

/** What is written twice, into the information dictionary and as XMP, and has to agree. */
interface Information {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: string;
  readonly created: Date;
  readonly lang: string;
  readonly part: 2 | 3;
}

const creator = "Fieldbrief";
const producer = "Fieldbrief with pdfkit";

/** Writes the metadata, `part` being that of PDF/A which the file claims; returns the numbers of the information dictionary and of the XMP stream. */
export function writeMetadata(
  document: Document,
  part: 2 | 3,
  file: PdfFile,
): { readonly info: number; readonly xmp: number } {
  const { author, subject, keywords, created } = document.metadata;
  const information = {
    title: clean(document.title),
    author: clean(author),
    subject: clean(subject),
    keywords: clean(keywords.join(", ")),
    created: toDate(created),
    lang: document.lang,
    part,
  };
  const xmp = Buffer.from(xmpPacket(information), "utf8");
  return {
    info: file.add(infoDictionary(information)),
    xmp: file.addPlainStream(xmp, { Type: "Metadata", Subtype: "XML" }),
  };
}

/** Reads a date of ISO 8601; without a zone it means UTC here, never the zone of the machine. */
export function toDate(created: string): Date {
  const [, day, time = "T00:00:00", zone = "Z"] =
    /^(\d{4}-\d\d-\d\d)(T[\d:.]+)?(Z|[+-]\d\d:\d\d)?$/.exec(created) ?? [];
  const date = new Date(`${day}${time}${zone}`);
  if (Number.isNaN(date.getTime())) throw new Error(`not an ISO 8601 date: "${created}"`);
  return date;
}

function toSeconds(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

// What XML 1.0 (2.2) cannot hold, and half a surrogate pair, is in neither.
function clean(text: string): string {
  return text
    .replace(/[\t\n\r]+/g, " ")
    .replace(/[^\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .trim();
}

function infoDictionary({ title, author, subject, keywords, created }: Information): string {
  const date = dateString(created);
  const optional = { Author: author, Subject: subject, Keywords: keywords };
  const entries = Object.entries(optional).filter(([, value]) => value !== "");
  return [
    `<</Title${textString(title)}`,
    ...entries.map(([key, value]) => `/${key}${textString(value)}`),
    `/Creator${textString(creator)}/Producer${textString(producer)}`,
    `/CreationDate${date}/ModDate${date}>>`,
  ].join("");
}

/** Escapes a text for XML. */
function xml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

function xmpPacket(information: Information): string {
  const { author, subject, keywords, created, lang } = information;
  const alternative = (text: string): string =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${xml(text)}</rdf:li></rdf:Alt>`;
  const date = toSeconds(created);
  const lines = [
    `<dc:title>${alternative(information.title)}</dc:title>`,
    author === ""
      ? ""
      : `<dc:creator><rdf:Seq><rdf:li>${xml(author)}</rdf:li></rdf:Seq></dc:creator>`,
    subject === "" ? "" : `<dc:description>${alternative(subject)}</dc:description>`,
    `<dc:language><rdf:Bag><rdf:li>${xml(lang)}</rdf:li></rdf:Bag></dc:language>`,
    `<dc:format>application/pdf</dc:format>`,
    keywords === "" ? "" : `<pdf:Keywords>${xml(keywords)}</pdf:Keywords>`,
    `<pdf:Producer>${producer}</pdf:Producer>`,
    `<xmp:CreatorTool>${creator}</xmp:CreatorTool>`,
    `<xmp:CreateDate>${date}</xmp:CreateDate><xmp:ModifyDate>${date}</xmp:ModifyDate>`,
    `<pdfaid:part>${information.part}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>`,
    "<pdfuaid:part>1</pdfuaid:part>",
    extensionSchema,
  ].filter((line) => line !== "");
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""${namespaces}>
${lines.join("\n")}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}

const namespaces = Object.entries({
  dc: "http://purl.org/dc/elements/1.1/",
  pdf: "http://ns.adobe.com/pdf/1.3/",
  pdfaExtension: "http://www.aiim.org/pdfa/ns/extension/",
  pdfaProperty: "http://www.aiim.org/pdfa/ns/property#",
  pdfaSchema: "http://www.aiim.org/pdfa/ns/schema#",
  pdfaid: "http://www.aiim.org/pdfa/ns/id/",
  pdfuaid: "http://www.aiim.org/pdfua/ns/id/",
  xmp: "http://ns.adobe.com/xap/1.0/",
})
  .map(([prefix, uri]) => `\n xmlns:${prefix}="${uri}"`)
  .join("");

// ISO 19005-2 6.6.2.3: PDF/A knows nothing of PDF/UA's schema unless told.
const extensionSchema = `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file keeps to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>`;
