const width = 80;

/** Breaks text at spaces into lines of 80 columns; what has no space runs on. */
export function wrap(text: string, first: number, rest: number): string {
  const lines: string[] = [];
  let line = "";
  let indent = first;
  for (const word of text.split(/ +/)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && indent + [...longer].length > width) {
      lines.push(`${" ".repeat(indent)}${line}`);
      line = word;
      indent = rest;
    } else line = longer;
  }
  return [...lines, `${" ".repeat(indent)}${line}`].map((one) => `${one}\n`).join("");
}
