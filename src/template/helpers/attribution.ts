import type { Source } from "../../incident/index.ts";
import type { Language } from "../../language/index.ts";
import { isolate } from "../isolate.ts";
import { scalar } from "../shape.ts";
import { isRecord } from "../value.ts";
import type { Helper, HelperCall } from "./helper.ts";
import { HelperError } from "./helper-error.ts";

// On what a statement of responsibility rests; each has its message, with {who} and {by}.
const bases = ["claimed", "official", "media", "asserted", "heading"] as const;
type Basis = (typeof bases)[number];

/** `{{attribution row}}` prints "attributed to IS-K by the article", or "not attributed". */
export const attribution: Helper = {
  name: "attribution",
  about: "Prints who is said to be responsible, by whom and on what ground; never a bare name.",
  example: "{{attribution row}}",
  params: [
    {
      name: "row",
      takes: "row",
      about: "A row with attributed_to, attribution_basis and attribution_source (or source)",
      needs: ["attributed_to", "attribution_basis"],
    },
  ],
  strings: [
    ...bases.map((basis) => `attribution.${basis}`),
    ...bases.filter((basis) => basis !== "heading").map((basis) => `attribution.by.${basis}`),
    "attribution.by.article",
    "attribution.undetermined",
  ],
  gives: () => scalar("text"),
  run: write,
};

function write({ arguments: args, rendering }: HelperCall): string {
  const row = args.any("row");
  if (!isRecord(row)) throw new HelperError('"row" is not a row');
  const { language, sources } = rendering.context;
  const who = row["attributed_to"];
  if (who === undefined)
    throw refused("the row does not say to whom anything is attributed", "attributed_to");
  if (typeof who !== "string" || who === "") return language.message("attribution.undetermined");
  const basis = bases.find((each) => each === row["attribution_basis"]);
  if (basis === undefined)
    throw refused(`"${who}" is held responsible on no basis`, "attribution_basis");
  const id = row["attribution_source"] ?? row["source"];
  const source = sources.find((each) => each.id === id);
  const by = sourceName(source, basis, language);
  return language.message(`attribution.${basis}`, {
    who: isolate(who, language),
    by: isolate(by, language),
  });
}

// Who answers for it: the source by name, else what kind of voice the basis is.
function sourceName(source: Source | undefined, basis: Basis, language: Language): string {
  if (basis === "heading") return "";
  if (source !== undefined && source.publisher !== "") return source.publisher;
  return language.message(`attribution.by.${source?.type === "article" ? "article" : basis}`);
}

function refused(message: string, column: string): HelperError {
  const hint = `select ${column} in the query, beside the other columns of the attribution`;
  return new HelperError(message, hint, "template/bare-attribution");
}
