import { describe, expect, test } from "vitest";
import { leakFinder } from "../../../src/audience/index.ts";
import { pdfPieces } from "../../../src/pdf/index.ts";

// A file of hand-written objects; texts without a font are read as they are.
function file(...objects: readonly string[]): Uint8Array {
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join("");
  return Buffer.from(`%PDF-1.7\n${body}%%EOF\n`, "latin1");
}

const stream = (content: string): string =>
  `<</Length ${content.length}>>\nstream\n${content}\nendstream`;

/** Draws words in a sequence of that number, on a line of their own. */
const marked = (mcid: number, words: string): string =>
  `/P<</MCID ${mcid}>>BDC\nBT\n0 700 Td\n(${words})Tj\nET\nEMC`;

function places(bytes: Uint8Array, value = "Radio Zarnigar"): readonly string[] {
  const hidden = [{ kind: "text", column: "", value }] as const;
  const find = leakFinder({ hidden }, new Map(), () => []);
  const drawn = [...pdfPieces(bytes)].filter(({ where }) => where.startsWith("page"));
  return find?.(drawn).map(({ where }) => where) ?? [];
}

const both = `${marked(0, "Radio")}\n${marked(1, "Zarnigar")}`;
const page = (content = 2): string => `<</Type/Page/Contents ${content} 0 R>>`;
const root = (entries: string): string => `<</Type/StructTreeRoot${entries}>>`;

describe("words of two sequences on a page", () => {
  const trees: readonly (readonly [what: string, found: boolean, ...tree: readonly string[]])[] = [
    ["of one element", true, root("/K 4 0 R"), "<</S/TD/Pg 1 0 R/K[0 1]>>"],
    [
      "of two cells",
      false,
      root("/K[4 0 R 5 0 R]"),
      "<</S/TD/Pg 1 0 R/K 0>>",
      "<</S/TD/Pg 1 0 R/K 1>>",
    ],
    [
      "of an element and a span in it",
      true,
      root("/K 4 0 R"),
      "<</S/P/Pg 1 0 R/K[0<</S/Span/Pg 1 0 R/K[1]>>]>>",
    ],
    [
      "of an element of an unknown kind in another",
      true,
      root("/K 4 0 R"),
      "<</S/P/Pg 1 0 R/K[0<</S/Whatever/K 1>>]>>",
    ],
    [
      "of kinds that stand for cells",
      false,
      root("/RoleMap<</A/B/B/TD>>/K 4 0 R"),
      "<</S/TR/Pg 1 0 R/K[<</S/A/K 0>><</S/A/K 1>>]>>",
    ],
    [
      "of kinds that stand for each other",
      true,
      root("/RoleMap<</A/B/B/A>>/K 4 0 R"),
      "<</S/TR/Pg 1 0 R/K[<</S/A/K 0>><</S/A/K 1>>]>>",
    ],
    [
      "drawn in another order than they are read in",
      true,
      root("/K 4 0 R"),
      "<</S/P/Pg 1 0 R/K[<</Type/MCR/Pg 1 0 R/MCID 1>><</Type/MCR/MCID 0>>]>>",
    ],
    [
      "in a tree that leads back to itself",
      false,
      root("/K 4 0 R"),
      "<</S/TR/Pg 1 0 R/K[<</S/TD/K[0 4 0 R]>><</S/TD/K[1 4 0 R]>>]>>",
    ],
    ["of which the structure names one alone", true, root("/K 4 0 R"), "<</S/P/Pg 1 0 R/K 0>>"],
    ["of another page's structure", true, root("/K 4 0 R"), "<</S/P/Pg 2 0 R/K[0 1]>>"],
    ["without a structure", true],
  ];
  for (const [what, found, ...tree] of trees)
    test(`${what} ${found ? "are" : "are not"} read as one`, () => {
      expect(places(file(page(), stream(both), ...tree))).toEqual(found ? ["page 1"] : []);
    });

  test("read in another order than they are drawn in are found", () => {
    const content = `${marked(0, "Zarnigar")}\n${marked(1, "Radio")}`;
    const tree = [root("/K 4 0 R"), "<</S/P/Pg 1 0 R/K[1 0]>>"];
    expect(places(file(page(), stream(content), ...tree))).toEqual(["page 1"]);
  });
});

