// Pictures three pages of the built sample side by side, as README.md shows them: docs/pages.png.
// Usage: npm run picture
import { resolve } from "node:path";
import { draw, findPage, open, root, writeSheet } from "./sheet.js";

// Words that stand on the pages to show: the first, one with a table, the one with the map.
const landmarks = ["At a glance", "Sum of what is stated", "Natural Earth"];

const pdf = await open(resolve(root, "out/2022-05-en/briefing.pdf"));
const pages = [];
for (const words of landmarks) pages.push(await draw(pdf, await findPage(pdf, words), 560));
writeSheet(pdf, [pages], { target: resolve(root, "docs/pages.png"), gap: 14, largest: 200_000 });
