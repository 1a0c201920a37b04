// In: a numbered document and the same document set on pages. Out: the bytes of a tagged PDF, PDF/UA-1
// and PDF/A-2a, or 3a. Knows no template, no data, no layout; pdfkit is only its writer of objects and fonts.

export type { Attachment } from "./attachment.ts";
export { pdfPieces } from "./read/pdf-pieces.ts";
export { writePdf } from "./write-pdf.ts";
