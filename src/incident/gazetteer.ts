import { type Checked, checkSchema, readYaml, z } from "../config/index.ts";
import type { Town } from "./record.ts";

const townSchema = z.object({
  name: z.string().min(1).describe("the town's name with its marks: Mazār-e Sharīf"),
  ascii: z.string().min(1).describe("the name in plain letters: Mazar-e Sharif"),
  fa: z.string().optional().describe("the name in Dari"),
  ps: z.string().optional().describe("the name in Pashto"),
  lon: z.number().min(-180).max(180).describe("longitude in degrees"),
  lat: z.number().min(-90).max(90).describe("latitude in degrees"),
  province: z.string().min(1).describe("ISO 3166-2 code of its province"),
});

const townsSchema = z.array(townSchema);

/** Reads a gazetteer: a JSON list of towns, with the fields of GeoNames. */
export function readGazetteer(text: string, file: string): Checked<readonly Town[]> {
  const { value, diagnostics } = checkJson(text, file);
  const towns = value?.map(({ ascii, name, fa, ps, lon, lat, province }) => ({
    name: ascii,
    names: { en: name, ...(fa === undefined ? {} : { fa }), ...(ps === undefined ? {} : { ps }) },
    province,
    longitude: lon,
    latitude: lat,
  }));
  return { value: towns, diagnostics };
}

// JSON is YAML, whose reader knows lines but takes its time: it is asked only where something is wrong.
function checkJson(text: string, file: string): Checked<z.infer<typeof townsSchema>> {
  try {
    const { data } = townsSchema.safeParse(JSON.parse(text));
    if (data !== undefined) return { value: data, diagnostics: [] };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return checkSchema(townsSchema, readYaml(text, file), "incident");
}
