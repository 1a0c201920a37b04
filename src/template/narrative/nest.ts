import type { Token } from "markdown-it";
import type { Inline } from "../../document/index.ts";
import type { Findings } from "../finding.ts";

/** What Markdown is read with. */
export interface MarkdownOptions {
  readonly file: string;
  /** The file as it is, for places. */
  readonly text: string;
  readonly markdown: string;
  /** For each line of `markdown`, from 0, its line in the file, from 1. */
  readonly lines: readonly number[];
  /** What stands for each mark in the text. */
  readonly inlines: readonly (readonly Inline[])[];
  readonly findings: Findings;
}

/** A token with what stands between it and the token that closes it. */
export interface Branch {
  readonly token: Token;
  readonly children: readonly Branch[];
}

/** Turns the parser's flat list, in which tokens open and close, into a tree. */
export function nest(tokens: readonly Token[]): Branch[] {
  const root: Branch[] = [];
  const stack: Branch[][] = [root];
  for (const token of tokens) {
    if (token.nesting < 0) {
      stack.pop();
      continue;
    }
    const children: Branch[] = [];
    stack.at(-1)?.push({ token, children });
    if (token.nesting > 0) stack.push(children);
  }
  return root;
}
