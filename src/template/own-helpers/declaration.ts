import { z } from "../../config/index.ts";

const kinds = ["text", "words", "number", "value", "date", "boolean", "row", "list"] as const;
const name = /^[a-z][A-Za-z0-9]*$/;
const written = "a letter in lower case first, then letters and digits";

/** A helper as helpers.js declares it. */
export interface Declaration {
  readonly about: string;
  readonly example?: string | undefined;
  readonly params: readonly DeclaredParameter[];
}

/** An argument as helpers.js declares it. */
export interface DeclaredParameter {
  readonly name: string;
  readonly takes: (typeof kinds)[number] | string[];
  readonly named?: boolean | undefined;
  readonly optional?: boolean | undefined;
  readonly needs?: string[] | undefined;
  readonly about: string;
}

const parameter: z.ZodType<DeclaredParameter> = z.strictObject({
  name: z.string().regex(name, written),
  takes: z.union([z.enum(kinds), z.array(z.string()).min(1)], {
    error: `one of ${kinds.join(", ")}, or a list of words`,
  }),
  named: z.boolean().optional(),
  optional: z.boolean().optional(),
  needs: z.array(z.string()).optional(),
  about: z.string(),
});

const definition: z.ZodType<Declaration> = z.strictObject({
  about: z.string(),
  example: z.string().optional(),
  params: z.array(parameter),
  // As the sandbox tells a function.
  run: z.strictObject({ function: z.literal(true) }, { error: "it must be a function" }),
});

/** Returns a declaration that can be used, or what is wrong with it. */
export function readDeclaration(helper: string, value: unknown): Declaration | string {
  if (!name.test(helper)) return `its name must be ${written}`;
  const parsed = definition.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = (issue?.path ?? []).map(String).join(".");
    return `${path === "" ? "" : `${path}: `}${wordsOf(issue)}`;
  }
  return misplaced(parsed.data) ?? parsed.data;
}

function wordsOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === "unrecognized_keys")
    return `there is no ${issue.keys.map((key) => `"${key}"`).join(", ")}`;
  const words = issue?.message ?? "";
  return words.replace(/^Invalid input: expected (\w+), received.*/, "it must be of type $1");
}

function misplaced({ params }: Declaration): string | undefined {
  const names = params.map((each) => each.name);
  const twice = names.find((each, index) => names.indexOf(each) < index);
  if (twice !== undefined) return `two arguments are called "${twice}"`;
  const byPosition = params.filter(({ named }) => named !== true);
  const needed = byPosition.findLast(({ optional }) => optional !== true);
  const early = byPosition.find(({ optional }) => optional === true);
  const isEarly =
    early !== undefined &&
    needed !== undefined &&
    byPosition.indexOf(early) < byPosition.indexOf(needed);
  return isEarly
    ? `"${early.name}" can be left out and must stand after "${needed.name}"`
    : undefined;
}
