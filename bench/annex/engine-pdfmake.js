// pdfmake: no tags.
import pdfmake from "pdfmake";
import { columns } from "./rows.js";
import { finish, fontFiles, look, readRows } from "./task.js";

const rows = await readRows();
pdfmake.setFonts({ Roboto: { normal: fontFiles.regular, bold: fontFiles.bold } });
const heads = columns.map(([text]) => ({ text, bold: true }));
const room = 595.28 - 2 * look.margin - columns.length * 2 * look.padding;
const pdf = pdfmake.createPdf({
  pageSize: "A4",
  pageMargins: look.margin,
  defaultStyle: {
    font: "Roboto",
    fontSize: look.size,
    lineHeight: look.leading / look.size / 1.17,
  },
  footer: (page) => ({ text: `${page}`, alignment: "right", marginRight: look.margin }),
  content: [
    { text: look.title, fontSize: 23, bold: true },
    {
      layout: "lightHorizontalLines",
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: columns.map(([, share]) => share * room),
        body: [heads, ...rows],
      },
    },
  ],
});
await finish(await pdf.getBuffer());
