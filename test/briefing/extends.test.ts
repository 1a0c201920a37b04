import { beforeAll, expect, test } from "vitest";
import { type BuiltWith, builtWith } from "../support/built-with.ts";
import { PdfObjects } from "../support/pdf/object.ts";
import { pdfFindings, readPdf } from "../support/pdf.ts";

// Ten lines: one partial, one style.
const files = {
  "templates/mine/template.yaml": "extends: fieldbrief:briefing\n",
  "templates/mine/theme.yaml": 'styles:\n  key-figure-value: { color: "#7a3e00" }\n',
  "templates/mine/partials/title.hbs": `<section id="top">
  <p class="kicker">{{briefing.publisher}} · {{t "title.issue" number=edition.number}}</p>
  <h1>{{briefing.title}}</h1>
  <p class="subtitle">{{briefing.subtitle}}</p>
  <p class="imprint">{{date edition.published}}<br>{{briefing.publisher}}</p>
  {{!-- Without the period: as high as the shipped one. --}}
</section>
`,
};

const edition = "2022-05-en";
let shipped: ReturnType<BuiltWith["files"]>;
let changed: ReturnType<BuiltWith["files"]>;

beforeAll(async () => {
  const of = async (template: string, own = {}): Promise<typeof shipped> => {
    const { report, files: made } = await builtWith({ template, files: own, build: [edition] });
    expect(report.diagnostics).toEqual([]);
    return made(edition);
  };
  shipped = await of("fieldbrief:briefing");
  changed = await of("templates/mine", files);
});

test("the template has ten lines", () => {
  const lines = Object.values(files).flatMap((text) => text.trimEnd().split("\n"));
  expect(lines).toHaveLength(10);
});

// The page in its parts: what each section holds, and all that stands outside of these.
function partsOf(html: string): ReadonlyMap<string, string> {
  const parts = new Map<string, string>();
  const rest = html.replace(/<section id="([^"]+)"[\s\S]*?<\/section>/g, (section, id: string) => {
    parts.set(id, section);
    return "";
  });
  const style = /<style>[\s\S]*?<\/style>/.exec(rest)?.[0] ?? "";
  // The policy names the style by its hash.
  const others = rest.replace(style, "").replace(/style-src 'sha256-[^']+'/, "");
  return parts.set("style", style).set("rest", others);
}

test("HTML: one section and one declaration are other, and nothing else", () => {
  const [before, after] = [partsOf(shipped.html), partsOf(changed.html)];
  expect(before.size).toBeGreaterThan(15);
  expect([...after.keys()]).toEqual([...before.keys()]);
  const other = [...before.keys()].filter((id) => before.get(id) !== after.get(id));
  expect(other).toEqual(["top", "style"]);
  const rules = (parts: ReadonlyMap<string, string>): string[] =>
    (parts.get("style") ?? "").split(/(?<=[{};])/).map((rule) => rule.trim());
  const changes = rules(after).join("").split(";color:#7a3e00");
  expect(changes).toHaveLength(2);
  expect(changes.join("")).toBe(rules(before).join(""));
});

test("figures: the same bytes", () => {
  expect(changed.figures).toBe(shipped.figures);
});

test("PDF: one section is other, and the colour of one style, and nothing else", async () => {
  const [before, after] = [await readPdf(shipped.pdf), await readPdf(changed.pdf)];
  expect(after.pages).toHaveLength(before.pages.length);
  expect(after.outline).toEqual(before.outline);
  expect(after.metadata).toEqual(before.metadata);
  // All text, where it stands and what it belongs to, from the first heading behind the title on.
  expect(textOf(after)).toEqual(textOf(before));
  expect(textOf(before).length).toBeGreaterThan(1000);
  // All that is drawn on the pages behind the first is the same, but for colours.
  const [drawn, redrawn] = [drawnOn(shipped.pdf), drawnOn(changed.pdf)];
  expect(redrawn.shapes).toEqual(drawn.shapes);
  expect(redrawn.colours).not.toEqual(drawn.colours);
  const added = [...redrawn.palette].filter((colour) => !drawn.palette.has(colour));
  expect(added).toHaveLength(1);
  expect(pdfFindings(changed.pdf)).toEqual([]);
});

function textOf({ pages }: Awaited<ReturnType<typeof readPdf>>): readonly string[] {
  return pages.flatMap(({ items }, page) => {
    const start = page === 0 ? items.findIndex(({ text }) => text === "At a glance") : 0;
    return items.slice(start).map(({ text, tag, x, y }) => `${page} ${tag} ${x} ${y} ${text}`);
  });
}

interface Drawn {
  readonly shapes: readonly string[];
  readonly colours: readonly string[];
  readonly palette: ReadonlySet<string>;
}

// Codes of glyphs are numbered as a file needs them; what they say is compared as text.
function drawnOn(pdf: Uint8Array): Drawn {
  const file = new PdfObjects(pdf);
  const all = file.pages.slice(1).flatMap(({ page }) => file.operations(page));
  const isColour = ({ operator }: (typeof all)[number]): boolean =>
    /^(?:sc|SC|rg|RG|g|G)n?$/.test(operator);
  const isText = ({ operator }: (typeof all)[number]): boolean => /^(?:Tj|TJ)$/.test(operator);
  const write = ({ operator, operands }: (typeof all)[number]): string =>
    `${operands.map((operand) => JSON.stringify(operand instanceof Map ? [...operand] : operand)).join(" ")} ${operator}`;
  const colours = all.filter(isColour).map(write);
  return {
    shapes: all.filter((one) => !isColour(one) && !isText(one)).map(write),
    colours,
    palette: new Set(colours),
  };
}

test("a reference names its page in the words of every language", async () => {
  const names = ["2022-05-en", "2022-05-fa-AF", "2022-05-ps-AF"];
  const title = files["templates/mine/partials/title.hbs"].replace(
    "{{!--",
    '<p>{{ref "figure-provinces" page=true}}</p>{{!--',
  );
  const own = { ...files, "templates/mine/partials/title.hbs": title };
  const built = await builtWith({ template: "templates/mine", files: own, build: names });
  expect(built.report.diagnostics).toEqual([]);
  const pages = names.map(async (name) => {
    const [first] = (await readPdf(built.files(name).pdf)).pages;
    return first?.items.map(({ text }) => text).join("") ?? "";
  });
  const [en = "", fa = "", ps = ""] = await Promise.all(pages);
  expect(en).toMatch(/Figure \d+, page \d+/);
  expect(fa).toContain("صفحه");
  expect(ps).toContain("پاڼه");
}, 60_000);
