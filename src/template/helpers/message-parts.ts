import { type Count, exactCount, isTotal, type Total, totalToCount } from "../../count/index.ts";
import type { Inline } from "../../document/index.ts";
import type { Fragment } from "../fragment.ts";
import type { HelperCall } from "./helper.ts";

/** Returns what a figure says as one count. */
export function countOf(value: number | Count | Total): Count {
  if (typeof value === "number") return exactCount(value);
  return isTotal(value) ? totalToCount(value) : value;
}

type Parts = Readonly<Record<string, readonly Inline[]>>;

/** Prints a message with nodes put in. */
export function message(key: string, parts: Parts, call: HelperCall): Fragment {
  return call.rendering.fragment({ flow: "inline", nodes: messageNodes(key, parts, call) });
}

/** Returns the nodes of a message with nodes put in. */
export function messageNodes(
  key: string,
  parts: Parts,
  { rendering }: HelperCall,
): readonly Inline[] {
  const values = Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [name, { part }] as const),
  );
  return rendering.context.language
    .messageParts<readonly Inline[]>(key, values)
    .flatMap((part): readonly Inline[] =>
      typeof part === "string" ? [{ type: "text", value: part }] : part,
    );
}
