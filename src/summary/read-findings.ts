import { z } from "../config/index.ts";

/** A finding as a summary tells it. */
export interface ToldFinding {
  readonly severity: "error" | "warning";
  readonly code: string;
  readonly message: string;
  /** `file:line:column`, from the repository's folder. */
  readonly where: string;
}

const result = z.object({
  ruleId: z.string(),
  level: z.enum(["error", "warning"]),
  message: z.object({ text: z.string() }),
  locations: z.array(
    z.object({
      physicalLocation: z.object({
        artifactLocation: z.object({ uri: z.string() }),
        region: z.object({ startLine: z.number(), startColumn: z.number() }),
      }),
    }),
  ),
});

const schema = z.object({
  version: z.literal("2.1.0"),
  runs: z.array(z.object({ results: z.array(result) })),
});

/** Reads findings that `check` or `build` wrote as SARIF; undefined for anything else. */
export function readFindings(text: string): readonly ToldFinding[] | undefined {
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { data } = schema.safeParse(written);
  return data?.runs.flatMap(({ results }) =>
    results.map(({ ruleId, level, message, locations }) => {
      const place = locations[0]?.physicalLocation;
      const { startLine, startColumn } = place?.region ?? {};
      const file = decodeURIComponent(place?.artifactLocation.uri ?? "");
      const where = [file, startLine, startColumn].filter((part) => part !== undefined).join(":");
      return { severity: level, code: ruleId, message: message.text, where };
    }),
  );
}
