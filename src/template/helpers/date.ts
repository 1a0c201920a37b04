import type { Span } from "../../document/index.ts";
import { scalar } from "../shape.ts";
import type { Helper, HelperCall } from "./helper.ts";

const styles = ["long", "short", "month", "short-month", "year", "range"] as const;
const precisions = ["day", "week", "month", "year"] as const;

/** `{{date edition.period.start to=edition.period.end}}` prints "15 August 2021 – 31 May 2022". */
export const date: Helper = {
  name: "date",
  about: "Prints a date, or a period with its last day in `to`, in the language's way.",
  example: '{{date row.date to=row.date_end style="short"}}',
  params: [{ name: "value", takes: "date", about: "The day, or the first day" }],
  named: [
    { name: "to", takes: "date", optional: true, about: "The last day" },
    { name: "style", takes: styles, optional: true, about: "How much is written, and how long" },
    {
      name: "precision",
      takes: "text",
      optional: true,
      about: "What is known: day, week, month, year",
    },
  ],
  gives: () => scalar("inline"),
  run(call) {
    const { arguments: args, place, rendering } = call;
    const children = [{ type: "text", value: write(call) }] as const;
    const node: Span = { type: "span", place, date: args.text("value"), children };
    return rendering.fragment({ flow: "inline", nodes: [node] });
  },
};

function write({ arguments: args, rendering }: HelperCall): string {
  const { language } = rendering.context;
  const given = args.choice("style", styles);
  const style = given === "range" ? "long" : given;
  const start = args.text("value");
  const precision = args.choice("precision", precisions);
  if (precision === "month" || precision === "year")
    return language.date(start.slice(0, precision === "month" ? 7 : 4), style);
  if (precision === "week")
    return language.message("date.week", { date: language.date(start, style) });
  const end = args.has("to") ? args.text("to") : start;
  return end === start ? language.date(start, style) : language.period(start, end, style);
}
