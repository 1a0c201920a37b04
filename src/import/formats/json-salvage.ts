import { isRecord, type ObjectRow, rowOf } from "./json-rows.ts";

// Each damaged place is looked at anew: more than so many, or objects so long, are not worth it.
const [maxDamaged, maxLength] = [100, 1_000_000];

/**
 * Returns the objects of the first list in a text that is damaged or cut; what is none up to where the next one begins is
 * a row with a problem. `undefined` where there is no such list.
 */
export function salvageRows(text: string): readonly ObjectRow[] | undefined {
  const start = /^\s*(?:\{\s*"[\s\S]*?)?\[\s*(?=\{)/.exec(text);
  if (start === null) return undefined;
  const rows: ObjectRow[] = [];
  let damaged = 0;
  for (let at = start[0].length; at < text.length; ) {
    const end = endOfObject(text, at);
    const entry = end === undefined ? undefined : parsed(text.slice(at, end));
    const behind = entry === undefined || end === undefined ? undefined : nextAt(text, end);
    if (behind !== undefined) {
      rows.push(rowOf(entry, rows.length + 1, text.slice(at, end)));
      at = behind;
      continue;
    }
    damaged += 1;
    border.lastIndex = at;
    const found = damaged < maxDamaged && border.exec(text) !== null;
    const next = found ? border.lastIndex : text.length;
    const raw = text.slice(at, next).replace(/,?\s*$/, "");
    rows.push({ line: rows.length + 1, raw, problem: "the object is damaged or cut" });
    at = next;
  }
  return rows.some(({ entry }) => entry !== undefined) ? rows : undefined;
}

const border = /\}\s*,\s*(?=\{)/g;

// Where the next object begins; the end of the text where the list ends.
function nextAt(text: string, end: number): number | undefined {
  const gap = /\s*(?:,\s*(?=\{)|\]|,?\s*$)/y;
  gap.lastIndex = end;
  const found = gap.exec(text);
  if (found === null) return undefined;
  return found[0].includes("]") ? text.length : gap.lastIndex;
}

// Braces within strings do not count.
function endOfObject(text: string, start: number): number | undefined {
  const limit = Math.min(text.length, start + maxLength);
  let [depth, isString] = [0, false];
  for (let at = start; at < limit; at += 1) {
    const sign = text[at];
    if (sign === '"') isString = !isString;
    else if (isString && sign === "\\") at += 1;
    else if (isString) continue;
    else if (sign === "{") depth += 1;
    else if (sign === "}") depth -= 1;
    if (depth === 0 && !isString) return at + 1;
  }
  return undefined;
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
