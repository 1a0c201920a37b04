import type { Program } from "acorn";
import type { Fault } from "./parse.ts";
import { childrenOf, isNode, type SyntaxNode } from "./tree.ts";

/** What is left of TypeScript without its types; every character stands where it stood. */
interface Stripped {
  readonly text: string;
  readonly faults: readonly Fault[];
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  /** Whether a statement may end with it. */
  readonly isLast?: boolean;
}

/** Takes the types out of a file. TypeScript that is more than types, such as enums, are faults. */
export function stripTypes(text: string, program: Program): Stripped {
  const blanks: Stretch[] = [];
  const faults: Fault[] = [];
  const visit = (node: SyntaxNode): void => {
    const { whole, part } = typesOf(node, text);
    if (part !== undefined) blanks.push(part);
    if (whole) return;
    if (/^TS|^Decorator$/.test(node.type) && part === undefined) faults.push(notErasable(node));
    else for (const child of childrenOf(node)) if (!isWithin(child, part)) visit(child);
  };
  for (const node of program.body) if (isNode(node)) visit(node);
  return { text: withBlanks(text, blanks), faults };
}

function isWithin({ start, end }: Stretch, around: Stretch | undefined): boolean {
  return around !== undefined && start >= around.start && end <= around.end;
}

// What of a node is type: all of it, or the part after the expression that it is about.
function typesOf(
  node: SyntaxNode,
  text: string,
): { readonly whole: boolean; readonly part?: Stretch } {
  const { start, end, type } = node;
  switch (type) {
    case "TSTypeAnnotation":
    case "TSTypeParameterDeclaration":
    case "TSTypeParameterInstantiation":
    case "TSInterfaceDeclaration":
    case "TSTypeAliasDeclaration":
    case "TSDeclareFunction":
      return { whole: true, part: { start, end } };
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression": {
      const { expression } = node;
      if (!isNode(expression)) return { whole: false };
      const isLast = type !== "TSNonNullExpression";
      return { whole: false, part: { start: expression.end, end, isLast } };
    }
    case "ImportSpecifier":
    case "ExportSpecifier":
      if (!isOfTypes(node)) return { whole: false };
      return {
        whole: true,
        part: { start, end: end + (/^\s*,/.exec(text.slice(end))?.[0].length ?? 0) },
      };
    default:
      if (node["declare"] === true || isOfTypes(node)) return { whole: true, part: { start, end } };
      return node["optional"] === true && type === "Identifier"
        ? { whole: false, part: questionMark(node, text) }
        : { whole: false };
  }
}

// import type …, export type …, { type … }, export interface …
function isOfTypes(node: SyntaxNode): boolean {
  if (node["importKind"] === "type" || node["exportKind"] === "type") return true;
  const { declaration } = node;
  return (
    node.type === "ExportNamedDeclaration" &&
    isNode(declaration) &&
    (declaration["declare"] === true ||
      declaration.type === "TSInterfaceDeclaration" ||
      declaration.type === "TSTypeAliasDeclaration")
  );
}

// In (name?: string) the name's node ends with its type.
function questionMark(node: SyntaxNode, text: string): Stretch {
  const at = text.indexOf("?", node.start);
  return { start: at, end: at + 1 };
}

function notErasable({ type, start }: SyntaxNode): Fault {
  const what = type
    .replace(/^TS|Declaration$/g, "")
    .replace(/(?!^)([A-Z])/g, " $1")
    .toLowerCase();
  return {
    code: "sandbox/syntax",
    offset: start,
    message: `"${what}" is more than a type: it would have to be compiled`,
    hint: "write it as JavaScript with types beside it: an enum as a list of words, a namespace as a file",
  };
}

function withBlanks(text: string, stretches: readonly Stretch[]): string {
  const characters = text.split("");
  for (const { start, end, isLast } of stretches) {
    for (let at = start; at < end; at++)
      if (!/[\r\n\u2028\u2029]/.test(characters[at] ?? "")) characters[at] = " ";
    // A statement that ended with its type would go on in the next line: a = b as C ⏎ (d).
    if (isLast && /^[^\S\r\n]*[\r\n]\s*[([`]/.test(text.slice(end))) characters[start] = ";";
  }
  return characters.join("");
}
