import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { noBrowser } from "../support/browser.ts";
import { annexPage } from "./annex.ts";
import { useBrowser } from "./chromium.ts";

const written = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];

/** The rows of the annex that are seen, in order, by their numbers. */
async function rowsOf(page: Page): Promise<string[]> {
  const ids: unknown = await page.evaluate(
    `[...document.querySelectorAll("tbody tr[id^=row-]")]
      .filter((row) => row.checkVisibility())
      .map((row) => row.id.slice(4))`,
  );
  return Array.isArray(ids) ? ids.map(String) : [];
}

function headOf(page: Page, name: string): Locator {
  return page.getByRole("columnheader", { name, exact: true }).first();
}

function filterOf(page: Page): Locator {
  return page.getByRole("searchbox", { name: "Show only rows with" }).first();
}

describe.skipIf(noBrowser !== undefined)(`sorting ${noBrowser ?? ""}`, () => {
  const open = useBrowser();

  test("goes up, down, and back to the order that was printed", async () => {
    const { page } = await open(annexPage());
    const head = headOf(page, "Killed");
    const states = [];
    for (const _ of written.slice(0, 4)) {
      states.push([await head.getAttribute("aria-sort"), (await rowsOf(page)).join()]);
      await head.getByRole("button").click();
    }
    // By the lower bound; what is unknown or not split comes last both ways, as it stood.
    expect(states).toEqual([
      ["none", written.join()],
      ["ascending", "4,12,10,11,5,6,7,2,1,9,3,8"],
      ["descending", "9,1,2,7,6,5,10,11,12,4,3,8"],
      ["none", written.join()],
    ]);
  });

  test("follows dates, not their words", async () => {
    const { page } = await open(annexPage());
    const button = headOf(page, "Date").getByRole("button");
    await button.click();
    await button.click();
    expect(await rowsOf(page)).toEqual("12,10,11,9,8,7,6,5,4,3,2,1".split(","));
  });

  test("of words follows the page's language", async () => {
    const { page } = await open({ ...annexPage(), lang: "fa-AF", direction: "rtl" });
    await headOf(page, "Place").getByRole("button").click();
    expect((await rowsOf(page)).slice(0, 2)).toEqual(["10", "11"]);
  });

  test("by another column starts anew, and says so politely", async () => {
    const { page } = await open(annexPage());
    await headOf(page, "Killed").getByRole("button").click();
    const status = page.locator("body > output");
    expect(await status.textContent()).toBe("Sorted by Killed, ascending");
    await headOf(page, "Place").getByRole("button").click();
    expect(await headOf(page, "Killed").getAttribute("aria-sort")).toBe("none");
    expect(await headOf(page, "Place").getAttribute("aria-sort")).toBe("ascending");
    expect(await status.textContent()).toBe("Sorted by Place, ascending");
  });

  test("leaves the sum where it stands", async () => {
    const { page } = await open(annexPage());
    await headOf(page, "Place").getByRole("button").click();
    expect(await page.locator("table tr").nth(13).textContent()).toMatch(/^Sum/);
  });

  test("is offered in the head alone", async () => {
    const { page } = await open(annexPage());
    expect(await page.locator("tbody button, tfoot button").count()).toBe(0);
    expect(await page.locator("thead button").count()).toBe(5);
  });

  test("is offered neither for prose nor for rows under headings", async () => {
    const { page } = await open(annexPage());
    expect(await headOf(page, "Account").getByRole("button").count()).toBe(0);
    const grouped = page.getByRole("table", { name: "By region" });
    expect(await grouped.getByRole("button").count()).toBe(0);
  });

  test("works by keyboard, where the focus stays", async () => {
    const { page } = await open(annexPage());
    await headOf(page, "Killed").getByRole("button").focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Enter");
    expect((await rowsOf(page))[0]).toBe("9");
    expect(await page.locator(":focus").textContent()).toBe("Killed");
  });

  test("is there in cards too, by buttons that are seen", async () => {
    const { page } = await open(annexPage(), { width: 320 });
    const button = headOf(page, "Killed").getByRole("button");
    const box = await button.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(24);
    await button.click();
    expect((await rowsOf(page))[0]).toBe("4");
  });
});

