import type { AnyNode, Pattern } from "acorn";
import { childrenOf, isJavaScript, isNode, type SyntaxNode } from "./tree.ts";

/** Returns the names that a pattern declares: a, { b: c, ...d }, [e = 1]. */
export function namesIn(pattern: Pattern): readonly string[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern.name];
    case "ObjectPattern":
      return pattern.properties.flatMap((property) =>
        namesIn(property.type === "RestElement" ? property.argument : property.value),
      );
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => (element === null ? [] : namesIn(element)));
    case "RestElement":
      return namesIn(pattern.argument);
    case "AssignmentPattern":
      return namesIn(pattern.left);
    case "MemberExpression":
      return [];
    default:
      return pattern satisfies never;
  }
}

/** Returns every name that is declared anywhere in a file, whatever its scope: what is out of reach fails when it runs. */
export function declaredIn(program: SyntaxNode): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (node: SyntaxNode): void => {
    if (isJavaScript(node)) for (const name of declaredBy(node)) names.add(name);
    for (const child of childrenOf(node)) visit(child);
  };
  visit(program);
  return names;
}

function declaredBy(node: AnyNode): readonly string[] {
  switch (node.type) {
    case "VariableDeclarator":
      return namesIn(node.id);
    case "FunctionDeclaration":
    case "FunctionExpression":
      return [...(node.id ? [node.id.name] : []), ...node.params.flatMap(namesIn), "arguments"];
    case "ArrowFunctionExpression":
      return node.params.flatMap(namesIn);
    case "ClassDeclaration":
    case "ClassExpression":
      return node.id ? [node.id.name] : [];
    case "CatchClause":
      return node.param ? namesIn(node.param) : [];
    case "ImportSpecifier":
    case "ImportDefaultSpecifier":
    case "ImportNamespaceSpecifier":
      return [node.local.name];
    default:
      return [];
  }
}

/** Tells whether an identifier names a field or a label rather than a variable. */
export function isField(node: SyntaxNode, parent: SyntaxNode | undefined): boolean {
  if (parent === undefined || !isJavaScript(parent)) return false;
  switch (parent.type) {
    case "MemberExpression":
      return isNode(parent.property) && parent.property.start === node.start && !parent.computed;
    case "Property":
      return parent.key.start === node.start && !parent.computed && !parent.shorthand;
    case "MethodDefinition":
    case "PropertyDefinition":
      return parent.key.start === node.start && !parent.computed;
    case "LabeledStatement":
    case "BreakStatement":
    case "ContinueStatement":
    case "ImportSpecifier":
    case "ExportSpecifier":
    case "ExportAllDeclaration":
    case "MetaProperty":
      return true;
    default:
      return false;
  }
}
