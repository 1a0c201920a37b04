import { z } from "zod";
import { audienceName, audienceSchema, type WrittenAudience } from "./audience-schema.ts";
import type { Period } from "./config.ts";
import { type FilterKeys, filterKeysSchema } from "./filter-schema.ts";
import { type BriefingImport, importsSchema } from "./imports.ts";
import { addressPattern, addressProblem } from "./issue-address.ts";
import { type Localized, language, localized, words } from "./localized.ts";
import type { Series } from "./series.ts";
import { seriesSchema } from "./series-schema.ts";
import { date, folderName, period, report } from "./written-value.ts";

/** briefing.yaml as it is written, each value checked by itself. */
export interface Briefing {
  readonly title: string | Localized;
  readonly subtitle?: string | Localized | undefined;
  readonly publisher: string | Localized;
  readonly contact?: string | Localized | undefined;
  readonly template: string;
  readonly theme?: string | undefined;
  readonly data: BriefingData;
  readonly audiences?: readonly WrittenAudience[] | undefined;
  readonly editions: readonly BriefingEdition[];
  readonly series?: Series | undefined;
  readonly published?: BriefingPublished | undefined;
  readonly accept?: readonly BriefingAccept[] | undefined;
}

/** The key `data`: paths are from briefing.yaml. */
export interface BriefingData {
  readonly folder: string;
  readonly incidents?: string | undefined;
  readonly claims?: string | undefined;
  readonly events?: string | undefined;
  readonly breakdowns?: string | undefined;
  readonly server?: BriefingServer | undefined;
  readonly sources?: string | undefined;
  readonly statements?: string | undefined;
  readonly imports?: readonly BriefingImport[] | undefined;
  readonly links?: string | undefined;
  readonly narrative?: string | undefined;
  readonly translations?: string | undefined;
  readonly places?: string | undefined;
  readonly language: string;
  readonly kind: "census" | "selection";
  readonly coverage: Period;
  readonly rule: "lowest" | "preferred" | "range";
  readonly categories?: readonly string[] | undefined;
}

/** The key `data.server`: the name of an environment variable that holds a URL, and where the tables are there. */
export interface BriefingServer {
  readonly postgresql?: string | undefined;
  readonly schema?: string | undefined;
  readonly clickhouse?: string | undefined;
  readonly database?: string | undefined;
}

interface BriefingPublished {
  readonly folder: string;
  readonly address?: string | undefined;
}

interface BriefingEdition {
  readonly id: string;
  readonly number: number;
  readonly period: Period;
  readonly published: string;
  readonly "data-as-of": string;
  readonly language: string;
  readonly audience?: string | readonly string[] | undefined;
  readonly next?: string | undefined;
  readonly filter?: FilterKeys | undefined;
}

interface BriefingAccept {
  readonly code: string;
  readonly ids: readonly string[];
  readonly reason: string;
}

const path = z.string().min(1);

const text = z.union([words, localized]);

const variablePattern = "^[A-Za-z_][A-Za-z0-9_]*$";

const variableOf = (kind: "postgresql" | "clickhouse") =>
  z
    .string()
    .superRefine((name, context) => {
      if (new RegExp(variablePattern).test(name)) return;
      const message = `data.server.${kind} is the name of an environment variable`;
      const hint = "put the URL into a variable, FIELDBRIEF_DATABASE_URL say, and name that here";
      report(context, "config/no-variable", message, hint);
    })
    .meta({ pattern: variablePattern })
    .optional();

const placeOn = (what: string) =>
  z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_$]*$/, `${what} is named with letters, digits, _ and $`)
    .optional();

const serverSchema = z
  .strictObject({
    postgresql: variableOf("postgresql").describe(
      "the environment variable that holds the URL of a PostgreSQL server: FIELDBRIEF_DATABASE_URL",
    ),
    schema: placeOn("a schema").describe(
      "the schema that the tables are in, of PostgreSQL; `public` where it is left out",
    ),
    clickhouse: variableOf("clickhouse").describe(
      "the environment variable that holds the URL of a ClickHouse server, in the place of `postgresql`",
    ),
    database: placeOn("a database").describe(
      "the database that the tables are in, of ClickHouse; `default` where it is left out",
    ),
  })
  .superRefine(({ postgresql, clickhouse, schema, database }, context) => {
    const isOne = (postgresql === undefined) !== (clickhouse === undefined);
    const foreign = postgresql === undefined ? schema : database;
    if (isOne && foreign === undefined) return;
    const message = isOne
      ? `data.server.${postgresql === undefined ? "schema is of postgresql" : "database is of clickhouse"}`
      : "data.server names one server, of PostgreSQL or of ClickHouse";
    const hint =
      "write { postgresql: VARIABLE, schema: … } or { clickhouse: VARIABLE, database: … }";
    report(context, "config/no-server", message, hint);
  });

