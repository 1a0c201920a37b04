// Rows → document → pages → tagged PDF (PDF/UA-1 and PDF/A-2a), as a build does it.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { numberDocument } from "../../src/document/index.ts";
import { layoutDocument } from "../../src/layout/index.ts";
import { writePdf } from "../../src/pdf/index.ts";
import { loadFonts } from "../../src/text/index.ts";
import { readTheme } from "../../src/theme/index.ts";
import { columns } from "./rows.js";
import { finish, look, readRows, templates } from "./task.js";

const folder = join(templates, "briefing");
const rows = await readRows();
const { theme, diagnostics } = readTheme([
  { text: await readFile(join(folder, "theme.yaml"), "utf8"), file: "theme.yaml", folder },
]);
if (theme === undefined) throw new Error(JSON.stringify(diagnostics));
const fonts = await loadFonts(theme.fonts, (file) => readFile(file));

const text = (value) => [{ type: "text", value }];
const row = (values, header) => ({
  type: "tableRow",
  children: values.map((value) => ({
    type: "tableCell",
    children: text(value),
    ...(header === undefined ? {} : { header }),
  })),
});
const words = { table: (n) => `Table ${n}`, figure: (n) => `Figure ${n}`, note: (n) => `${n}` };
const document = numberDocument(
  {
    type: "document",
    lang: "en",
    direction: "ltr",
    title: look.title,
    metadata: { author: "Bench", subject: "", keywords: [], created: "2022-06-01" },
    furniture: { headStart: "", headEnd: "", footStart: "", footEnd: "{page}" },
    children: [
      { type: "heading", depth: 1, children: text(look.title) },
      {
        type: "table",
        columns: columns.map(([, width]) => ({ align: "start", width })),
        head: [
          row(
            columns.map(([name]) => name),
            "column",
          ),
        ],
        body: rows.map((values) => row(values)),
        foot: [],
      },
    ],
  },
  words,
);
const start = performance.now();
const layout = layoutDocument(document, theme, fonts);
const laidOut = performance.now();
const pdf = writePdf(document, layout.paged, { fonts });
const written = performance.now();
await finish(pdf, { layout: laidOut - start, pdf: written - laidOut });
