import type { PageSetup, Style, Theme } from "./theme.ts";

/** What would be set over something else, and where the theme says so. */
export interface RoomFinding {
  /** Of what it comes from; which of them was said last is at fault. */
  readonly paths: readonly [readonly string[], ...(readonly string[])[]];
  readonly code: "theme/tight-lines" | "theme/tight-margin";
  readonly message: string;
  readonly hint: string;
}

// Of the size: what letters take above and below the baseline of a line.
const [above, below] = [0.75, 0.25];

/** Returns lines that are lower than their letters, and running heads and feet that stand in the text or leave the page. */
export function checkRoom({ page, styles, declared }: Theme): readonly RoomFinding[] {
  return [...tightLines(styles, declared), ...tightMargins(page, styles)];
}

function tightLines(styles: Theme["styles"], declared: Theme["declared"]): readonly RoomFinding[] {
  return Object.entries(declared).flatMap(([name, own]): readonly RoomFinding[] => {
    const { fontSize, lineHeight } = styles[name] ?? own;
    const said = [
      ...(own.lineHeight === undefined ? [] : ["line-height"]),
      ...(own.fontSize === undefined ? [] : ["font-size"]),
    ].map((key) => ["styles", name, key]);
    const [first, ...others] = said;
    if (
      first === undefined ||
      fontSize === undefined ||
      lineHeight === undefined ||
      lineHeight >= fontSize
    )
      return [];
    return [
      {
        paths: [first, ...others],
        code: "theme/tight-lines",
        message: `lines of ${lineHeight} points with letters of ${fontSize} are set over one another`,
        hint: `give the style "line-height": ${Math.ceil(fontSize * 1.25)}, say`,
      },
    ];
  });
}

function tightMargins(page: PageSetup, styles: Theme["styles"]): readonly RoomFinding[] {
  const code = "theme/tight-margin";
  const reach = (style: Style | undefined, share: number, rule: number): number =>
    style === undefined ? 0 : style.fontSize * share + style.paddingBlock + rule;
  const [head, foot] = [styles["page-head"], styles["page-foot"]];
  const headEnd = page.headOffset + reach(head, below, head?.ruleAfter ?? 0);
  const footEnd = page.footOffset + reach(foot, above, foot?.ruleBefore ?? 0);
  const tight = (edge: "top" | "bottom", what: string, end: number): RoomFinding => ({
    paths: [
      ["page", `margin-${edge}`],
      ["page", `${what}-offset`],
    ],
    code,
    message: `the running ${what} reaches ${Math.ceil(end)} points from the edge of the page, and is set over the text`,
    hint: `make margin-${edge} ${Math.ceil(end) + 12} or more, or ${what}-offset smaller`,
  });
  return [
    ...(headEnd > page.marginTop ? [tight("top", "head", headEnd)] : []),
    ...(footEnd > page.marginBottom ? [tight("bottom", "foot", footEnd)] : []),
    ...(page.headOffset < reach(head, above, head?.ruleBefore ?? 0)
      ? [cut("head", reach(head, above, head?.ruleBefore ?? 0), code)]
      : []),
    ...(page.footOffset < reach(foot, below, foot?.ruleAfter ?? 0)
      ? [cut("foot", reach(foot, below, foot?.ruleAfter ?? 0), code)]
      : []),
  ];
}

function cut(what: string, needed: number, code: RoomFinding["code"]): RoomFinding {
  return {
    paths: [["page", `${what}-offset`]],
    code,
    message: `the running ${what} reaches over the edge of the page`,
    hint: `make ${what}-offset ${Math.ceil(needed)} or more`,
  };
}
