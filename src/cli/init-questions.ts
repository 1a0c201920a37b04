import { sensitivities } from "../config/index.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { didYouMean } from "../diagnostic.ts";
import { defaultTitle, languages, templateNames } from "../init/index.ts";
import type { Century } from "../mapping/index.ts";
import type { Asker } from "./ask.ts";

/** What `fieldbrief init` can be told by flags. */
export interface InitOptions {
  readonly folder: string;
  readonly title: string | undefined;
  readonly publisher: string | undefined;
  readonly languages: string | undefined;
  readonly template: string | undefined;
  readonly csv: string | undefined;
  readonly sheet: string | undefined;
  readonly column: readonly string[];
  readonly "date-order": string | undefined;
  readonly century: Century | undefined;
  readonly country: string | undefined;
  readonly places: string | undefined;
  readonly sensitivity: string | undefined;
  readonly zero: "nobody" | "unknown";
  readonly yes: boolean;
  readonly debug: boolean;
}

/** One thing to be told: by its flag, by an answer, or by its default. */
export interface Question {
  readonly flag: "title" | "publisher" | "languages" | "template" | "csv" | "sensitivity";
  readonly words: string;
  readonly usual: string;
  /** What an answer may be; anything where absent. Commas part several in `languages`. */
  readonly choices?: readonly string[];
}

/** Returns what has to be told of a new project, in the order of asking. */
export function questionsOf({ folder, csv }: InitOptions, publisher: string): readonly Question[] {
  return [
    { flag: "title", words: "Title of the briefing?", usual: defaultTitle(folder) },
    { flag: "publisher", words: "Who publishes it?", usual: publisher },
    {
      flag: "languages",
      words: `Languages, the one of the data first (${languages.join(", ")})?`,
      usual: "en",
      choices: languages,
    },
    {
      flag: "template",
      words:
        "Template: briefing (the long one), flash (one page, one day), annex (a year in tables)?",
      usual: "briefing",
      choices: templateNames,
    },
    {
      flag: "csv",
      words: "A table of your own, such as CSV or .xlsx (none: an example)?",
      usual: "",
    },
    {
      flag: "sensitivity",
      words: "Who may see its entries: public, restricted (partners), confidential (internal)?",
      usual: csv === undefined ? "" : "confidential",
      choices: sensitivities,
    },
  ];
}

/** What was told, or what is wrong with it. */
export type Told =
  | { readonly answers: ReadonlyMap<Question["flag"], string> }
  | { readonly problem: Diagnostic };

/** Takes what flags say, asks for the rest, or takes the defaults. An answer that will not do is asked for again. */
export async function tell(
  questions: readonly Question[],
  options: InitOptions,
  { asker, say }: { readonly asker: Asker | undefined; readonly say: (text: string) => void },
): Promise<Told> {
  const missing = questions.filter(
    ({ flag }) =>
      options[flag] === undefined &&
      flag !== "csv" &&
      flag !== "sensitivity" &&
      flag !== "publisher",
  );
  if (missing.length > 0 && !options.yes && asker === undefined)
    return { problem: unanswered(missing) };
  const answers = new Map<Question["flag"], string>();
  for (const question of questions) {
    const { flag, words, usual } = question;
    const given = options[flag];
    if (given !== undefined) {
      const problem = problemOf(question, given);
      if (problem !== undefined) return { problem };
      answers.set(flag, given.trim());
    } else if (options.yes || asker === undefined) answers.set(flag, usual);
    else if (flag === "sensitivity" && answers.get("csv") === "") answers.set(flag, "");
    else {
      const first = flag === "sensitivity" ? "confidential" : usual;
      let answer = await asker.ask(words, first);
      for (
        let problem = problemOf(question, answer);
        problem !== undefined;
        problem = problemOf(question, answer)
      ) {
        say(`${problem.message}; ${problem.hint}\n`);
        answer = await asker.ask(words, first);
      }
      answers.set(flag, answer);
    }
  }
  return { answers };
}

function problemOf({ flag, choices }: Question, answer: string): Diagnostic | undefined {
  const parts =
    flag === "languages" ? answer.split(",").map((part) => part.trim()) : [answer.trim()];
  const wrong = choices === undefined ? undefined : parts.find((part) => !choices.includes(part));
  const isEmpty = answer.trim() === "" && (flag === "title" || flag === "publisher");
  if (wrong === undefined && !isEmpty) return undefined;
  return {
    severity: "error",
    code: "init/bad-answer",
    message: isEmpty ? `the ${flag} is empty` : `${flag} "${wrong}" is not known`,
    hint: isEmpty
      ? "write a line of text"
      : (didYouMean(wrong ?? "", choices ?? []) ?? `one of ${(choices ?? []).join(", ")}`),
  };
}

function unanswered(missing: readonly Question[]): Diagnostic {
  return {
    severity: "error",
    code: "init/no-answers",
    message: "nobody is at the terminal to be asked",
    hint: `say ${missing.map(({ flag }) => `--${flag}`).join(", ")}, or --yes for every default`,
  };
}
