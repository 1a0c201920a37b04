import type { Inline } from "../../document/index.ts";

/**
 * Collapses white space as HTML does (CSS Text 3, section 4.1): a run of it is one space, none at the
 * start, the end or beside a line break. Neighbouring texts become one.
 */
export function collapse(inlines: readonly Inline[]): Inline[] {
  const { nodes } = squeeze(inlines, true);
  return trimEnd(nodes);
}

interface Squeezed {
  readonly nodes: Inline[];
  /** Whether a space now would be one too many. */
  readonly spaced: boolean;
}

function squeeze(inlines: readonly Inline[], start: boolean): Squeezed {
  let spaced = start;
  const nodes: Inline[] = [];
  for (const node of inlines) {
    switch (node.type) {
      case "text": {
        const single = node.value.replace(/[ \t\n\r\f]+/g, " ");
        const value = spaced ? single.replace(/^ /, "") : single;
        if (value === "") break;
        spaced = value.endsWith(" ");
        append(nodes, { ...node, value });
        break;
      }
      case "emphasis":
      case "strong":
      case "span":
      case "link": {
        const inner = squeeze(node.children, spaced);
        // The words of a reference are still to come.
        spaced = inner.spaced && !(node.type === "link" && node.names !== undefined);
        nodes.push({ ...node, children: inner.nodes });
        break;
      }
      case "lineBreak":
        nodes.splice(0, nodes.length, ...trimEnd(nodes), node);
        spaced = true;
        break;
      case "noteReference":
        nodes.push(node);
        break;
      default:
        nodes.push(node);
        spaced = false;
    }
  }
  return { nodes, spaced };
}

function append(nodes: Inline[], node: Inline): void {
  const last = nodes.at(-1);
  if (last?.type === "text" && node.type === "text" && isPlain(last) && isPlain(node))
    nodes[nodes.length - 1] = { ...last, value: last.value + node.value };
  else nodes.push(node);
}

function isPlain(node: Inline): boolean {
  return node.id === undefined && node.style === undefined && node.lang === undefined;
}

function trimEnd(nodes: readonly Inline[]): Inline[] {
  const last = nodes.at(-1);
  if (last === undefined) return [];
  const before = nodes.slice(0, -1);
  switch (last.type) {
    case "text": {
      const value = last.value.replace(/ $/, "");
      return value === "" ? trimEnd(before) : [...before, { ...last, value }];
    }
    case "emphasis":
    case "strong":
    case "span":
    case "link":
      return [...before, { ...last, children: trimEnd(last.children) }];
    default:
      return [...nodes];
  }
}