describe.skipIf(noBrowser !== undefined)(`filtering ${noBrowser ?? ""}`, () => {
  const open = useBrowser();

  test.each([
    ["kabul", "3,4,5,9"],
    ["KABUL at least", "5"],
    ["mazar sharif", "6,8"],
    ["کابل", "10"],
    ["هرات 12", "11"],
    ["  ", written.join()],
    ["nowhere", ""],
  ])("for %j shows rows with every word", async (words, rows) => {
    const { page } = await open(annexPage());
    await filterOf(page).fill(words);
    expect((await rowsOf(page)).join()).toBe(rows);
  });

  test("says how many of how many, and what sums are of", async () => {
    const { page } = await open(annexPage());
    const status = page.getByRole("status").first();
    expect(await status.textContent()).toBe("");
    await filterOf(page).fill("kabul");
    expect(await status.textContent()).toBe("4 of 12 rows shown; sums are of all rows");
    const other = page.getByRole("searchbox").nth(1);
    await other.fill("north");
    expect(await page.getByRole("status").nth(1).textContent()).toBe("5 of 10 rows shown");
  });

  test("ends with Escape", async () => {
    const { page } = await open(annexPage());
    await filterOf(page).fill("kabul");
    await page.keyboard.press("Escape");
    expect(await filterOf(page).inputValue()).toBe("");
    expect(await rowsOf(page)).toEqual(written);
  });

  test("goes together with sorting", async () => {
    const { page } = await open(annexPage());
    await filterOf(page).fill("kabul");
    await headOf(page, "Killed").getByRole("button").click();
    expect(await rowsOf(page)).toEqual(["4", "5", "9", "3"]);
  });

  test("hides the heading of rows that are all hidden", async () => {
    const { page } = await open(annexPage());
    await page.getByRole("searchbox").nth(1).fill("south 3");
    const grouped = page.getByRole("table", { name: "By region" });
    expect(await grouped.getByRole("rowheader").allTextContents()).toEqual(["South", "South 3"]);
  });

  test("gives way to a link to a hidden row", async () => {
    const { page } = await open(annexPage());
    await filterOf(page).fill("kunduz");
    await page.getByRole("link", { name: "an incident" }).click();
    await page.locator("#row-9").waitFor({ state: "visible" });
    expect(await rowsOf(page)).toEqual(written);
  });

  test("is named by its label and described by the table's caption", async () => {
    const { page } = await open(annexPage());
    const caption = await filterOf(page).getAttribute("aria-describedby");
    expect(await page.locator(`[id="${caption}"]`).textContent()).toContain("All incidents");
  });
});

describe.skipIf(noBrowser !== undefined)(`on paper ${noBrowser ?? ""}`, () => {
  const open = useBrowser();

  test("there are all rows, in their order, and no controls", async () => {
    const { page } = await open(annexPage());
    await filterOf(page).fill("kabul");
    await headOf(page, "Killed").getByRole("button").click();
    await page.emulateMedia({ media: "print" });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await rowsOf(page)).toEqual(written);
    expect(await page.locator("input:visible, output:visible").count()).toBe(0);
    const arrow = "getComputedStyle(document.querySelector('th button'), '::after').content";
    expect(await page.evaluate(arrow)).toBe("none");
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    await page.emulateMedia({ media: "screen" });
    expect(await rowsOf(page)).toEqual(["4", "5", "9", "3"]);
  });
});

describe.skipIf(noBrowser !== undefined)(`without script ${noBrowser ?? ""}`, () => {
  const open = useBrowser();

  test("there is no control, and nothing is missing", async () => {
    const { page } = await open(annexPage(), { javaScriptEnabled: false });
    expect(await page.locator("button, input, output, [aria-sort], [tabindex='-1']").count()).toBe(
      0,
    );
    expect(await page.locator("tr[id^=row-]:visible").count()).toBe(12);
    expect(await page.locator("svg[role=img] title").count()).toBe(5);
  });
});
