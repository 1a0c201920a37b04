import { type EditionConfig, editionName } from "../config/index.ts";

/** One of several parts of a build, from 1. */
export interface Shard {
  readonly part: number;
  readonly of: number;
}

/** Reads `2/8`; null where it is none. */
export function parseShard(text: string): Shard | null {
  const match = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(text);
  const [part, of] = [Number(match?.[1]), Number(match?.[2])];
  return match !== null && part <= of ? { part, of } : null;
}

/**
 * Returns the editions of one part. The parts of editions are made from their names alone, dealt out in the order of
 * these: they have no edition in common, are all of them together, and differ in size by one at most.
 */
export function inShard(
  editions: readonly EditionConfig[],
  { part, of }: Shard,
): readonly EditionConfig[] {
  const names = editions.map(editionName).sort();
  const own = new Set(names.filter((_, index) => index % of === part - 1));
  return editions.filter((edition) => own.has(editionName(edition)));
}
