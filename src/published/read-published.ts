import { join } from "node:path";
import {
  addressOf,
  type Config,
  displayPath,
  type EarlierIssue,
  type EditionConfig,
  editionName,
  issuesBefore,
  publishedBefore,
  readBytes,
} from "../config/index.ts";
import type { Diagnostic, Place } from "../diagnostic.ts";
import { errorCode, type ReadEffects } from "../effect.ts";
import { readLedger, type WrittenLedger } from "../ledger/index.ts";
import { manifestName, readManifest, sha256 } from "../manifest/index.ts";
import { type PublishedEdition, publishedEdition } from "./published-edition.ts";

/** An issue as it was published. */
export interface PublishedIssue {
  readonly edition: PublishedEdition;
  readonly ledger: WrittenLedger;
  /** Where readers find it, if briefing.yaml says so. */
  readonly address: string | null;
  /** Whether it is the issue right before. */
  readonly isLast: boolean;
}

/** The published issues before an edition, oldest first, and what is wrong with them. */
export interface ReadPublished {
  readonly issues: readonly PublishedIssue[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The ledger of a published edition is no larger: what lies in the folder may come from anywhere. */
const mostBytes = 50_000_000;

/** Returns a function that reads the published issues before an edition. Each file is read once. */
export function publishedReader(
  config: Config,
  effects: ReadEffects,
): (edition: EditionConfig) => Promise<ReadPublished> {
  const { folder, address } = config.published;
  const read = new Map<string, Promise<ReadOne>>();
  let known: ReadonlySet<string> | undefined;
  return async (edition) => {
    const before = issuesBefore(edition, config.issues);
    const last = before.at(-1);
    if (last === undefined) return { issues: [], diagnostics: [] };
    const names = await namesIn(folder, effects);
    known ??= namesOf(config);
    const found = publishedBefore(edition, config.issues, names);
    const results = await Promise.all(
      found.map(async ({ name, of, issue }) => {
        const one = read.get(name) ?? readOne(name, of, { config, effects });
        read.set(name, one);
        const { edition: told, ledger, diagnostics } = await one;
        const where = address === null ? null : addressOf(address, of);
        const isLast = issue.id === last.id;
        return told === undefined || ledger === undefined
          ? { issues: [], diagnostics }
          : { issues: [{ edition: told, ledger, address: where, isLast }], diagnostics };
      }),
    );
    return {
      issues: results.flatMap(({ issues }) => issues),
      diagnostics: [
        ...results.flatMap(({ diagnostics }) => diagnostics),
        ...strangers(names, known, config),
        ...missingLast(
          last,
          found.map(({ issue }) => issue),
          { config, edition },
        ),
      ],
    };
  };
}

interface ReadOne {
  readonly edition?: PublishedEdition;
  readonly ledger?: WrittenLedger;
  readonly diagnostics: readonly Diagnostic[];
}

interface From {
  readonly config: Config;
  readonly effects: ReadEffects;
}

async function readOne(
  name: string,
  of: EditionConfig,
  { config, effects }: From,
): Promise<ReadOne> {
  const { root } = config;
  const folder = join(config.published.folder, name);
  const file = displayPath(root, join(folder, "figures.json"));
  const own = await readBytes(join(folder, "figures.json"), { root, effects });
  const beside = await readBytes(join(folder, manifestName), { root, effects });
  const unread = [...own.diagnostics, ...beside.diagnostics];
  if (own.bytes === undefined || beside.bytes === undefined) return { diagnostics: unread };
  // Either file may be the one that was changed, and `publish` replaces none: both go together.
  const shown = displayPath(root, folder);
  const hint = `take the folder ${shown} back from the revision that published it; if it never went out, take it away, then build and publish the issue again`;
  const refuse = (code: string, message: string, at: string = file): ReadOne => ({
    diagnostics: [
      { severity: "error", code, message: `${at} ${message}`, hint, place: { file: at } },
    ],
  });
  if (own.bytes.length > mostBytes)
    return refuse("published/too-large", "is too large for a ledger");
  const manifest = readManifest(beside.bytes);
  if (manifest === undefined)
    return refuse("published/changed", "cannot be read", `${shown}/${manifestName}`);
  const told = manifest.artifacts.find((one) => one.name === "figures.json");
  if (told?.sha256 !== sha256(own.bytes))
    return refuse("published/changed", `is not what its ${manifestName} says it was`);
  const { ledger, diagnostics } = readLedger(new TextDecoder().decode(own.bytes), file);
  if (ledger === undefined) return { diagnostics };
  const edition = publishedEdition(ledger);
  if (edition === undefined || !isOf(edition, of))
    return refuse("published/other-edition", `is not of the edition ${name}`);
  return { edition, ledger, diagnostics: [] };
}

function isOf(told: PublishedEdition, { id, language, audience, filter }: EditionConfig): boolean {
  const isAlike = told.id === id && told.language === language && told.audience === audience;
  return isAlike && told.filter?.id === filter?.id;
}

// What is of no edition that briefing.yaml describes would be forgotten without a word.
function strangers(
  names: readonly string[],
  known: ReadonlySet<string>,
  { published, root }: Config,
): readonly Diagnostic[] {
  return names
    .filter((name) => !known.has(name) && !name.startsWith("."))
    .map((name) => ({
      severity: "warning",
      code: "published/unknown-edition",
      message: `"${name}" is no edition of briefing.yaml: nothing is compared with it`,
      hint: "list the edition again, or let the series begin with it",
      place: { file: displayPath(root, join(published.folder, name)) },
    }));
}

function namesOf({ issues, audiences }: Config): ReadonlySet<string> {
  return new Set(
    issues.flatMap((one) => audiences.map(({ name }) => editionName({ ...one, audience: name }))),
  );
}

// The first publication of a series has none before it.
function missingLast(
  last: EarlierIssue,
  found: readonly EarlierIssue[],
  { config, edition }: { readonly config: Config; readonly edition: EditionConfig },
): readonly Diagnostic[] {
  const isAccepted = config.accept.some(
    ({ code, id }) => code === "published/missing-issue" && id === edition.id,
  );
  if (isAccepted || found.length === 0 || found.some(({ id }) => id === last.id)) return [];
  const place: Place = edition.place ?? { file: displayPath(config.root, config.file) };
  return [
    {
      severity: "warning",
      code: "published/missing-issue",
      message: `edition "${edition.id}" follows issue "${last.id}", which ${displayPath(config.root, config.published.folder)} does not hold, though it holds earlier ones`,
      hint: `run "fieldbrief publish --edition ${last.id}" once it is out, or nothing is set beside it`,
      record: edition.id,
      place,
    },
  ];
}

async function namesIn(folder: string, effects: ReadEffects): Promise<readonly string[]> {
  try {
    return await effects.list(folder);
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return [];
  }
}
