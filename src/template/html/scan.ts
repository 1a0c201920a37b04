/** What a place in a template's text is part of: words, a tag, a quoted attribute value, a comment. */
export type HtmlState = "text" | "tag" | '"' | "'" | "comment";

/** How a text ends, and where in it the tag or comment begins that it ends in. */
export interface Scanned {
  readonly state: HtmlState;
  readonly start: number | undefined;
}

const next: Readonly<Record<HtmlState, RegExp>> = {
  text: /<!--|<(?=[a-zA-Z/])/g,
  tag: /["'>]/g,
  '"': /"/g,
  "'": /'/g,
  comment: /-->/g,
};

/** Returns what the end of `text` is part of, when its start is part of `state`. */
export function scanHtml(text: string, state: HtmlState): Scanned {
  let [at, now, start]: [number, HtmlState, number | undefined] = [0, state, undefined];
  for (;;) {
    const pattern = new RegExp(next[now]);
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) break;
    if (now === "text") start = match.index;
    at = match.index + match[0].length;
    now = after(now, match[0]);
  }
  // A tag may be cut in two right after its `<`.
  if (now === "text" && text.endsWith("<")) return { state: "tag", start: text.length - 1 };
  return { state: now, start: now === "text" ? undefined : start };
}

function after(state: HtmlState, found: string): HtmlState {
  if (state === "text") return found === "<!--" ? "comment" : "tag";
  if (state !== "tag") return state === "comment" ? "text" : "tag";
  return found === '"' || found === "'" ? found : "text";
}
