import { idList, scalar } from "../config/index.ts";
import type { Answers, Language } from "./answers.ts";
import { daysOf, type Start } from "./dataset.ts";
import { words } from "./words.ts";

interface BriefingOptions {
  readonly answers: Answers;
  readonly start: Start;
  /** Where an editor finds the schema of the file, from the project; none where there is none. */
  readonly schema?: string | undefined;
}

/** Returns briefing.yaml of a new project, with what is left to decide as comments. */
export function briefingYaml({ answers, start, schema }: BriefingOptions): string {
  const isExample = start.table === undefined;
  const { title, publisher, languages, template } = answers;
  const data = languages[0];
  const { subtitle, exampleSubtitle, example } = words[data];
  const categories = [...new Set(start.records.incidents.map(({ category = "" }) => category))];
  const days = daysOf(start);
  return `${schema === undefined ? "" : `# yaml-language-server: $schema=${schema}\n`}# What this briefing is, and which editions are made of it. Decide what a comment asks, then take the comment out.
title: ${scalar(isExample ? `${example}: ${title}` : title)}
subtitle: ${scalar(isExample ? exampleSubtitle : subtitle)}
publisher: ${scalar(publisher)}
# contact: ${scalar("how readers reach you")}
# The words of your data, and whatever you change of the template, are in this folder. It extends fieldbrief:${template === "briefing" ? "general" : template}.
template: templates/own

data:
  folder: data
  # The language that titles and notes are written in.
  language: ${data}
  # census: every incident of the coverage is listed; selection: those that somebody chose. Nobody has said which; a
  # selection claims less, and no rates or trends are read from it.
  kind: selection
  # Decide: the days that the list speaks of. These are those of its first and last entry.
  coverage: ${days.start}..${days.end}
  # Where several claims give figures for an incident: lowest, preferred (the editor's choice), range.
  rule: range
  categories: [${categories.map(scalar).join(", ")}]

# Days printed on each edition. Issues by month, quarter or week: see series in docs/editions.md.
editions:
${editions(answers, start)}${accepted(start)}`;
}

function editions(answers: Answers, start: Start): string {
  const { languages, sensitivity, today } = answers;
  const { id, period } = issueOf(answers, start);
  const audience = { public: "public", restricted: "partner", confidential: "internal" }[
    sensitivity
  ];
  const of = (language: Language): string =>
    [
      `  - id: ${scalar(id)}`,
      "    number: 1",
      `    period: ${period}`,
      `    published: ${today}`,
      `    data-as-of: ${today}`,
      `    language: ${language}`,
      `    audience: ${audience}`,
    ].join("\n");
  const isOwn = (language: string): boolean =>
    language.split("-")[0] === languages[0].split("-")[0];
  const foreign = languages.filter((language) => !isOwn(language));
  const note =
    sensitivity === "public"
      ? ""
      : `  # Decide who may see the entries: they are marked ${sensitivity} in data/, and this edition is for ${audience === "internal" ? "internal use" : "partners"}.
  # Where everybody may, write public in the columns sensitivity of the files in data/, and below.\n`;
  const later = foreign.map(
    (language) =>
      `  # To come: an edition in ${language} needs a translation of each title in data/translations/${language}.csv (columns
  # column, original, translation), of the words in templates/own/strings.${language}.yaml, and of title, subtitle and
  # publisher above: { ${languages[0]}: …, ${language}: … }.\n${of(language).replace(/^/gm, "  # ")}\n`,
  );
  return `${note}${of(languages[0])}\n${later.join("")}`;
}

// A briefing is of all days of the data, a flash of the last with an incident, an annex of the last year.
function issueOf(
  { template }: Answers,
  start: Start,
): { readonly id: string; readonly period: string } {
  const { start: first, end: last } = daysOf(start);
  const [from, to] = [first.slice(0, 4), last.slice(0, 4)];
  if (template === "flash") {
    const day =
      start.records.incidents
        .map(({ date = "" }) => date)
        .sort()
        .at(-1) ?? last;
    return { id: day, period: `${day}..${day}` };
  }
  if (template === "annex") return { id: to, period: `${to}-01-01..${to}-12-31` };
  return { id: from === to ? to : `${from}-${to}`, period: `${first}..${last}` };
}

// Warnings whose reason is known: the table says nothing of it.
function accepted({ records, table }: Start): string {
  if (table === undefined) return "";
  const unsourced = records.incidents.filter(({ status }) => status === "unsourced");
  const unread = records.sources.filter(({ url }) => (url ?? "") !== "");
  const entry = (code: string, ids: readonly string[], reason: string): string =>
    ids.length === 0
      ? ""
      : `  - code: ${code}\n    ids:${idList(ids, "      ")}\n    reason: ${scalar(reason)}\n`;
  const entries = [
    entry(
      "incident/unsourced",
      unsourced.map(({ id = "" }) => id),
      `${table.name} names no source for these entries.`,
    ),
    entry(
      "incident/no-access-date",
      unread.map(({ id = "" }) => id),
      `${table.name} does not say when these pages were read.`,
    ),
  ].join("");
  return entries === ""
    ? ""
    : `
# What the table left open, so that it is not told at every build. Take an id out as soon as you have mended its entry.
accept:
${entries}`;
}
