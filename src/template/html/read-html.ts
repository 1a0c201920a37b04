import { ErrorCodes, type Token, type TokenHandler, Tokenizer } from "parse5";
import type { Place } from "../../diagnostic.ts";
import type { Findings } from "../finding.ts";
import type { Fragment } from "../fragment.ts";
import { splitAtNodes } from "../mark.ts";
import type { Rendered } from "../rendered.ts";
import { type Attribute, type Element, isBlank, type Piece } from "./element.ts";

/** The elements that have no end tag. */
const voids: ReadonlySet<string> = new Set([
  "br",
  "col",
  "hr",
  "img",
  "input",
  "link",
  "meta",
  "wbr",
]);

// Elements that never stand in each other directly: a second one means that the first was not closed.
const cells = ["td", "th", "tr"];
const closers: ReadonlyMap<string, readonly string[]> = new Map([
  ["p", ["p"]],
  ["li", ["li"]],
  ["td", cells],
  ["th", cells],
  ["tr", ["tr"]],
]);

/** An element that is still open. */
interface Open {
  readonly name: string;
  readonly attributes: readonly Attribute[];
  readonly place: Place;
  readonly children: Piece[];
}

export interface ReadHtmlOptions {
  readonly findings: Findings;
  readonly fragments: readonly Fragment[];
  /** Those of them that stand in the document already. */
  readonly printed: Set<Fragment>;
  /** Where the output belongs if nothing in it says so. */
  readonly place: Place;
}

/**
 * Reads rendered HTML as a tree. Nothing is repaired: a tag that is not closed, or closes nothing, is a
 * finding where a browser would silently move what follows.
 */
export function readHtml(rendered: Rendered, options: ReadHtmlOptions): readonly Piece[] {
  const builder = new Builder(rendered, options);
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: true }, builder);
  tokenizer.write(rendered.text, true);
  return builder.finish();
}

class Builder implements TokenHandler {
  private readonly root: Piece[] = [];
  private readonly stack: Open[] = [];
  /** Elements that were closed by the end of one around them: their own end tag may still come. */
  private readonly cutShort: string[] = [];
  private readonly rendered: Rendered;
  private readonly options: ReadHtmlOptions;

  constructor(rendered: Rendered, options: ReadHtmlOptions) {
    this.rendered = rendered;
    this.options = options;
  }

  onStartTag(token: Token.TagToken): void {
    const place = this.at(token.location);
    const name = token.tagName;
    const attributes = token.attrs.map((attribute) => ({
      name: attribute.name,
      value: attribute.value,
      place: this.at(token.location?.attrs?.[attribute.name] ?? token.location),
    }));
    const above = this.stack.at(-1)?.name ?? "";
    if (closers.get(above)?.includes(name)) this.closeUnclosed(`the next <${name}>`);
    const open: Open = { name, attributes, place, children: [] };
    this.stack.push(open);
    if (voids.has(name)) this.close();
    else if (token.selfClosing) {
      this.report(place, `<${name}/> does not close itself`, `write <${name}></${name}>`);
      this.close();
    }
  }

  onEndTag(token: Token.TagToken): void {
    const place = this.at(token.location);
    const name = token.tagName;
    if (voids.has(name)) {
      this.report(place, `</${name}>: a <${name}> has no end tag`, `write <${name}> alone`);
      return;
    }
    if (!this.stack.some((open) => open.name === name)) {
      if (this.forgive(name)) return;
      const open = this.stack.at(-1);
      const hint = open === undefined ? "take it out" : `the element open here is <${open.name}>`;
      this.report(place, `</${name}> closes nothing`, hint);
      return;
    }
    while (this.stack.at(-1)?.name !== name) this.closeUnclosed(`</${name}>`);
    this.close();
  }

  onCharacter(token: Token.CharacterToken): void {
    for (const part of splitAtNodes(token.chars)) {
      if (typeof part === "string") this.addText(part, token);
      else this.addFragment(part, this.at(token.location));
    }
  }

  onWhitespaceCharacter(token: Token.CharacterToken): void {
    this.onCharacter(token);
  }

  onNullCharacter(): void {}

  onComment(): void {}

  onDoctype(token: Token.DoctypeToken): void {
    this.report(this.at(token.location), "a template has no doctype", "begin with <section>");
  }

  onEof(): void {
    while (this.stack.length > 0) this.closeUnclosed("the end");
  }

