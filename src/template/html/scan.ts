/** What a place in a template's text is part of: words, a tag, a quoted attribute value, a comment. */
export type HtmlState = "text" | "tag" | '"' | "'" | "comment";

const next: Readonly<Record<HtmlState, RegExp>> = {
  text: /<!--|<(?=[a-zA-Z/])/g,
  tag: /["'>]/g,
  '"': /"/g,
  "'": /'/g,
  comment: /-->/g,
};

/** Returns what the end of `text` is part of, when its start is part of `state`. */
export function scanHtml(text: string, state: HtmlState): HtmlState {
  let [at, now] = [0, state];
  for (;;) {
    const pattern = new RegExp(next[now]);
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    // A tag may be cut in two right after its `<`.
    if (match === null) return now === "text" && text.endsWith("<") ? "tag" : now;
    at = match.index + match[0].length;
    now = after(now, match[0]);
  }
}

function after(state: HtmlState, found: string): HtmlState {
  if (state === "text") return found === "<!--" ? "comment" : "tag";
  if (state !== "tag") return state === "comment" ? "text" : "tag";
  return found === '"' || found === "'" ? found : "text";
}
