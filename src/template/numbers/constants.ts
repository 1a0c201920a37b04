import { z } from "../../config/index.ts";
import type { Diagnostic, Place } from "../../diagnostic.ts";

/** Words of messages with numbers that no data gave, and why they need no source. */
export interface Constant {
  /** As they stand in the message, in each language. */
  readonly words: readonly string[];
  /** The keys of the messages. */
  readonly in: readonly string[];
  readonly reason: string;
  /** Whether a template says it that is extended, whose messages may be overridden. */
  readonly isExtended?: boolean;
  readonly place: Place;
}

const oneOrMore = z
  .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
  .transform((given) => [given].flat());

/** What template.yaml says under `constants`. */
export const constantsSchema: z.ZodType<readonly Omit<Constant, "isExtended" | "place">[]> =
  z.array(
    z.strictObject({
      words: oneOrMore.describe("The words as the message has them; a list for several languages"),
      in: oneOrMore.describe("The key of the message, or several"),
      reason: z.string().min(1).describe("Why they need no source"),
    }),
  );

/** Returns the words that are constants in a message. */
export function constantsIn(constants: readonly Constant[], key: string): readonly string[] {
  return constants.filter((constant) => constant.in.includes(key)).flatMap(({ words }) => words);
}

/** Reports constants that stand in no message of those that are read. */
export function unusedConstants(
  constants: readonly Constant[],
  texts: (key: string) => readonly string[],
): readonly Diagnostic[] {
  const isUsed = ({ words, in: keys }: Constant): boolean =>
    keys.every((key) => texts(key).some((text) => words.some((each) => text.includes(each))));
  return constants
    .filter((constant) => constant.isExtended !== true && !isUsed(constant))
    .map(({ words, in: keys, place }) => ({
      severity: "warning",
      code: "template/unused-constant",
      message: `the constant "${words.join('", "')}" does not stand in ${keys.join(", ")}`,
      place,
      hint: "take it out of template.yaml, or mend words and key",
    }));
}
