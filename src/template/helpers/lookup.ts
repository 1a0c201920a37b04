import { any, type Shape } from "../shape.ts";
import { isRecord } from "../value.ts";
import type { Helper } from "./helper.ts";
import { HelperError } from "./helper-error.ts";

/** `{{lookup row name}}` gives the field that `name` says. */
export const lookup: Helper = {
  name: "lookup",
  about: "Gives the field of a row, or the row of a list, that another value names.",
  example: '{{figure (lookup row "killed")}}',
  params: [
    { name: "in", takes: "any", about: "A row or a list" },
    { name: "key", takes: "key", about: "The name of a field, or the number of a row, from 0" },
  ],
  gives: (shapes, literals) => itemOf(shapes.get("in"), literals.get("key")),
  run({ arguments: args }) {
    const [within, key] = [args.any("in"), args.any("key")];
    if (Array.isArray(within) && typeof key === "number") return within[key] ?? null;
    if (isRecord(within) && typeof key === "string" && Object.hasOwn(within, key))
      return within[key];
    throw new HelperError(`nothing has the name "${String(key)}"`, "see the columns of the query");
  },
};

// With a name known only later, a field can be any; where all are alike it is one of them.
function itemOf(shape: Shape | undefined, key: string | number | boolean | undefined): Shape {
  if (shape?.kind === "list") return shape.item;
  if (shape?.kind !== "record") return any;
  if (key !== undefined) return shape.fields.get(String(key)) ?? any;
  const [one, ...others] = shape.fields.values();
  return one !== undefined && others.every((other) => other.kind === one.kind) ? one : any;
}
