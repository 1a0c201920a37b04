// In: the incidents of an edition as its audience may see them. Out: `incidents.csv` with a row of HXL hashtags, and the
// `datapackage.json` that describes it. Knows nothing of templates, pages, or what was withheld.
export { dataPackageWords, writeDataPackage } from "./data-package.ts";
export { type IncidentFile, writeIncidentFile } from "./incident-file.ts";
