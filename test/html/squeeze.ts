/**
 * Leaves out of a script what readers' browsers need not load: comments, blanks, the names of types. It
 * knows as much of JavaScript as src/html/script uses: comments on lines of their own, statements that end
 * in semicolons, regular expressions right behind a parenthesis.
 */
export function squeeze(source: string): string {
  const kept: string[] = [];
  const keep = (text: string): string => `«${kept.push(text) - 1}»`;
  return source
    .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "")
    .replace(literals, keep)
    .replace(/\s+/g, " ")
    .replace(/ ?([^\w$«» ]) ?/g, "$1")
    .replace(/,(?=[}\])])|;(?=\})/g, "")
    .replace(/(?<![\w$»])\((\w+)\)=>/g, "$1=>")
    .replace(/\breturn undefined\b/g, "return")
    .replace(/\bundefined\b/g, "void 0")
    .replace(/«(\d+)»/g, (_, index) => kept[Number(index)] ?? "")
    .trim();
}

// Strings, templates and regular expressions.
const literals =
  /"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|(?<=\()\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/g;

/** Returns a module that holds a script as text, under a name, and says what it is for. */
export function moduleOf(script: string, name: string, about: string): string {
  // A template of the script is none of the module's.
  const escapes = { "\\": "\\\\", "'": "\\'", "\n": "\\n", "${": "\\x24{" };
  const literal = Object.entries(escapes).reduce(
    (text, [part, escaped]) => text.replaceAll(part, escaped),
    script,
  );
  return `// Made of script/*.js by \`npm run test:update\`: change these, not this.

/** ${about} */
export const ${name}: string =
  '${literal}';
`;
}