const cells = [root("/K[4 0 R 5 0 R]"), "<</S/TD/Pg 1 0 R/K 0>>", "<</S/TD/Pg 1 0 R/K 1>>"];

test("words of one element on two pages are read as one", () => {
  const tree = [root("/K 7 0 R"), "<</S/TD/Pg 1 0 R/K[0<</Type/MCR/Pg 4 0 R/MCID 0>>]>>"];
  const pages = [page(), stream(marked(0, "Radio")), "null", page(5), stream(marked(0, "Zarni"))];
  expect(places(file(...pages, ...tree), "Radio Zarni")).toEqual(["pages 1 to 2"]);
});

test("words drawn in pieces, on one line and within other marks, stay together", () => {
  const content = `/P<</MCID 0>>BDC BT 0 9 Td(Ra)Tj/Span<</Lang(en)>>BDC(dio)Tj EMC 5 0 Td(Zarn)Tj EMC
/P<</MCID 1>>BDC(igar)Tj EMC ET`;
  const tree = [root("/K 4 0 R"), "<</S/P/Pg 1 0 R/K[0 1]>>"];
  expect(places(file(page(), stream(content), ...tree))).toEqual(["page 1"]);
  expect(places(file(page(), stream(content), ...cells))).toEqual([]);
});

describe("words that the structure says nothing of are searched, ", () => {
  const artifact = (words: string): string => `/Artifact BMC\nBT\n(${words})Tj\nET\nEMC`;
  test("artifacts with those of their page", () => {
    const content = `${artifact("Radio")}\n${both}\n${artifact("Zarnigar")}`;
    expect(places(file(page(), stream(content), ...cells))).toEqual(["page 1"]);
  });

  test("an artifact within a sequence, too", () => {
    const content = `/P<</MCID 0>>BDC\n${artifact("Radio Zarnigar")}\nEMC`;
    expect(places(file(page(), stream(content), ...cells))).toEqual(["page 1"]);
  });

  test("an artifact is no part of the text that it stands in", () => {
    const content = `${marked(0, "Radio")}\n${artifact("Zarnigar")}`;
    expect(places(file(page(), stream(content), ...cells))).toEqual([]);
    const around = `${marked(0, "Radio")}\n${artifact("page 1")}\n${marked(1, "Zarnigar")}`;
    const one = [root("/K 4 0 R"), "<</S/P/Pg 1 0 R/K[0 1]>>"];
    expect(places(file(page(), stream(around), ...one))).toEqual(["page 1"]);
  });

  test("a text without a mark with all of its page", () => {
    const content = `${marked(0, "Radio")}\nBT (Zarnigar)Tj ET`;
    expect(places(file(page(), stream(content), ...cells))).toEqual(["page 1"]);
    const named = content.replace("BT (Z", "/P/MC0 BDC BT (Z").replace(/$/, " EMC");
    expect(places(file(page(), stream(named), ...cells))).toEqual(["page 1"]);
  });

  test("in all the streams of a page, which are one", () => {
    const pages = [
      "<</Type/Page/Contents[2 0 R 3 0 R]>>",
      stream("BT (Radio)Tj"),
      stream("(Zarni)Tj ET"),
    ];
    expect(places(file(...pages), "Radio Zarni")).toEqual(["page 1"]);
  });
});

describe("a file that cannot be read whole is refused:", () => {
  const cases: readonly (readonly [what: string, bytes: Uint8Array, message: string])[] = [
    ["nothing", Buffer.of(), "it holds no object of a PDF"],
    ["words", Buffer.from("Radio Zarnigar"), "it holds no object of a PDF"],
    ["a file of another kind", Buffer.from("GIF89a\0\0obj"), "it holds no object of a PDF"],
    ["a head alone", Buffer.from("%PDF-1.7\n%%EOF\n"), "it holds no object of a PDF"],
    ["no page", file("<</Type/Catalog>>"), "it holds no page"],
    [
      "a stream that is coded otherwise than it says",
      file(page(), "<</Filter/FlateDecode/Length 3>>\nstream\nabc\nendstream"),
      "not coded as it says",
    ],
  ];
  for (const [what, bytes, message] of cases)
    test(what, () => {
      const read = (): unknown => [...pdfPieces(bytes)];
      expect(read).toThrow(SyntaxError);
      expect(read).toThrow(message);
    });
});
