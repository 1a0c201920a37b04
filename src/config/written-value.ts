import { z } from "zod";
import type { Period } from "./config.ts";
import { dateProblem } from "./date.ts";

const day = String.raw`\d{4}-\d{2}-\d{2}`;

/** The schema of a date. */
export const date: z.ZodType<string, string> = z
  .string()
  .superRefine((text, context) => {
    const problem = dateProblem(text);
    if (problem) report(context, "config/bad-date", problem.message, problem.hint);
  })
  .meta({ pattern: `^${day}$` });

/** The schema of a period. Two dates in one word keep it on one line of the file. */
export const period: z.ZodType<Period, string> = z
  .string()
  .superRefine((text, context) => {
    const days = text.split("..");
    if (days.length !== 2) {
      const hint = "write the first and the last day: 2022-05-01..2022-05-31";
      return report(context, "config/bad-period", `"${text}" is not a period`, hint);
    }
    for (const day of days) {
      const problem = dateProblem(day.trim());
      if (problem) return report(context, "config/bad-date", problem.message, problem.hint);
    }
    const { start, end } = toPeriod(text);
    if (start > end) {
      const hint = `write ${end}..${start}`;
      report(context, "config/period-order", `period "${text}" ends before it starts`, hint);
    }
  })
  .meta({ pattern: String.raw`^\s*${day}\s*\.\.\s*${day}\s*$` })
  .transform(toPeriod);

const named = /^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9_-])?$/;

// Names that Windows keeps for devices, with any extension (Microsoft, "Naming Files").
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** The schema of what becomes the name of a folder, or a part of it. */
export const folderName: z.ZodType<string, string> = z
  .string()
  .max(64)
  .superRefine((text, context) => {
    if (isFolderName(text)) return;
    const hint = "use letters, digits, - and _; the id becomes the name of a folder";
    report(context, "config/bad-id", `"${text}" cannot be a folder's name`, hint);
  })
  .meta({ pattern: named.source });

/** Tells whether a text can name a folder on every system. */
export function isFolderName(text: string): boolean {
  return named.test(text) && !reserved.test(text);
}

function toPeriod(text: string): Period {
  const [start = "", end = ""] = text.split("..").map((day) => day.trim());
  return { start, end };
}

/** Reports a finding of our own on a value. */
export function report(
  context: z.RefinementCtx,
  code: string,
  message: string,
  hint: string,
): void {
  context.addIssue({ code: "custom", message, params: { code, hint } });
}