  onParseError(error: { readonly code: string; readonly startOffset: number }): void {
    if (error.code.endsWith("-in-input-stream")) return;
    const [message, hint] = errors[error.code] ?? [error.code.replaceAll("-", " "), checkTag];
    // The tokenizer tells of a sign when it has read on.
    const sign = signs[error.code];
    const { text } = this.rendered;
    const offset =
      sign === undefined ? error.startOffset : text.lastIndexOf(sign, error.startOffset);
    const place = this.rendered.placeAt(Math.max(0, offset)) ?? this.options.place;
    this.report(place, message, hint);
  }

  finish(): readonly Piece[] {
    return this.root;
  }

  // The tokenizer parts words from the white space between them.
  private addText(value: string, { location }: Token.CharacterToken): void {
    const siblings = this.siblings();
    const last = siblings.at(-1);
    if (last?.type !== "text") siblings.push({ type: "text", value, place: this.at(location) });
    else {
      const place = isBlank(last) ? this.at(location) : last.place;
      siblings[siblings.length - 1] = { type: "text", value: last.value + value, place };
    }
  }

  private addFragment(index: number, place: Place): void {
    const fragment = this.options.fragments[index];
    if (fragment === undefined) return;
    const isPrinted = this.options.printed.has(fragment);
    if (isPrinted && fragment.flow !== "inline")
      this.report(place, "this block is printed a second time", "print it once");
    this.options.printed.add(fragment);
    this.siblings().push({ type: "fragment", fragment, place });
  }

  private closeUnclosed(before: string): void {
    const open = this.stack.at(-1);
    if (open === undefined) return;
    const message = `<${open.name}> is not closed before ${before}`;
    this.report(open.place, message, `put </${open.name}> where it ends`);
    this.cutShort.push(open.name);
    this.close();
  }

  // Of <em><strong></em></strong> one finding is enough.
  private forgive(name: string): boolean {
    const index = this.cutShort.lastIndexOf(name);
    if (index >= 0) this.cutShort.splice(index, 1);
    return index >= 0;
  }

  private close(): void {
    const open = this.stack.pop();
    if (open === undefined) return;
    const element: Element = { type: "element", ...open };
    this.siblings().push(element);
  }

  private siblings(): Piece[] {
    return this.stack.at(-1)?.children ?? this.root;
  }

  private at(location: Token.Location | null): Place {
    return this.rendered.placeAt(location?.startOffset ?? 0) ?? this.options.place;
  }

  private report(place: Place, message: string, hint: string): void {
    this.options.findings.report(place, { code: "template/html", message, hint });
  }
}

const checkTag = "check the tag here: its name, its attributes, its quotes, its >";

const signs: Readonly<Record<string, string>> = {
  [ErrorCodes.missingSemicolonAfterCharacterReference]: "&",
  [ErrorCodes.unknownNamedCharacterReference]: "&",
  [ErrorCodes.invalidFirstCharacterOfTagName]: "<",
};

const ampersand = ["an & that begins no character", "write &amp; for the sign itself"] as const;

// The mistakes a designer makes; whatever else the tokenizer finds is said in its own words.
const errors: Readonly<Record<string, readonly [message: string, hint: string]>> = {
  [ErrorCodes.duplicateAttribute]: ["an attribute is given twice", "keep one of them"],
  [ErrorCodes.missingSemicolonAfterCharacterReference]: ampersand,
  [ErrorCodes.unknownNamedCharacterReference]: ampersand,
  [ErrorCodes.invalidFirstCharacterOfTagName]: [
    "a < that begins no tag",
    "write &lt; for the sign itself",
  ],
  [ErrorCodes.eofInTag]: ["a tag without its >", "close the tag"],
  [ErrorCodes.eofInComment]: ["a comment without its -->", "close the comment"],
  [ErrorCodes.missingWhitespaceBetweenAttributes]: [
    "attributes stand without a space between them",
    "put a space between them",
  ],
  [ErrorCodes.unexpectedCharacterInAttributeName]: [
    "a quote or < stands in an attribute's name",
    "check the quotes of the attribute before it",
  ],
  [ErrorCodes.unexpectedCharacterInUnquotedAttributeValue]: [
    "an attribute's value without quotes",
    "put quotes around it",
  ],
  [ErrorCodes.endTagWithAttributes]: ["an end tag with attributes", "put them into the start tag"],
};
