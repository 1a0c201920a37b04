import { tsPlugin } from "@sveltejs/acorn-typescript";
import { type Options, Parser, type Program } from "acorn";
import { type Diagnostic, excerptOf, positionAt } from "../diagnostic.ts";

/** A file of a project that holds code. */
export interface CodeFile {
  /** As findings name it. */
  readonly file: string;
  readonly text: string;
}

/** What is wrong at an offset of a file. */
export interface Fault {
  readonly code: string;
  readonly offset: number;
  readonly message: string;
  readonly hint: string;
}

const options: Options = { ecmaVersion: 2023, sourceType: "module" };
const typed = Parser.extend(tsPlugin());

/** Returns a file's syntax tree, or what keeps it from being read. */
export function parse(text: string, language: "js" | "ts"): Program | Fault {
  try {
    // Of TypeScript the parser wants lines and columns.
    return language === "ts"
      ? typed.parse(text, { ...options, locations: true })
      : Parser.parse(text, options);
  } catch (error) {
    if (!(error instanceof SyntaxError) || !("pos" in error)) throw error;
    return {
      code: "sandbox/syntax",
      offset: Number(error.pos),
      message: firstLower(error.message.replace(/ \(\d+:\d+\)$/, "")),
      hint:
        language === "js"
          ? "close what is open before it: a parenthesis, brace or quote; types are written in a file that ends in .ts"
          : "close what is open before it: a parenthesis, brace or quote",
    };
  }
}

/** Makes a finding of a fault. */
export function faultIn({ file, text }: CodeFile, fault: Fault): Diagnostic {
  const { code, offset, message, hint } = fault;
  const place = { file, ...positionAt(text, offset) };
  const excerpt = excerptOf(text, place.line);
  return {
    severity: "error",
    code,
    message,
    place,
    hint,
    ...(excerpt !== undefined && { excerpt }),
  };
}

function firstLower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
