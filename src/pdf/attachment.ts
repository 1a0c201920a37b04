import type { PdfFile } from "./file.ts";
import { array, dateString, reference, textString } from "./syntax.ts";

/** A file that travels in the PDF: what it was made from, for machines to read. */
export interface Attachment {
  readonly name: string;
  /** As RFC 6838 has it: `application/json`. */
  readonly mediaType: string;
  /** What it is, in the language of the document. */
  readonly description: string;
  readonly bytes: Uint8Array;
}

/**
 * Writes files as embedded files that belong to the document as its data; returns the entries of the catalog, and the
 * pairs of the name tree of embedded files. ISO 19005-3 6.8: named twice, with a relation and a media type; ISO
 * 14289-1 7.11.
 */
export function writeAttachments(
  attachments: readonly Attachment[],
  created: Date,
  file: PdfFile,
): {
  readonly catalog: Readonly<Record<string, string>>;
  readonly names: readonly (readonly [string, string])[];
} {
  const specifications = attachments.map((attachment) => {
    const id = writeAttachment(attachment, created, file);
    return { name: attachment.name, id };
  });
  if (specifications.length === 0) return { catalog: {}, names: [] };
  const sorted = [...specifications].sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    catalog: { AF: array(specifications.map(({ id }) => reference(id))) },
    names: sorted.map(({ name, id }) => [textString(name), reference(id)] as const),
  };
}

function writeAttachment(
  { name, mediaType, description, bytes }: Attachment,
  created: Date,
  file: PdfFile,
): number {
  const stream = file.addStream(bytes, {
    Type: "EmbeddedFile",
    Subtype: mediaType.replace("/", "#2F"),
    Params: { dictionary: `<</Size ${bytes.length}/ModDate${dateString(created)}>>` },
  });
  const embedded = `<</F ${reference(stream)}/UF ${reference(stream)}>>`;
  return file.add(
    `<</Type/Filespec/F${textString(name)}/UF${textString(name)}/AFRelationship/Data` +
      `/Desc${textString(description)}/EF${embedded}>>`,
  );
}
