import type { Format } from "./diagnostics.ts";

/** The words of the command line that say how findings are told. */
export interface FindingsOptions {
  readonly format: Format;
  /** A file that gets the findings as SARIF, too. */
  readonly sarif: string | undefined;
  /** Whether the words of the data may be quoted. */
  readonly quote: boolean;
}

interface Choice<Word extends Format> {
  readonly choices: readonly Word[];
  readonly default: "text";
  readonly describe: string;
}

const describeFormat = "How findings are printed";

/** How commands that look at built editions print findings. */
export const formatOption: Choice<"text" | "json" | "github"> = {
  choices: ["text", "json", "github"],
  default: "text",
  describe: describeFormat,
};

/** How commands that make editions tell findings. */
export const findingsOptions: {
  readonly format: Choice<Format>;
  readonly sarif: {
    readonly type: "string";
    readonly requiresArg: true;
    readonly describe: string;
  };
  readonly quote: { readonly type: "boolean"; readonly default: true; readonly describe: string };
} = {
  format: {
    choices: ["text", "json", "github", "sarif"],
    default: "text",
    describe: describeFormat,
  },
  sarif: {
    type: "string",
    requiresArg: true,
    describe: "A file that gets the findings as SARIF, too",
  },
  quote: {
    type: "boolean",
    default: true,
    describe: "Quote the data in findings; --no-quote says what a finding means, and where",
  },
};
