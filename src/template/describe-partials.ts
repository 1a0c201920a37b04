import { collectFindings } from "./finding.ts";
import { gatherFiles, type Programs, parseFiles, textsOf } from "./parse-files.ts";
import { isStatement, type Program, pairsOf } from "./syntax.ts";
import type { Template } from "./template.ts";

/** A partial, as far as its file and the files that print it tell. */
export interface DescribedPartial {
  readonly name: string;
  readonly file: string;
  /** What the comment at its top says of it. */
  readonly about: string;
  /** Names that are given to it where it is printed. */
  readonly takes: readonly string[];
  /** Files that print it. */
  readonly usedIn: readonly string[];
}

/** Describes the partials of a template, in the order of their names. A file that cannot be parsed says nothing. */
export function describePartials(template: Template): readonly DescribedPartial[] {
  const files = gatherFiles(template, {});
  const programs = parseFiles(template, files, collectFindings(textsOf(files)));
  const uses = usesIn(programs, (key) => template.partials.get(key)?.file ?? template.main.file);
  return [...template.partials].map(([name, { file }]) => {
    const used = uses.filter((use) => use.name === name);
    return {
      name,
      file,
      about: aboutOf(programs.partials.get(name)),
      takes: [...new Set(used.flatMap(({ given }) => given))],
      usedIn: [...new Set(used.map(({ from }) => from))],
    };
  });
}

interface Use {
  readonly name: string;
  readonly given: readonly string[];
  readonly from: string;
}

function usesIn(
  { main, partials }: Pick<Programs, "main" | "partials">,
  fileOf: (key: string) => string,
): readonly Use[] {
  const within = (program: Program | undefined, from: string): readonly Use[] =>
    (program?.body ?? []).flatMap((statement): readonly Use[] => {
      if (!isStatement(statement)) return [];
      if (statement.type === "BlockStatement")
        return [...within(statement.program, from), ...within(statement.inverse, from)];
      if (statement.type !== "PartialStatement") return [];
      const { name } = statement;
      if (!("original" in name)) return [];
      const given = pairsOf(statement).map(({ key }) => key);
      return [{ name: String(name.original), given, from }];
    });
  return [
    ...within(main, fileOf("")),
    ...[...partials].flatMap(([key, program]) => within(program, fileOf(key))),
  ];
}

// A comment that stands before anything else.
function aboutOf(program: Program | undefined): string {
  for (const statement of program?.body ?? []) {
    if (!isStatement(statement)) return "";
    if (statement.type === "CommentStatement") return statement.value.replace(/\s+/g, " ").trim();
    if (statement.type !== "ContentStatement" || statement.value.trim() !== "") return "";
  }
  return "";
}
