import type { AnyNode, Program } from "acorn";
import { didYouMean } from "../diagnostic.ts";
import { declaredIn, isField } from "./bindings.ts";
import { forbiddenFields, hintFor, languageNames } from "./names.ts";
import type { Fault } from "./parse.ts";
import { childrenOf, isJavaScript, isNode, type SyntaxNode } from "./tree.ts";

/**
 * Returns what in a file could give another answer elsewhere or later, or reach out of it: names that the language does
 * not have or that know the machine, fields that ask a locale or chance, what waits, and what runs text as code.
 */
export function checkPolicy(program: Program): readonly Fault[] {
  const faults: Fault[] = [];
  if (!isNode(program)) return faults;
  const declared = declaredIn(program);
  const visit = (node: SyntaxNode, parent: SyntaxNode | undefined): void => {
    const fault = isJavaScript(node) ? faultOf(node, parent, declared) : undefined;
    if (fault !== undefined) faults.push({ code: "sandbox/forbidden", ...fault });
    else for (const child of childrenOf(node)) visit(child, node);
  };
  visit(program, undefined);
  // The key and the value of { name } are one node.
  return faults.filter(
    ({ offset }, index) => faults.findIndex((other) => other.offset === offset) === index,
  );
}

type Found = Omit<Fault, "code">;

function faultOf(
  node: AnyNode,
  parent: SyntaxNode | undefined,
  declared: ReadonlySet<string>,
): Found | undefined {
  switch (node.type) {
    case "Identifier":
      return isNode(node) && isField(node, parent) ? undefined : unknownName(node, declared);
    case "MemberExpression":
      return forbiddenField(node);
    case "ImportExpression":
      return { offset: node.start, message: "import(…) while code runs", hint: atTheTop };
    case "MetaProperty":
      if (node.meta.name !== "import") return undefined;
      return { offset: node.start, message: "import.meta", hint: hintFor("process") };
    case "AwaitExpression":
      return { offset: node.start, message: "await", hint: hintFor("Promise") };
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      if (!node.async) return undefined;
      return { offset: node.start, message: "an async function", hint: hintFor("Promise") };
    case "ForOfStatement":
      if (!node.await) return undefined;
      return { offset: node.start, message: "for await", hint: hintFor("Promise") };
    default:
      return undefined;
  }
}

const atTheTop = 'import a file of the template at the top: import { name } from "./words.js"';

function unknownName(
  { name, start }: { readonly name: string; readonly start: number },
  declared: ReadonlySet<string>,
): Found | undefined {
  if (declared.has(name) || languageNames.includes(name)) return undefined;
  const known = [...declared, ...languageNames].filter((each) => each.length > 3);
  const told = hintFor(name);
  const isKnown = told !== hintFor("");
  return {
    offset: start,
    message: `"${name}" is not there`,
    hint: isKnown ? told : (didYouMean(name, known) ?? told),
  };
}

function forbiddenField(node: Extract<AnyNode, { type: "MemberExpression" }>): Found | undefined {
  const { property } = node;
  const name =
    property.type === "Identifier" && !node.computed
      ? property.name
      : property.type === "Literal"
        ? String(property.value)
        : "";
  const hint = forbiddenFields.get(name);
  return hint === undefined
    ? undefined
    : { offset: property.start, message: `"${name}" is not there`, hint };
}
