import { didYouMean } from "../diagnostic.ts";

/**
 * Returns what is wrong with a command line, for whoever typed it: an unknown word with the nearest that the help of
 * its command lists, a choice with the nearest of those there are, and what is missing.
 */
export function usageMessage(message: string, argv: readonly string[], help: string): string {
  const [, words] = /^Unknown (?:argument|command)s?: (.+)$/.exec(message) ?? [];
  if (words !== undefined) {
    const unknown = words.split(", ");
    // Under a command that is none, all options are unknown.
    const first = unknown.find((word) => optionOf(word, argv) === undefined) ?? unknown[0] ?? "";
    return unknownWord(first, argv, help);
  }
  if (message.startsWith("Not enough non-option arguments"))
    return `a word is missing: ${help.split("\n")[0]}`;
  const [, bare] = /^Not enough arguments following: (.+)$/.exec(message) ?? [];
  if (bare !== undefined) return `--${bare} needs a value`;
  const [, name, given, choices] =
    /Argument: (\S+), Given: "?([^",]*)"?, Choices: (.+)/.exec(message) ?? [];
  if (name === undefined || given === undefined || choices === undefined) return message;
  const known = choices.split(", ").map((choice) => choice.replace(/^"|"$/g, ""));
  return `--${name} cannot be "${given}"; ${nearest(given, known)}`;
}

function unknownWord(word: string, argv: readonly string[], help: string): string {
  const option = optionOf(word, argv);
  if (option !== undefined) {
    const near = didYouMean(word, namesIn(help, /(?<=\s)--([\w-]+)/g));
    const hint = near?.replace('"', option.startsWith("--no-") ? '"--no-' : '"--');
    return hint === undefined ? `unknown option ${option}` : `unknown option ${option}; ${hint}`;
  }
  const known = namesIn(help, /^ +fieldbrief (.+?)(?: {2}| [[<]|$)/gm);
  if (known.length === 0) return `"${word}" is one word too many: ${help.split("\n")[0]}`;
  return `unknown command "${word}"; ${nearest(word, known)}`;
}

function optionOf(word: string, argv: readonly string[]): string | undefined {
  return argv
    .map((each) => each.replace(/=.*/, ""))
    .find((each) => [`--${word}`, `--no-${word}`, `-${word}`].includes(each));
}

// A command below another is listed with the names of both.
function namesIn(help: string, pattern: RegExp): readonly string[] {
  return [...help.matchAll(pattern)].map(([, name = ""]) => name.split(" ").at(-1) ?? "");
}

function nearest(word: string, known: readonly string[]): string {
  return didYouMean(word, known) ?? `there are ${known.join(", ")}`;
}
