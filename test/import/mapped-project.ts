import { readConfig } from "../../src/config/index.ts";
import type { Diagnostic } from "../../src/diagnostic.ts";
import { diskEffects } from "../../src/effect.ts";
import { type ReadData, readData } from "../../src/import/index.ts";
import { withFiles } from "../support/files.ts";
import { briefingYaml, narrative } from "./project.ts";
import { bookOf, sheetOf, workbookOf } from "./workbooks.ts";

/** A table in columns of somebody's own. Made up; nothing in these tables happened. */
export const table = `Ref,Day,Province,Place,How,Killed,Injured,Reported by,Link
A1,2022-04-03,Herat,a market,Shelling,3,at least 12,Exercise Radio,https://radio.example/1
A2,2022-04-09,Kondoz,Imam Sahib,107 mm rocket,0,?,Exercise Radio,
A3,2022-04-12,Herat,the road,Shelling,2,,,
A1,2022-04-03,Herat,a market,Shelling,5,,Exercise News,
`;

/** The mapping of its columns. */
export const mapping = `columns:
  id: Ref
  date: Day
  province: Province
  place_written: Place
  method: How
  killed: Killed
  wounded: Injured
  source: Reported by
  url: Link
zero: nobody
country: AF
source:
  publisher: Exercise Office
  url: https://office.example/
`;

/** The lines of `data.imports` with an entry of each, in flow style. */
export const entries = (...each: readonly string[]): readonly string[] => [
  "imports:",
  ...each.map((entry) => `  - { ${entry} }`),
];

/** An entry that reads the one by the other. */
export const office = "provider: table, files: [raw/office.csv], mapping: raw/mapping.yaml";
export const accessed = "accessed: 2022-05-02";

/** A project that imports it, and has nothing of its own. */
export const project: Readonly<Record<string, string>> = {
  ...narrative,
  "briefing.yaml": briefingYaml({ data: entries(`${office}, ${accessed}`) }),
  "raw/office.csv": table,
  "raw/mapping.yaml": mapping,
};

/** Returns the data of the project in a folder. */
export async function dataOf(root: string): Promise<ReadData> {
  const { config, diagnostics } = await readConfig(root, diskEffects);
  if (config === undefined) throw new Error(JSON.stringify(diagnostics));
  return readData(config, diskEffects);
}

/** Reads a project with other files or imports; an entry of null is not there. */
export async function readWith(
  files: Readonly<Record<string, string | Uint8Array | null>>,
  ...each: readonly string[]
): Promise<ReadData> {
  const all = Object.entries({
    ...project,
    ...(each.length === 0 ? {} : { "briefing.yaml": briefingYaml({ data: entries(...each) }) }),
    ...files,
  }).flatMap(([name, content]) => (content === null ? [] : [[name, content] as const]));
  return withFiles(Object.fromEntries(all), dataOf);
}

/** Returns what was found, and where, but for what records want: that is told of all data alike. */
export const told = ({ diagnostics }: Pick<ReadData, "diagnostics">): readonly string[] =>
  diagnostics
    .filter(({ severity, code }) => severity === "error" || !code.startsWith("incident/"))
    .map(({ severity, code, place }: Diagnostic) =>
      `${severity} ${code} ${place?.file}:${place?.line ?? ""}`.replace(/:$/, ""),
    );

/** A table with hashtags of HXL. */
export const tagged = `When,Where,Dead,Hurt,Who
#date+occurred,#adm1+name,#affected+killed,#affected+injured,#meta+source
2022-04-03,Herat,3,at least 12,Exercise Radio
2022-04-09,Kunduz,33,,
`;

/** A mapping of some of them. */
export const tags = `columns: { date: "#date+occurred", province: "#adm1+name", killed: "#affected+killed" }
unread: ["#affected+injured", "#meta+source"]
country: AF
sensitivity: restricted
`;

const second = { name: "Second", ...sheetOf(table, { as: "typed" }) };
const book = bookOf("Ref,Day,Killed\nX,2022-04-01,9\n");
/** The table as the second sheet of a workbook, beside another. */
export const workbook: Uint8Array = workbookOf({
  ...book,
  sheets: [...book.sheets, second],
  formats: ["yyyy-mm-dd"],
});
