import { type Change, type ChangeKind, recordKinds } from "./change.ts";
import { kindNames, type Phrase } from "./describe.ts";
import { type ChangeReport, hasChanges } from "./report.ts";

// What an incident went through, as a summary counts it.
const counted: readonly (readonly [ChangeKind, string])[] = [
  ["new", "new"],
  ["withdrawn", "withdrawn"],
  ["merged", "merged"],
  ["split", "split"],
  ["renamed", "renamed"],
  ["revised", "revised"],
  ["re-dated", "re-dated"],
  ["re-placed", "re-placed"],
  ["re-classified", "re-classified"],
];

/** Says in one line what a report comes to. */
export function summarize(report: ChangeReport): Phrase {
  if (!hasChanges(report)) return ["no changes"];
  const parts = [...incidentParts(report.changes), ...otherParts(report.changes)];
  const moved = movedParts(report);
  const hidden = withheldPart(report);
  const phrases: Phrase[] = [
    ...(parts.length > 0 ? [[parts.join(", ")]] : []),
    ...moved,
    ...(hidden === undefined ? [] : [[hidden]]),
  ];
  return phrases.flatMap((phrase, index): Phrase => (index > 0 ? ["; ", ...phrase] : phrase));
}

function incidentParts(changes: readonly Change[]): readonly string[] {
  const own = changes.filter(({ of }) => of === "incident");
  const found = counted.flatMap(([kind, words]) => {
    const number = own.filter((change) => change.kind === kind).length;
    return number === 0 ? [] : [{ number, words }];
  });
  return found.map(({ number, words }, index) => {
    const noun = index > 0 ? "" : `${kindNames.incident[number === 1 ? 0 : 1]} `;
    return `${number} ${noun}${words}`;
  });
}

const listed: ReadonlySet<ChangeKind> = new Set(counted.map(([kind]) => kind));

function otherParts(changes: readonly Change[]): readonly string[] {
  return recordKinds.flatMap((of) => {
    const own = changes.filter(
      (change) => change.of === of && !(of === "incident" && listed.has(change.kind)),
    );
    const count = (some: readonly Change[]): number => new Set(some.map(({ id }) => id)).size;
    const come = own.filter(({ kind }) => kind === "new");
    const gone = own.filter(({ kind }) => kind === "withdrawn");
    const others = own.filter(({ kind }) => kind !== "new" && kind !== "withdrawn");
    const parts = [
      { number: count(come), words: "new" },
      { number: count(gone), words: "withdrawn" },
      { number: count(others), words: of === "incident" ? "changed otherwise" : "changed" },
    ].filter(({ number }) => number > 0);
    return parts.map(({ number, words }, index) => {
      const noun = index > 0 ? "" : `${kindNames[of][number === 1 ? 0 : 1]} `;
      return `${number} ${noun}${words}`;
    });
  });
}

const mostFigures = 4;

function movedParts({ totals, figures }: ChangeReport): readonly Phrase[] {
  const sums = totals
    .filter(({ edition, measure }) => edition === null && measure !== "incidents")
    .map((total) => ({ ...total, before: bare(total.before), after: bare(total.after) }))
    .filter(({ before, after }) => before !== after)
    .map(({ measure, before, after }): Phrase => {
      return [`${measure} `, { data: before }, " → ", { data: after }];
    });
  const moved = (figures ?? [])
    .filter(({ kind, headline }) => kind === "moved" && headline)
    .map(({ id, ...one }) => [id, bare(one.before?.value ?? ""), bare(one.after?.value ?? "")])
    .filter(([, before, after]) => before !== after);
  const heads = moved.slice(0, mostFigures).map(([id = "", before = "", after = ""]): Phrase => {
    return [{ data: id }, " ", { data: before }, " → ", { data: after }];
  });
  const others = (figures ?? []).length - heads.length;
  const rest =
    others > 0
      ? [
          [
            `${others} ${heads.length > 0 ? "other " : ""}${others === 1 ? "figure" : "figures"} changed`,
          ],
        ]
      : [];
  return [...sums, ...heads, ...rest];
}

// Without the remark on how many parts state nothing.
function bare(value: string): string {
  return value.replace(/ \(\d+ not stated\)$/, "").replace(/; \d+ not stated\)$/, ")");
}

// How many records changed of which the report says no more.
function withheldPart({ withheld, audience }: ChangeReport): string | undefined {
  const kinds = recordKinds.flatMap((of) => {
    const number = withheld[of] ?? 0;
    return number === 0 ? [] : [`${number} ${kindNames[of][number === 1 ? 0 : 1]}`];
  });
  if (kinds.length === 0) return undefined;
  return `changes of ${kinds.join(", ")} not shown to the audience ${audience}`;
}
