/** Returns the contrast of two colours, `#rrggbb`: 1 to 21 (WCAG 2.2, contrast ratio). */
export function contrastOf(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

/** Returns the colour that one leaves, at an opacity of 0 to 1, on another: `#rrggbb`. */
export function blend(color: string, opacity: number, ground: string): string {
  const below = channelsOf(ground);
  const mixed = channelsOf(color).map((value, index) =>
    Math.round(value * opacity + (below[index] ?? 0) * (1 - opacity)),
  );
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/**
 * Returns the contrast that text of a size and weight needs: 4.5, or 3 where it is large, of 18 points, or of 14 and bold
 * (WCAG 2.2, 1.4.3). `size` is in points.
 */
export function neededContrast({
  size,
  weight,
}: {
  readonly size: number;
  readonly weight: number;
}): number {
  return size >= 18 || (size >= 14 && weight >= 700) ? 3 : 4.5;
}

// WCAG 2.2, relative luminance.
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(color).map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channelsOf(color: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}
