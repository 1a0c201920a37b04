import { resolve } from "node:path";
import { checkSchema, layerYaml, readYaml, type Yaml, type YamlPath } from "../config/index.ts";
import { type Diagnostic, didYouMean, excerptOf, hasErrors, type Place } from "../diagnostic.ts";
import { checkRoom } from "./check-room.ts";
import { defaultStyles } from "./style.ts";
import type { ChartTheme, PageSetup, Style, Theme } from "./theme.ts";
import { type StyleFile, type ThemeFile, themeSchema } from "./theme-schema.ts";

/** What reading a theme gives: the theme unless something is wrong with it, and all findings. */
export interface ReadTheme {
  readonly theme: Theme | undefined;
  /** Where each file of a font is named, by its absolute path. */
  readonly fontPlaces?: ReadonlyMap<string, Place>;
  /** Where a style stands, in the most special file that says something of it. */
  readonly styleAt: (name: string) => Place;
  /** Where a colour, `#rrggbb`, is said: as a token before anywhere else. */
  readonly colorAt: ColorAt;
  readonly diagnostics: readonly Diagnostic[];
}

/** Tells where a colour, `#rrggbb`, is said in a theme, with the line; undefined where it says no such colour. */
export type ColorAt = (color: string) => Pick<Diagnostic, "place" | "excerpt"> | undefined;

// ISO 216 A4 and ANSI Letter in points.
const pageSizes = { A4: [595.28, 841.89], Letter: [612, 792] } as const;

const blank: Style = {
  fontFamily: "",
  fontSize: 10,
  fontWeight: 400,
  lineHeight: 14,
  color: "#000000",
  textAlign: "start",
  spaceBefore: 0,
  spaceAfter: 0,
  indentStart: 0,
  indentEnd: 0,
  paddingBlock: 0,
  paddingInline: 0,
  background: null,
  ruleBefore: 0,
  ruleAfter: 0,
  ruleStart: 0,
  ruleColor: "#000000",
  keepWithNext: false,
  keepTogether: false,
  breakBefore: "auto",
  page: "auto",
  gap: 0,
  rise: 0,
};

/** A theme file. */
export interface ThemeText {
  readonly text: string;
  /** Its path as findings name it. */
  readonly file: string;
  /** The absolute folder that font paths in it start from. */
  readonly folder: string;
}

/**
 * Reads theme files, each laid over those behind it: colours, styles and other mappings key by key, lists whole. Font
 * files are not opened here.
 */
export function readTheme(layers: readonly [ThemeText, ...ThemeText[]]): ReadTheme {
  const [top, ...others] = layers;
  const read = ({ text, file }: ThemeText): Yaml => readYaml(text, file);
  const yaml = layerYaml([read(top), ...others.map(read)]);
  const styleAt = (name: string): Place => yaml.placeOf(["styles", name]);
  const parsed = checkSchema(themeSchema, yaml, "theme");
  if (parsed.value === undefined) return noTheme(parsed.diagnostics, styleAt);
  const given = parsed.value;
  const findings: Diagnostic[] = [...parsed.diagnostics];
  const report: Report = (path, code, message, hint) => {
    const about = hint === undefined ? {} : { hint };
    findings.push({ severity: "error", code, message, ...spotIn(yaml, path), ...about });
  };
  const colorOf = colorReader(given.colors, report);
  const { styles, declared } = readStyles(given, colorOf, report);
  const fontsAt = yaml.placeOf(["fonts"]);
  const folderOf = ({ file }: Place): string =>
    (layers.find((layer) => layer.file === file) ?? top).folder;
  const folder = folderOf(fontsAt);
  const fontPlaces = new Map(
    given.fonts.flatMap((font, index) =>
      (["file", "web"] as const).map(
        (key) => [resolve(folder, font[key]), yaml.placeOf(["fonts", index, key])] as const,
      ),
    ),
  );
  const theme: Theme = {
    page: readPage(given.page),
    fonts: given.fonts.map((font) => ({
      ...font,
      file: resolve(folder, font.file),
      web: resolve(folder, font.web),
    })),
    colors: given.colors,
    styles,
    declared,
    chart: readChart(given, colorOf),
    ...readLogo(given.logo, folderOf(yaml.placeOf(["logo", "file"]))),
  };
  if (!hasErrors(findings))
    for (const { paths, ...finding } of checkRoom(theme)) {
      // What a theme lays over another one made it so.
      const path = paths.find((one) => yaml.placeOf(one).file === top.file) ?? paths[0];
      findings.push({ severity: "warning", ...finding, ...spotIn(yaml, path) });
    }
  return {
    theme: hasErrors(findings) ? undefined : theme,
    fontPlaces,
    styleAt,
    colorAt: (color) => {
      const path = pathsOfColors(given).find(([, value]) => value.toLowerCase() === color)?.[0];
      return path && spotIn(yaml, path);
    },
    diagnostics: findings,
  };
}

/** Returns what reading gives where there is no theme. */
export function noTheme(
  diagnostics: readonly Diagnostic[],
  styleAt: ReadTheme["styleAt"] = () => ({ file: "" }),
): ReadTheme {
  return { theme: undefined, styleAt, colorAt: () => undefined, diagnostics };
}

function spotIn(yaml: Yaml, path: YamlPath): Pick<Diagnostic, "place" | "excerpt"> {
  const place = yaml.placeOf(path);
  const excerpt = excerptOf(yaml.textAt(place), place.line ?? 1);
  return { place, ...(excerpt === undefined ? {} : { excerpt }) };
}

