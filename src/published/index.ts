// In: the folder of published issues, and an edition. Out: the issues before it as they went out, checked. Knows no
// data of today and no page.
export { type PublishedIssue, publishedReader, type ReadPublished } from "./read-published.ts";
