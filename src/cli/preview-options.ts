import { formatOption } from "./findings-options.ts";

const text = { type: "string", requiresArg: true } as const;

/** What `fieldbrief preview` may be told. */
export const previewOptions: {
  readonly edition: typeof text & { readonly describe: string };
  readonly language: typeof text & { readonly describe: string };
  readonly audience: typeof text & { readonly describe: string };
  readonly port: {
    readonly type: "number";
    readonly default: number;
    readonly requiresArg: true;
    readonly describe: string;
  };
  readonly format: typeof formatOption;
} = {
  edition: { ...text, describe: "Show this edition first; the current one unless told" },
  language: { ...text, describe: "Show it in this language first" },
  audience: { ...text, describe: "Show it as it is for them first: public, partner" },
  port: {
    type: "number",
    default: 4310,
    requiresArg: true,
    describe: "The port of the page; 0 takes any that is free",
  },
  format: formatOption,
};
