import {
  type Config,
  covers,
  dateProblem,
  type EditionConfig,
  editionName,
  type Period,
  periodOfName,
} from "../config/index.ts";
import { type Diagnostic, didYouMean } from "../diagnostic.ts";
import { inShard, parseShard } from "./shard.ts";

/** Which editions of briefing.yaml are asked for; the listed ones and the current ones of its series unless told. */
export interface Choice {
  /** By issue (`2022-05`), by id, by id and language (`2022-05-en`), or by the name of the folder. */
  readonly editions?: readonly string[] | undefined;
  /** Those whose whole period lies in it: `2022-04`, `2022`, `2022-01..2022-06`, `2022-01-15..2022-W20`. */
  readonly period?: string | undefined;
  readonly languages?: readonly string[] | undefined;
  /** Whom to make them for, by name, whatever briefing.yaml says; as it says unless told. */
  readonly audiences?: readonly string[] | undefined;
  /** Whether to make all, past issues of a series too. */
  readonly all?: boolean | undefined;
  /** `2/8`: the second of eight parts of what is asked for. */
  readonly shard?: string | undefined;
}

/** The editions asked for, or what is wrong with the asking. */
export interface Chosen {
  readonly editions: readonly EditionConfig[];
  /** What briefing.yaml accepts, but for the emptiness of editions that are not asked for. */
  readonly accept: Config["accept"];
  readonly diagnostics: readonly Diagnostic[];
}

/** Returns the editions of a project that a choice names, in the order of briefing.yaml. */
export function chooseEditions(config: Config, choice: Choice): Chosen {
  const problems = [
    ...unknown("edition", choice.editions, [...new Set(config.editions.flatMap(namesOf))]),
    ...unknown(
      "audience",
      choice.audiences,
      config.audiences.map(({ name }) => name),
    ),
    ...unknown("language", choice.languages, [
      ...new Set(config.editions.map(({ language }) => language)),
    ]),
  ];
  const period = choice.period === undefined ? undefined : parseSpan(choice.period);
  if (period === null) problems.push(badPeriod(choice.period ?? ""));
  const shard = choice.shard === undefined ? undefined : parseShard(choice.shard);
  if (shard === null) problems.push(badShard(choice.shard ?? ""));
  if (problems.length > 0 || period === null || shard === null)
    return { ...none, diagnostics: problems };
  const asked = config.editions.filter((edition) => isAsked(edition, choice, period));
  if (asked.length === 0) return { ...none, diagnostics: [nothing(config, choice)] };
  const wanted = forAudiences(asked, choice.audiences);
  const editions = shard === undefined ? wanted : inShard(wanted, shard);
  const accept = acceptedFor(config, editions);
  return { editions, accept, diagnostics: sharedFolders(wanted) };
}

const none = { editions: [], accept: [] } as const;

// Codes of warnings that are about an edition, not about a record.
const aboutEditions: ReadonlySet<string> = new Set([
  "incident/empty-period",
  "edition/no-incidents",
]);

// An acceptance that is for another edition is not one that nobody needs.
function acceptedFor({ accept }: Config, editions: readonly EditionConfig[]): Config["accept"] {
  const ids = new Set(editions.flatMap(namesOf));
  return accept.filter(({ code, id }) => !aboutEditions.has(code) || ids.has(id));
}

function isAsked(
  edition: EditionConfig,
  { editions, languages, all = false }: Choice,
  period: Period | undefined,
): boolean {
  if (languages !== undefined && !languages.includes(edition.language)) return false;
  if (editions !== undefined && !namesOf(edition).some((name) => editions.includes(name)))
    return false;
  if (period !== undefined) return covers(period, edition.period);
  return all || editions !== undefined || (edition.issue?.isCurrent ?? true);
}

function namesOf(edition: EditionConfig): readonly string[] {
  const { id, language, issue } = edition;
  return [issue?.id ?? id, id, `${id}-${language}`, editionName(edition)];
}

// An edition that is listed for several audiences is still one for each that is asked for.
function forAudiences(
  asked: readonly EditionConfig[],
  audiences: readonly string[] | undefined,
): readonly EditionConfig[] {
  if (audiences === undefined) return asked;
  const first = new Map<string, EditionConfig>();
  for (const edition of asked) {
    const key = `${edition.id} ${edition.language}`;
    if (!first.has(key)) first.set(key, edition);
  }
  return [...first.values()].flatMap((edition) =>
    [...new Set(audiences)].map((audience) => ({ ...edition, audience })),
  );
}

function parseSpan(text: string): Period | null {
  const ends = text.split("..").map((end) => periodOf(end.trim()));
  const [first, last] = [ends[0], ends.at(-1)];
  if (ends.length > 2 || first === undefined || last === undefined || first.start > last.end)
    return null;
  return { start: first.start, end: last.end };
}

function periodOf(text: string): Period | undefined {
  return dateProblem(text) === undefined ? { start: text, end: text } : periodOfName(text);
}

function badPeriod(text: string): Diagnostic {
  return {
    severity: "error",
    code: "edition/bad-period",
    message: `"${text}" is not a period`,
    hint: "write 2022-04, 2022-W14, 2022-Q2 or 2022, or two of them or two dates: 2022-01..2022-06",
  };
}

function badShard(text: string): Diagnostic {
  return {
    severity: "error",
    code: "edition/bad-shard",
    message: `"${text}" is not a part of a whole`,
    hint: "write which part, and of how many: 1/4, 2/4, 3/4, 4/4",
  };
}

function nothing({ editions, data }: Config, { period }: Choice): Diagnostic {
  if (period !== undefined) {
    const starts = editions.map((edition) => edition.period.start).sort();
    const ends = editions.map((edition) => edition.period.end).sort();
    return {
      severity: "error",
      code: "edition/none-in-period",
      message: `no edition has its whole period in ${period}`,
      hint: `periods of the editions run from ${starts[0]} to ${ends.at(-1)}`,
    };
  }
  return {
    severity: "error",
    code: "edition/none-chosen",
    message: "no edition is asked for",
    hint: `no period of the series is covered by data that end on ${data.coverage.end}: name editions, or say --all`,
  };
}

// A pattern that does not tell audiences apart is fit for one at a time.
function sharedFolders(editions: readonly EditionConfig[]): readonly Diagnostic[] {
  const names = editions.map(editionName);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice === undefined) return [];
  return [
    {
      severity: "error",
      code: "edition/shared-folder",
      message: `two of these editions would be in the folder "${twice}"`,
      hint: "add {audience} to output in briefing.yaml, or ask for one audience at a time",
    },
  ];
}

const unknownCodes = {
  edition: "edition/unknown",
  audience: "edition/unknown-audience",
  language: "edition/unknown-language",
} as const;

function unknown(
  what: keyof typeof unknownCodes,
  asked: readonly string[] | undefined,
  known: readonly string[],
): readonly Diagnostic[] {
  const shown =
    known.length > 20 ? [...known.slice(0, 20), `and ${known.length - 20} more`] : known;
  return (asked ?? [])
    .filter((name) => !known.includes(name))
    .map((name) => ({
      severity: "error",
      code: unknownCodes[what],
      message: `no ${what} "${name}" in briefing.yaml`,
      hint: didYouMean(name, known) ?? `it lists ${shown.join(", ")}`,
    }));
}
