// In: the incidents of several data sets, and what was said of them so far. Out: pairs that may be one event, each with how
// near the two are in date, place, method and toll, as rows of links.csv for a human to decide on. Merges nothing.
export { type LinkReport, linkProject } from "./link-project.ts";
