import { basename } from "node:path";
import type { Sensitivity } from "../config/index.ts";

/** The languages that the shipped templates speak. */
export const languages = ["en", "fa-AF", "ps-AF"] as const;
export type Language = (typeof languages)[number];

/** The shipped templates that a project may start from. */
export const templateNames = ["briefing", "flash", "annex"] as const;
export type TemplateName = (typeof templateNames)[number];

/** What is known of a project before it is there. */
export interface Answers {
  readonly title: string;
  readonly publisher: string;
  /** The first is that of the data. */
  readonly languages: readonly [Language, ...Language[]];
  readonly template: TemplateName;
  readonly sensitivity: Sensitivity;
  /** The day that it is made on, ISO 8601. */
  readonly today: string;
}

/** Returns a title from the name of a project's folder: "kabul-incidents" is "Kabul incidents". */
export function defaultTitle(folder: string): string {
  const name = basename(folder)
    .replace(/[-_.\s]+/g, " ")
    .trim();
  return name === "" ? "Incidents" : `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