const dataSchema = z.strictObject({
  folder: path
    .default("data")
    .describe("the folder of the data files, from briefing.yaml; `data` where it is left out"),
  incidents: path.optional().describe("the incidents; `incidents.csv` in the folder by default"),
  events: path
    .optional()
    .describe(
      "a table of events, CSV or Parquet, or of the server, in the place of incidents and claims: for many",
    ),
  claims: path.optional().describe("what sources say; `claims.csv` in the folder by default"),
  breakdowns: path.optional().describe("sub-figures; `breakdowns.csv`, if there is one"),
  server: serverSchema
    .optional()
    .describe("a server that holds incidents, claims and breakdowns, in the place of their files"),
  sources: path.optional().describe("the sources; `sources.csv` in the folder by default"),
  statements: path.optional().describe("cited figures; `statements.yaml`, if there is one"),
  imports: importsSchema
    .optional()
    .describe(
      "tables as they were downloaded, of ACLED, UCDP GED, GTD or anybody: provider, files, mapping, accessed",
    ),
  links: path
    .optional()
    .describe("incidents of two data sets that are one event; `links.csv`, if there is one"),
  narrative: path.optional().describe("the folder of prose; `narrative`, if there is one"),
  translations: path
    .optional()
    .describe("the folder of texts in other languages; `translations`, if there is one"),
  places: path.optional().describe("the folder of provinces and maps; `places` by default"),
  language: language
    .default("en")
    .describe("the language the texts of the data are written in; en where it is left out"),
  kind: z
    .enum(["census", "selection"])
    .describe("census: every incident of the coverage; selection: those that somebody chose"),
  coverage: period.describe("the first and last day the data speak of: 2021-08-15..2022-05-25"),
  rule: z
    .enum(["lowest", "preferred", "range"])
    .describe("which claim's figures stand for an incident that has several"),
  categories: z
    .array(z.string().min(1))
    .min(1)
    .optional()
    .describe("the words that the category of an incident may be; any word where left out"),
});

const editionSchema = z.strictObject({
  id: folderName.describe("names the edition and its folder; one for each language it is in"),
  number: z.int().min(1).describe("the issue's number"),
  period: period.describe("the first and last day it covers: 2022-05-01..2022-05-31"),
  published: date.describe("the date printed on it: 2022-06-01"),
  "data-as-of": date.describe("when the data were last changed: 2022-05-31"),
  language: language.describe("the language it is written in: en, fa-AF, ps-AF"),
  audience: z
    .union([audienceName, z.array(audienceName).min(1)])
    .optional()
    .describe("whom it is for: public, partner, internal, one of `audiences`, or a list of them"),
  next: date.optional().describe("when the next issue is due"),
  filter: filterKeysSchema
    .optional()
    .describe("only some incidents: { incidents: [IK-2022-05-25-kabul] }, provinces, categories"),
});

const publishedSchema = z.strictObject({
  folder: path
    .default("published")
    .describe("the folder of published issues, which `fieldbrief publish` fills"),
  address: z
    .string()
    .superRefine((pattern, context) => {
      const problem = addressProblem(pattern);
      const hint = "write https://example.org/{name}/briefing.pdf; {name} is the edition's folder";
      if (problem !== undefined) report(context, "config/bad-address", problem, hint);
    })
    .meta({ pattern: addressPattern })
    .optional()
    .describe("where a published issue is found: https://example.org/{name}/briefing.pdf"),
});

const acceptSchema = z.strictObject({
  code: z
    .string()
    .regex(/^[a-z]+\/[a-z0-9-]+$/, "a code is written folder/rule, as the warning prints it")
    .describe("the code of the warning: incident/unsourced"),
  ids: z.array(z.string().min(1)).min(1).describe("the records it is accepted for"),
  reason: words.describe("why it is acceptable, for whoever reads this next"),
});

/** The schema of briefing.yaml. Descriptions are shown as hints, and in editors. */
export const briefingSchema: z.ZodType<Briefing> = z
  .strictObject({
    title: text.describe("the title: text, or text by language"),
    subtitle: text.optional().describe("the line below the title: text, or text by language"),
    publisher: text.describe("who publishes the briefing: a name, or names by language"),
    contact: text.optional().describe("how to reach the publisher: text, or text by language"),
    template: path.describe(
      "the template: a folder, from briefing.yaml, or one that comes with the program, fieldbrief:briefing",
    ),
    theme: path
      .optional()
      .describe("a theme file to use instead of the template's, which it may extend"),
    data: dataSchema.describe("the data: folder, kind, coverage, rule"),
    audiences: z
      .array(audienceSchema)
      .optional()
      .describe("changes to what public, partner and internal may see, and further audiences"),
    editions: z
      .array(editionSchema)
      .min(1)
      .optional()
      .describe("the list of editions; at least one"),
    series: seriesSchema
      .optional()
      .describe("editions by rule instead of one by one: unit, first, languages, published"),
    published: publishedSchema
      .optional()
      .describe("where issues are kept as they were published: folder, address"),
    accept: z.array(acceptSchema).optional().describe("warnings that are accepted, with a reason"),
  })
  .superRefine(({ editions, series }, context) => {
    if (editions !== undefined || series !== undefined) return;
    const hint = "list them in editions, or describe them in series: docs/editions.md";
    report(context, "config/missing-key", "there are no editions", hint);
  })
  .meta({ anyOf: [{ required: ["editions"] }, { required: ["series"] }] })
  .transform(({ editions = [], ...rest }) => ({ ...rest, editions }));
