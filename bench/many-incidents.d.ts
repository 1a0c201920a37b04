/** Makes a project of so many incidents, with a claim each, and a template of a page; returns its folder. */
export function projectOf(incidents: number): string;
