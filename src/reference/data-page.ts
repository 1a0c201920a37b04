import { type RecordType, shippedAudiences } from "../config/index.ts";
import {
  type DescribedColumn,
  type DescribedFile,
  describeData,
  type Form,
} from "../incident/index.ts";
import { cell, code, table } from "./markdown-table.ts";
import { jsonSchemaOf } from "./schemas.ts";

const head = `# The data, column by column

Every column of the files of the data folder, as the program reads them; this page is made from that by
\`npm run test:update\`. [data/README.md](../data/README.md) says how they are used, with the decisions of the sample.

CSV files are UTF-8 with commas between, and begin with the names of their columns, in any order. *Needed* is a column that
has to be there, *filled* one whose cells may not be empty either. An empty cell is "not stated", never zero.

*Partners see* is what an edition for \`partner\` shows of a restricted record unless \`audiences\` of briefing.yaml says
otherwise ([docs/audiences.md](audiences.md)); nothing else is told where it shows all. An edition for \`public\` shows
public records alone, one for \`internal\` all of them whole.

| form | written |
|---|---|
`;

const forms: Readonly<Record<Form, string>> = {
  id: "letters, digits, hyphens, dots and colons, without blanks",
  text: "anything",
  word: "lower case, joined by hyphens, so that templates can translate it: `suicide-attack`",
  words: "several of these, with semicolons between",
  "one of": "a word of those that are listed",
  date: "year-month-day: `2022-05-25`",
  count:
    "`60`, `at least 47`, `more than 66`, `about 60`, `33-40`, `up to 5`, `?`, or words in quotation marks",
  "whole number": "digits",
  degrees: "WGS 84, with a decimal point: `34.5281`",
  "country code": "two letters of ISO 3166-1: `AF`",
  "province code": "ISO 3166-2: `AF-KAB`",
  "web address": "whole, beginning with `https://` or `http://`",
  "language tag": "BCP 47: `en`, `fa-AF`",
};

/** Writes docs/data.md: every column of the data's files, from the definitions that they are read by. */
export function writeDataPage(): string {
  const files = describeData();
  const used = new Set(files.flatMap(({ columns }) => columns.map(({ form }) => form)));
  const written = Object.entries(forms).filter(([form]) => [...used].some((each) => each === form));
  return [
    `${head}${written.map(([form, how]) => `| ${form} | ${how} |\n`).join("")}`,
    ...files.map(fileSection),
    statementsSection(),
  ].join("\n");
}

function fileSection({ file, about, records, columns }: DescribedFile): string {
  const rows = columns.map((column) => [
    code(column.name),
    column.filled ? "filled" : column.isNeeded ? "needed" : "",
    formOf(column),
    cell(column.about),
    ...(records === undefined ? [] : [seenByPartners(records, column)]),
  ]);
  const heads = ["column", "", "form", "what it means"];
  const all = records === undefined ? heads : [...heads, "partners see"];
  return `## ${file}\n\nA row is ${about}.\n\n${table(all, rows)}`;
}

function formOf({ form, values }: DescribedColumn): string {
  return values === undefined ? form : values.map(code).join(", ");
}

const words = { show: "", coarsen: "coarser", mask: "masked", withhold: "nothing" } as const;

function seenByPartners(records: RecordType, { name, field = name }: DescribedColumn): string {
  const partner = shippedAudiences.find((audience) => audience.name === "partner");
  const rule = field === null ? undefined : partner?.rules[records][field];
  return rule === undefined ? "" : words[rule.restricted ?? "withhold"];
}

interface Property {
  readonly description?: string;
  readonly enum?: readonly string[];
}

// The schema that it is read against says all of it.
function statementsSection(): string {
  const schema = jsonSchemaOf("statements");
  const { properties, required } = itemsOf(schema);
  const rows = Object.entries(properties).map(([name, property]) => [
    code(name),
    required.includes(name) ? "filled" : "",
    (property.enum ?? []).map(code).join(", "),
    cell(property.description ?? ""),
  ]);
  const figures = itemsOf(Object(properties["figures"]));
  const figureRows = Object.entries(figures.properties).map(([name, property]) => [
    code(`figures.${name}`),
    figures.required.includes(name) ? "filled" : "",
    "",
    cell(property.description ?? ""),
  ]);
  return `## statements.yaml\n\nA list; an entry is a figure or a position that is somebody's own.\n\n${table(
    ["key", "", "one of", "what it means"],
    [...rows, ...figureRows],
  )}`;
}

interface Items {
  readonly properties: Readonly<Record<string, Property>>;
  readonly required: readonly string[];
}

function itemsOf(schema: { readonly items?: Items }): Items {
  return schema.items ?? { properties: {}, required: [] };
}
