import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { type BuildReport, build, nodeEffects } from "../../src/index.ts";
import { PdfObjects } from "../support/pdf/object.ts";
import { readPdf } from "../support/pdf.ts";
import { sampleProject } from "../support/sample.ts";

const root = realpathSync(mkdtempSync(join(tmpdir(), "fieldbrief-secrets-")));
const languages = ["en", "fa-AF", "ps-AF"] as const;
const secrets: string[] = [];

// Words that stand nowhere else: of Latin letters, or of letters of Dari and Pashto that look alike in both.
function secret(language: (typeof languages)[number] = "en"): string {
  const letters = language === "en" ? "bcdfghjklmnprstvwz" : "بپتجدرزسشفقکگلمن";
  const base = letters.length;
  let rest = secrets.length + base ** 3;
  let word = language === "en" ? "Qyx" : "ژخح";
  for (; rest > 0; rest = Math.floor(rest / base)) word += letters[rest % base];
  secrets.push(word);
  return word;
}

const records = 14;

function plant(): void {
  const translations: [column: string, original: string][] = [];
  const own = (column: string): string => {
    const text = `${secret()} told ${secret()}`;
    translations.push([column, text]);
    return text;
  };
  const append = (file: string, rows: readonly (readonly string[])[]): void => {
    const path = join(root, "data", file);
    const text = readFileSync(path, "utf8").replace(/\n*$/, "\n");
    writeFileSync(path, `${text}${rows.map((row) => row.join(",")).join("\n")}\n`);
  };
  const fill = (file: string, values: (turn: number) => Readonly<Record<string, string>>): void => {
    const head = readFileSync(join(root, "data", file), "utf8").split("\n")[0] ?? "";
    const rows = Array.from({ length: records }, (_, turn) => {
      const given = values(turn);
      return head.split(",").map((column) => given[column] ?? "");
    });
    append(file, rows);
  };
  const ids = Array.from(
    { length: records },
    () => [secret(), secret(), secret(), secret()] as const,
  );
  const hidden = (turn: number): string => (turn % 2 === 0 ? "confidential" : "");
  fill("sources.csv", (turn) => ({
    id: ids[turn]?.[0] ?? "",
    publisher: own("sources.publisher"),
    title: secret(),
    type: "media",
    url: `https://${secret().toLowerCase()}.example/${secret()}`,
    archived_url: `https://archive.example/${secret()}`,
    source_group: secret(),
    name_written: secret(),
    sensitivity: hidden(turn),
    note: own("sources.note"),
  }));
  fill("incidents.csv", (turn) => ({
    id: ids[turn]?.[1] ?? "",
    title: own("incidents.title"),
    date: `2022-03-${String(turn + 3).padStart(2, "0")}`,
    date_precision: "day",
    date_reason: own("incidents.date_reason"),
    time: own("incidents.time"),
    place_written: secret(),
    province: "AF-KDZ",
    country: "AF",
    place_precision: "province",
    place_note: own("incidents.place_note"),
    category: "shia-hazara",
    category_basis: "stated",
    target_type: "mosque",
    method: "explosion",
    munition_written: secret(),
    status: "reported",
    sensitivity: hidden(turn),
    preferred_claim: ids[turn]?.[2] ?? "",
    preferred_reason: own("incidents.preferred_reason"),
    note: own("incidents.note"),
  }));
  fill("claims.csv", (turn) => ({
    id: ids[turn]?.[2] ?? "",
    incident: ids[turn]?.[1] ?? "",
    source: ids[turn]?.[0] ?? "",
    killed: "7",
    killed_verbatim: secret(),
    wounded_verbatim: secret(),
    casualties_verbatim: secret(),
    date_verbatim: secret(),
    attributed_to: own("claims.attributed_to"),
    attribution_basis: "media",
    sensitivity: hidden(turn),
    note: own("claims.note"),
  }));
  fill("breakdowns.csv", (turn) => ({
    claim: ids[turn]?.[2] ?? "",
    measure: "killed",
    group: own("breakdowns.group"),
    count: "2",
    verbatim: secret(),
    relation: "part-of",
  }));
  const path = join(root, "data/statements.yaml");
  const inEach = (): unknown =>
    Object.fromEntries(languages.map((language) => [language, secret(language)]));
  const statements = ids.map(([source, , , id]) => ({
    id,
    kind: "figure",
    by: inEach(),
    source,
    text: Object.fromEntries(languages.map((language) => [language, `${secret(language)} {n}`])),
    scope: inEach(),
    figures: [{ name: "n", count: "17", unit: "attacks", verbatim: secret() }],
    sensitivity: "confidential",
    note: secret(),
  }));
  writeFileSync(path, stringify([...(parse(readFileSync(path, "utf8")) ?? []), ...statements]));
  for (const language of languages.slice(1)) {
    const rows = translations.map(([column, text]) => [column, text, secret(language), ""]);
    append(`translations/${language}.csv`, rows);
  }
  for (const language of languages)
    writeFileSync(
      join(root, `data/narrative/summary.internal.${language}.md`),
      `${secret(language)}.\n`,
    );
}

