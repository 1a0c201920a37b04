/** Returns the contrast of two colours, `#rrggbb` or `#rgb` (WCAG 2.2, contrast ratio): 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

// WCAG 2.2, relative luminance.
function luminance(color: string): number {
  const digits = /^#([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(color)?.[1];
  if (digits === undefined) throw new Error(`no colour: ${color}`);
  const size = digits.length / 3;
  const [red = 0, green = 0, blue = 0] = [0, 1, 2].map((index) => {
    const pair = digits.slice(index * size, (index + 1) * size);
    const value = Number.parseInt(size === 1 ? pair + pair : pair, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Returns the colours that a style sheet gives a property anywhere, its variables followed. */
export function colorsOf(css: string, property: string): ReadonlySet<string> {
  const root = /:root\{([^}]*)\}/.exec(css)?.[1] ?? "";
  const variables = new Map(
    root.split(";").map((declaration) => {
      const [name = "", value = ""] = declaration.split(":");
      return [name, value] as const;
    }),
  );
  const follow = (value: string): string => {
    const name = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
    return name === undefined ? value : follow(variables.get(name) ?? "");
  };
  const declared = css.matchAll(new RegExp(`[{;]${property}:([^;}]*)`, "g"));
  const values = [...declared].flatMap(([, value = ""]) =>
    value.split(" ").map((part) => follow(part.trim())),
  );
  return new Set(values.filter((value) => /^#([0-9a-f]{6}|[0-9a-f]{3})$/i.test(value)));
}

/**
 * Lists the words of the page whose contrast with what is behind them is too low: script to be run in a
 * browser, which measures text in any script of the world. Words of a chart stand on what is drawn below.
 */
export const lowContrasts = `(() => {
  const channels = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const luminance = (color) => {
    const [r, g, b] = channels(color).map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paints = (color) => color !== "none" && (channels(color)[3] ?? 1) > 0;
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement)
      if (paints(getComputedStyle(at).backgroundColor)) return getComputedStyle(at).backgroundColor;
    return "rgb(255, 255, 255)";
  };
  const drawnBehind = (text) => {
    text.scrollIntoView({ block: "center", inline: "center" });
    const box = text.getBoundingClientRect();
    const all = document.elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    const below = all.slice(all.indexOf(text) + 1).find(
      (each) => each.tagName === "path" && paints(getComputedStyle(each).fill),
    );
    return below ? getComputedStyle(below).fill : behind(text);
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const words = walker.currentNode.data.trim();
    if (words === "" || !element.checkVisibility() || element.closest("desc, title, script")) continue;
    const isDrawn = element.tagName === "text";
    const style = getComputedStyle(element);
    const [text, ground] = isDrawn ? [style.fill, drawnBehind(element)] : [style.color, behind(element)];
    const [high, low] = [luminance(text), luminance(ground)].sort((a, b) => b - a);
    const size = Number.parseFloat(style.fontSize);
    // WCAG 2.2, large scale: 18 pt, or 14 pt bold.
    const least = size >= 24 || (size >= 56 / 3 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    const ratio = (high + 0.05) / (low + 0.05);
    if (!(ratio >= least)) found.push(words.slice(0, 40) + ": " + text + " on " + ground);
  }
  return found;
})()`;
