import MarkdownIt from "markdown-it";

/** What a block of a page is, as the comment above it says. */
export interface Block {
  readonly kind: Kind;
  /** What the comment says after its colon: a path, mostly. */
  readonly of: string;
  readonly text: string;
  /** Of the page, from 1. */
  readonly line: number;
}

const kinds = [
  // Commands, one a line, which end well, or with the code that is named: `run: exit 1`.
  "run",
  // The same, for the one command that would ask a registry.
  "install",
  // All that the commands before printed; … stands for what is left out.
  "prints",
  // A whole file; lines added at the end of one; lines of one, before and after; lines that stand in one.
  "file",
  "append",
  "edit",
  "shows",
  // Nothing to be run here: the test that runs it.
  "tested in",
] as const;

export type Kind = (typeof kinds)[number];

const isKind = (word: string): word is Kind => kinds.some((kind) => kind === word);

/** Returns the fenced and indented blocks of a Markdown page in their order. */
export function allBlocks(markdown: string): readonly Pick<Block, "text" | "line">[] {
  return blocksOf(markdown).map(({ text, line }) => ({ text, line }));
}

/** Returns the same with what their comments say. Throws for a block of which nothing is said. */
export function readBlocks(page: string, markdown: string): readonly Block[] {
  return blocksOf(markdown).map(({ text, line, comment }) => {
    const [, kind = "", of = ""] = /^<!-- ([a-z ]+?)(?:: (.+))? -->$/.exec(comment) ?? [];
    if (!isKind(kind))
      throw new Error(`${page}:${line}: no comment above says what this block is, or who tests it`);
    return { kind, of, text, line };
  });
}

interface Found {
  readonly text: string;
  readonly line: number;
  readonly comment: string;
}

function blocksOf(markdown: string): readonly Found[] {
  const tokens = new MarkdownIt({ html: true }).parse(markdown, {});
  return tokens.flatMap((token, index) => {
    if (token.type !== "fence" && token.type !== "code_block") return [];
    const above = tokens[index - 1];
    const comment = above?.type === "html_block" ? above.content.trim() : "";
    return [{ text: token.content, line: (token.map?.[0] ?? 0) + 1, comment }];
  });
}