// Every colour that a theme says, and where; tokens first.
function pathsOfColors({
  colors,
  chart,
  styles,
}: ThemeFile): readonly (readonly [YamlPath, string])[] {
  const within = (value: unknown, path: YamlPath): readonly (readonly [YamlPath, string])[] => {
    if (typeof value === "string") return [[path, value]];
    if (typeof value !== "object" || value === null) return [];
    return Object.entries(value).flatMap(([key, inner]) =>
      within(inner, [...path, Array.isArray(value) ? Number(key) : key]),
    );
  };
  return [
    ...within(colors, ["colors"]),
    ...within(chart, ["chart"]),
    ...within(styles, ["styles"]),
  ];
}

type Report = (
  path: readonly (string | number)[],
  code: string,
  message: string,
  hint?: string,
) => void;
type ColorOf = (name: string, path: readonly (string | number)[]) => string;

// A colour is written out or is the name of a token.
function colorReader(colors: Readonly<Record<string, string>>, report: Report): ColorOf {
  return (name, path) => {
    const color = /^#[0-9a-f]{6}$/i.test(name) ? name : colors[name];
    if (color === undefined) {
      const hint =
        didYouMean(name, Object.keys(colors)) ?? "write #rrggbb or a name under `colors`";
      report(path, "theme/unknown-color", `unknown colour "${name}"`, hint);
    }
    return (color ?? "#000000").toLowerCase();
  };
}

function readPage(page: ThemeFile["page"]): PageSetup {
  const [width, height] = pageSizes[page.size];
  return {
    width,
    height,
    marginTop: page["margin-top"],
    marginBottom: page["margin-bottom"],
    marginStart: page["margin-start"],
    marginEnd: page["margin-end"],
    headOffset: page["head-offset"],
    footOffset: page["foot-offset"],
  };
}

function readChart({ chart, colors }: ThemeFile, colorOf: ColorOf): ChartTheme {
  const color = (key: "text" | "muted" | "grid" | "unknown"): string =>
    colorOf(chart[key], ["chart", key]);
  const list = (key: "category" | "ramp"): readonly string[] =>
    chart[key].map((name, index) => colorOf(name, ["chart", key, index]));
  const plain = {
    text: color("text"),
    muted: color("muted"),
    grid: color("grid"),
    unknown: color("unknown"),
  };
  const lists = { category: list("category"), ramp: list("ramp") };
  const numbered = Object.entries(lists).flatMap(([name, of]) =>
    of.map((one, index) => [`${name}-${index + 1}`, one] as const),
  );
  return {
    fontFamily: chart["font-family"],
    fontSize: chart["font-size"],
    titleSize: chart["title-size"],
    ...plain,
    background:
      chart.background === null ? null : colorOf(chart.background, ["chart", "background"]),
    ...lists,
    named: { ...colors, ...plain, ...Object.fromEntries(numbered) },
  };
}

function readLogo(logo: ThemeFile["logo"], folder: string): Pick<Theme, "logo"> {
  if (logo === undefined || logo === null) return {};
  const { file, width = null, alt = "" } = logo;
  return { logo: { file: resolve(folder, file), width, alt } };
}

interface Styles {
  readonly styles: Readonly<Record<string, Style>>;
  readonly declared: Readonly<Record<string, Partial<Style>>>;
}

// What each style declares, with what it is based on folded in; then every style made complete.
function readStyles(given: ThemeFile, colorOf: ColorOf, report: Report): Styles {
  const families = new Set(given.fonts.map((font) => font.family));
  const declared = new Map<string, Partial<Style>>();
  const declare = (name: string, trail: readonly string[]): Partial<Style> => {
    const known = declared.get(name);
    if (known !== undefined) return known;
    const style = given.styles[name] ?? {};
    const base = style["based-on"];
    const path = ["styles", name, "based-on"];
    let inherited: Partial<Style> = {};
    if (base !== undefined && given.styles[base] === undefined)
      report(
        path,
        "theme/unknown-style",
        `unknown style "${base}"`,
        didYouMean(base, Object.keys(given.styles)),
      );
    else if (base !== undefined && [...trail, name].includes(base))
      report(
        path,
        "theme/style-cycle",
        `style "${name}" is based on itself: ${[...trail, name, base].join(" → ")}`,
        "base it on another style, or take `based-on` out",
      );
    else if (base !== undefined) inherited = declare(base, [...trail, name]);
    if (style["font-family"] !== undefined && !families.has(style["font-family"]))
      report(
        ["styles", name, "font-family"],
        "theme/unknown-font",
        `unknown font family "${style["font-family"]}"`,
        didYouMean(style["font-family"], families) ?? `the theme has ${[...families].join(", ")}`,
      );
    const own = {
      ...inherited,
      ...readStyle(style, (key, value) => colorOf(value, ["styles", name, key])),
    };
    declared.set(name, own);
    return own;
  };
  for (const name of Object.keys(given.styles)) declare(name, []);
  for (const name of defaultStyles)
    if (!declared.has(name))
      report(
        ["styles"],
        "theme/missing-style",
        `no style "${name}"`,
        `add \`${name}: {}\` under styles`,
      );
  const root = { ...blank, ...declared.get("document") };
  const styles = Object.fromEntries(
    [...declared].map(([name, own]) => [name, { ...root, ...own }]),
  );
  return { styles, declared: Object.fromEntries(declared) };
}

function readStyle(style: StyleFile, color: (key: string, name: string) => string): Partial<Style> {
  const own: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(style)) {
    if (key === "based-on" || value === undefined) continue;
    const isColor = key === "color" || key === "background" || key === "rule-color";
    own[camelCase(key)] = isColor && typeof value === "string" ? color(key, value) : value;
  }
  // The schema has checked every key and value; only their spelling changes here.
  return own as Partial<Style>;
}

function camelCase(key: string): string {
  return key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
