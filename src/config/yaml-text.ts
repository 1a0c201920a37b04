/** A mapping of texts, nested. */
export interface Texts {
  readonly [key: string]: string | Texts;
}

/** Returns a text as a YAML scalar: in double quotes, which JSON's are. */
export function scalar(text: string): string {
  return JSON.stringify(text);
}

/** Returns texts as YAML, two blanks for each level. */
export function yamlOf(texts: Texts, indent = ""): string {
  return Object.entries(texts)
    .map(([key, value]) =>
      typeof value === "string"
        ? `${indent}${key}: ${scalar(value)}\n`
        : `${indent}${key}:\n${yamlOf(value, `${indent}  `)}`,
    )
    .join("");
}

/** Returns a list of ids as YAML between brackets, in lines of at most a hundred letters or so. */
export function idList(ids: readonly string[], indent: string): string {
  const lines: string[] = [];
  let line = "";
  for (const id of ids) {
    const next = `${scalar(id)},`;
    if (line !== "" && line.length + next.length > 100) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? next : `${line} ${next}`;
  }
  if (lines.length === 0) return ` [${line.replace(/,$/, "")}]`;
  return `\n${indent}[\n${[...lines, line].map((each) => `${indent}  ${each}\n`).join("")}${indent}]`;
}

/** Returns a text that an ICU message prints as it is: signs of its grammar become their likes. */
export function asMessage(text: string): string {
  const likes: Readonly<Record<string, string>> = {
    "'": "’",
    "{": "(",
    "}": ")",
    "<": "‹",
    ">": "›",
  };
  return text.replace(/['{}<>]/g, (sign) => likes[sign] ?? sign);
}