beforeAll(() => {
  for (const name of ["briefing.yaml", "data", "templates"])
    cpSync(join(sampleProject, name), join(root, name), { recursive: true });
  plant();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const make = (audience: string): Promise<BuildReport> =>
  build({ project: root, out: join(root, audience), audiences: [audience] }, nodeEffects());

// All that is in the files of an edition, taken apart by other means than the leak pass's.
async function contentsOf(folder: string, files: readonly string[]): Promise<string> {
  const texts = files.map((file) => readFileSync(join(folder, file), "utf8"));
  const pdf = readFileSync(join(folder, "briefing.pdf"));
  const objects = new PdfObjects(pdf);
  const { pages } = await readPdf(pdf);
  const drawn = pages.map(({ text }) => text).join("\n");
  const inside = objects.ids.flatMap((id) => {
    const value = objects.resolve({ id });
    const own = JSON.stringify(value, (_, inner) =>
      inner instanceof Map
        ? [...inner]
        : typeof inner === "object" && inner !== null && "bytes" in inner
          ? objects.text(inner)
          : inner,
    );
    return typeof value === "object" && value !== null && "content" in value
      ? [objects.content(value).toString("utf8")]
      : [own];
  });
  return [folder, ...texts, drawn, [...drawn].reverse().join(""), ...inside]
    .join("\n")
    .toLowerCase();
}

// Looks for all of them in the few words that begin as they do: none could stand anywhere else.
function secretsIn(contents: string): readonly string[] {
  const words = [...new Set(contents.match(/qyx[a-z]+|ژخح\p{L}+/gu))].join(" ");
  return secrets.filter((word) => words.includes(word.toLowerCase()));
}

test("500 secrets in every field and language are in no output of those who may not see them", async () => {
  expect(secrets.length).toBeGreaterThanOrEqual(500);
  expect(new Set(secrets).size).toBe(secrets.length);
  expect(secretsIn(secrets.join(" ").toLowerCase())).toEqual(secrets);
  for (const audience of ["public", "partner"]) {
    const report = await make(audience);
    expect(report.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(report.editions).toHaveLength(languages.length);
    for (const { files } of report.editions) {
      const folder = join(root, (files[0]?.path ?? "").replace(/\/[^/]*$/, ""));
      const names = files.map(({ path }) => path.replace(/^.*\//, ""));
      const contents = await contentsOf(folder, names);
      expect(secretsIn(contents)).toEqual([]);
    }
  }
});

test("and those who may see them do, so that there was something to find", async () => {
  const report = await make("internal");
  expect(report.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const all = await Promise.all(
    report.editions.map(({ files }) =>
      contentsOf(
        join(root, (files[0]?.path ?? "").replace(/\/[^/]*$/, "")),
        files.map(({ path }) => path.replace(/^.*\//, "")),
      ),
    ),
  );
  const found = new Set(all.flatMap(secretsIn));
  expect(found.size).toBeGreaterThan(150);
});
