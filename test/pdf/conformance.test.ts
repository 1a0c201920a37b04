import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writePdf } from "../../src/pdf/index.ts";
import { PdfObjects } from "../support/pdf/object.ts";
import { pdfFindings, pdfRules } from "../support/pdf.ts";
import { vazirmatn as fonts } from "../text/fonts.ts";
import { doc, heading, p, row, td } from "./build.ts";
import { everything } from "./sample.ts";
import { setPages } from "./set.ts";

const bytes = writePdf(everything, setPages(everything, 300), { fonts });
const file = new PdfObjects(bytes);

describe("a written PDF", () => {
  test.each(pdfRules)("$name", ({ findings }) => {
    expect(findings(file)).toEqual([]);
  });

  test("keeps the rules when it is long enough for trees with leaves", () => {
    const rows = Array.from({ length: 700 }, (_, index) =>
      row(String(index), "Kabul", "at least 9"),
    );
    const head = [
      row(
        td("No.", { header: "column" }),
        td("Place", { header: "column" }),
        td("Killed", { header: "column" }),
      ),
    ];
    const headings = Array.from({ length: 200 }, (_, index) => heading(1, "Part", `d${index}`));
    const document = doc([...headings, { type: "table", columns: [], head, body: rows, foot: [] }]);
    const paged = setPages(document, 200);
    expect(paged.pages.length).toBeGreaterThan(128);
    const long = writePdf(document, paged, { fonts });
    expect(pdfFindings(long)).toEqual([]);
    const objects = new PdfObjects(long);
    const structure = objects.dictionary(objects.catalog.get("StructTreeRoot"));
    expect(objects.dictionary(structure.get("ParentTree")).has("Kids")).toBe(true);
  });

  test("keeps the rules in a right-to-left language", () => {
    const document = doc([heading(1, "گزارش", "t"), p("دست‌کم ۶۰ تن (26 اگست) حبیب‌الله «لا».")], {
      lang: "fa-AF",
      direction: "rtl",
    });
    expect(pdfFindings(writePdf(document, setPages(document), { fonts }))).toEqual([]);
  });

  test.skipIf(!hasTool("qpdf"))("is clean to qpdf", () => {
    const { stdout, status } = check("qpdf", ["--check"]);
    expect(stdout).toContain("No syntax or stream encoding errors found");
    expect(status).toBe(0);
  });

  // The path of veraPDF: org.verapdf.apps:greenfield-apps on Maven Central, one jar with all it needs.
  const jar = process.env["VERAPDF_JAR"] ?? "";
  test.skipIf(jar === "").each(["ua1", "2a"])("is valid to veraPDF as %s", (flavour) => {
    const main = ["-cp", jar, "org.verapdf.apps.GreenfieldCliWrapper"];
    const { stdout } = check("java", [...main, "--flavour", flavour, "--format", "text"]);
    expect(stdout).toMatch(/^PASS /m);
  });
});

function hasTool(tool: string): boolean {
  return spawnSync(tool, ["--version"]).error === undefined;
}

function check(
  tool: string,
  options: readonly string[],
): { stdout: string; status: number | null } {
  const folder = mkdtempSync(join(tmpdir(), "fieldbrief-pdf-"));
  try {
    const path = join(folder, "everything.pdf");
    writeFileSync(path, bytes);
    return spawnSync(tool, [...options, path], { encoding: "utf8" });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
