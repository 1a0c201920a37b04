// In: counts as people write them. Out: bounded counts, their totals, comparisons and wordings.
// Pure; knows no incident, no language and no other folder.
export type { Bound, Count, Total } from "./count.ts";
export { bounds } from "./count.ts";
