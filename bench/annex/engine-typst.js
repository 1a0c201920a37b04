// Typst's compiler, tags on: its default.
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { columns } from "./rows.js";
import { finish, fontFiles, look, readRows } from "./task.js";

const rows = await readRows();
const compiler = NodeCompiler.create({
  fontArgs: [{ fontPaths: Object.values(fontFiles) }],
});
compiler.mapShadow(`${process.cwd()}/rows.json`, Buffer.from(JSON.stringify(rows)));
const heads = columns.map(([name]) => `[${name}]`).join(", ");
const mainFileContent = `
#set document(title: "${look.title}")
#set page(paper: "a4", margin: ${look.margin}pt, numbering: "1")
#set text(font: "Roboto", size: ${look.size}pt, lang: "en", top-edge: 0.8em, bottom-edge: -0.2em)
#set par(leading: ${look.leading - look.size}pt)
= ${look.title}
#table(
  columns: (${columns.map(([, share]) => `${share}fr`).join(", ")}),
  inset: ${look.padding}pt,
  stroke: (x, y) => (bottom: 0.4pt),
  table.header(${heads}),
  ..json("rows.json").flatten().map(cell => [#cell]),
)
`;
await finish(compiler.pdf({ mainFileContent }));
