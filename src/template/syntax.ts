import Handlebars from "handlebars";
import { type Place, positionAt } from "../diagnostic.ts";
import type { Finding, Findings } from "./finding.ts";
import { explainGrammar } from "./grammar.ts";
import { findMark } from "./mark.ts";

export type Program = hbs.AST.Program;

/** The statements that templates are made of; decorators and partial blocks are not among them. */
export type Statement =
  | hbs.AST.MustacheStatement
  | hbs.AST.BlockStatement
  | hbs.AST.PartialStatement
  | hbs.AST.ContentStatement
  | hbs.AST.CommentStatement;

export type Expression =
  | hbs.AST.PathExpression
  | hbs.AST.SubExpression
  | hbs.AST.StringLiteral
  | hbs.AST.NumberLiteral
  | hbs.AST.BooleanLiteral
  | hbs.AST.UndefinedLiteral
  | hbs.AST.NullLiteral;

const statements: ReadonlySet<string> = new Set<Statement["type"]>([
  "MustacheStatement",
  "BlockStatement",
  "PartialStatement",
  "ContentStatement",
  "CommentStatement",
]);

const expressions: ReadonlySet<string> = new Set<Expression["type"]>([
  "PathExpression",
  "SubExpression",
  "StringLiteral",
  "NumberLiteral",
  "BooleanLiteral",
  "UndefinedLiteral",
  "NullLiteral",
]);

// Handlebars' own types know a node's type only as a string.
export function isStatement(node: hbs.AST.Node): node is Statement {
  return statements.has(node.type);
}

export function isExpression(node: hbs.AST.Node): node is Expression {
  return expressions.has(node.type);
}

/** Returns a file's syntax tree, or nothing when its grammar is broken, which is then a finding. */
export function parseTemplate(text: string, file: string, findings: Findings): Program | undefined {
  const mark = findMark(text);
  if (mark >= 0) {
    findings.report({ file, ...positionAt(text, mark) }, privateUse);
    return undefined;
  }
  try {
    return Handlebars.parse(text, { srcName: file });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    for (const { place, ...finding } of explainGrammar(text, file, error))
      findings.report(place, finding);
    return undefined;
  }
}

// What stands between such characters would be taken for something that a helper has made.
const privateUse: Finding = {
  code: "template/unsupported",
  message: "a character of the private use area, U+E000 to U+E004",
  hint: "delete the character; it has no meaning, and is not visible in most editors",
};

/** Returns where a syntax node begins. Handlebars counts columns from 0. */
export function placeOf(node: hbs.AST.Node): Place {
  const { source, start } = node.loc;
  return { file: source, line: start.line, column: start.column + 1 };
}

/** Returns the value of a literal, or `undefined` for whatever is not one. */
export function literalOf(node: hbs.AST.Node): string | number | boolean | undefined {
  if (!isExpression(node)) return undefined;
  switch (node.type) {
    case "StringLiteral":
    case "NumberLiteral":
    case "BooleanLiteral":
      return node.value;
    default:
      return undefined;
  }
}

/** Returns the pairs of a call's hash; Handlebars leaves the hash out where there is none. */
export function pairsOf(call: { readonly hash: hbs.AST.Hash | undefined }): hbs.AST.HashPair[] {
  return call.hash?.pairs ?? [];
}
