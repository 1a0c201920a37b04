/** A colour as scenes hold it: `#rrggbb` and an opacity from 0 to 1. */
export interface Color {
  readonly hex: string;
  readonly opacity: number;
}

const names: Readonly<Record<string, string>> = {
  black: "#000000",
  white: "#ffffff",
  gray: "#808080",
  grey: "#808080",
};

/** Reads a colour as specs and Vega's scales write it; undefined for what is not one. */
export function parseColor(text: string): Color | undefined {
  const color = text.trim().toLowerCase();
  if (color === "transparent" || color === "none") return { hex: "#000000", opacity: 0 };
  const hex = names[color] ?? color;
  if (/^#[0-9a-f]{6}$/.test(hex)) return { hex, opacity: 1 };
  if (/^#[0-9a-f]{3}$/.test(hex)) return { hex: hex.replace(/[0-9a-f]/g, "$&$&"), opacity: 1 };
  const parts = /^rgba?\(\s*([\d.]+)\s*,\s*([\d.]+)\s*,\s*([\d.]+)\s*(?:,\s*([\d.]+)\s*)?\)$/.exec(
    hex,
  );
  if (parts === null) return undefined;
  const [, red = "", green = "", blue = "", alpha = "1"] = parts;
  const byte = (value: string): string =>
    Math.max(0, Math.min(255, Math.round(Number(value))))
      .toString(16)
      .padStart(2, "0");
  return { hex: `#${byte(red)}${byte(green)}${byte(blue)}`, opacity: Number(alpha) };
}
