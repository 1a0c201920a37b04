import { didYouMean } from "../../diagnostic.ts";
import type { Helper } from "../helpers/helper.ts";
import { any, type Shape, scalar } from "../shape.ts";
import { isExpression, placeOf } from "../syntax.ts";
import { checkArguments } from "./check-arguments.ts";
import type { Checking } from "./checking.ts";
import { resolvePath, type Scope } from "./scope.ts";

/** The helpers that Handlebars brings; they are checked on their own. */
export const blockWords = ["if", "unless", "each", "with"] as const;

/** Returns what an expression is; reports what in it does not exist. */
export function shapeOf(expression: hbs.AST.Expression, scope: Scope, checking: Checking): Shape {
  if (!isExpression(expression)) return any;
  switch (expression.type) {
    case "PathExpression":
      return resolvePath(expression, scope, checking.findings.report);
    case "SubExpression":
      return shapeOfCall(expression, scope, checking);
    case "StringLiteral":
      return scalar("text");
    case "NumberLiteral":
      return scalar("number");
    case "BooleanLiteral":
      return scalar("boolean");
    case "UndefinedLiteral":
    case "NullLiteral":
      return scalar("null");
    default:
      return expression satisfies never;
  }
}

interface CallNode extends hbs.AST.Node {
  readonly path: hbs.AST.Node;
  readonly params: readonly hbs.AST.Expression[];
  readonly hash: hbs.AST.Hash | undefined;
}

/** Returns what a call gives; reports an unknown helper and wrong arguments. */
export function shapeOfCall(call: CallNode, scope: Scope, checking: Checking): Shape {
  const name = nameOf(call.path);
  const helper = checking.vocabulary.find(name);
  if (helper === undefined) {
    reportUnknown(call, name, checking);
    return any;
  }
  if (helper.asks === "census" && checking.kind === "selection") {
    const message = `{{${name}}} of a selection: no rate, share or trend can be drawn from one`;
    const hint =
      "print both figures as they are; what somebody else states of a whole is divided with {{statedPercent}}";
    const finding = { code: "template/selection-rate", message, hint };
    checking.findings.report(placeOf(call), finding);
    return any;
  }
  let isRight = true;
  const report: Checking["findings"]["report"] = (place, finding) => {
    isRight = false;
    checking.findings.report(place, finding);
  };
  const watched: Checking = { ...checking, findings: { ...checking.findings, report } };
  const inner = (expression: hbs.AST.Expression): Shape => shapeOf(expression, scope, watched);
  const given = checkArguments({ call, helper, shapeOf: inner }, watched);
  checkStrings(call, helper, watched);
  return isRight ? given : any;
}

// The messages that the helper prints by itself.
function checkStrings(call: CallNode, helper: Helper, checking: Checking): void {
  const missing = (helper.strings ?? []).filter((key) => !checking.names.string.includes(key));
  const [first, ...others] = missing;
  if (first === undefined) return;
  const message =
    others.length === 0
      ? `{{${helper.name}}} prints the message "${first}", which is missing`
      : `{{${helper.name}}} prints ${missing.length} messages that are missing`;
  const hint = `add ${missing.join(", ")} to strings.<language>.yaml`;
  checking.findings.report(placeOf(call), { code: "template/unknown-message", message, hint });
}

/** Returns the name that a call or a mustache begins with. */
export function nameOf(path: hbs.AST.Node): string {
  return isExpression(path) && "original" in path ? String(path.original) : "";
}

function reportUnknown(call: CallNode, name: string, checking: Checking): void {
  const names = [...checking.vocabulary.all.map((helper) => helper.name), ...blockWords];
  checking.findings.report(placeOf(call.path), {
    code: "template/unknown-helper",
    message: `unknown helper "${name}"`,
    hint: didYouMean(name, names) ?? `the helpers are ${names.join(", ")}`,
  });
}
