/** The name of the manifest in an edition's folder. */
export const manifestName = "manifest.json";

/** The name of the picture of the first page, where one was asked for. */
export const pictureName = "page-1.svg";

/** The name of the incidents in an edition's folder, where its audience may see single ones. */
export const incidentFileName = "incidents.csv";

/** The name of what describes them, beside them. */
export const dataPackageName = "datapackage.json";
