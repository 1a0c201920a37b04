import { inlineStyleOf, type Style, type StyleName, styleOf, type Theme } from "../theme/index.ts";
import type { Frame } from "./setting.ts";

/** What text takes over from the block around it unless a style declares it, as in CSS. */
export interface TextStyle {
  readonly fontFamily: string;
  readonly fontSize: number;
  readonly fontWeight: number;
  readonly lineHeight: number;
  readonly color: string;
  readonly textAlign: Style["textAlign"];
}

/**
 * Returns the style of a block inside a frame: as the theme has it, except that text properties which
 * neither its default style nor its class declares are the frame's.
 */
export function blockStyle(theme: Theme, frame: Frame, base: StyleName, className?: string): Style {
  const style = styleOf(theme, base, className);
  return { ...style, ...textStyle(frame.text, inlineStyleOf(theme, base, className)) };
}

/** Returns a text style with what a style declares laid over it. */
export function textStyle(around: TextStyle, declared: Partial<Style>): TextStyle {
  return {
    fontFamily: declared.fontFamily ?? around.fontFamily,
    fontSize: declared.fontSize ?? around.fontSize,
    fontWeight: declared.fontWeight ?? around.fontWeight,
    lineHeight: declared.lineHeight ?? around.lineHeight,
    color: declared.color ?? around.color,
    textAlign: declared.textAlign ?? around.textAlign,
  };
}
