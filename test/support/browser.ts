import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const executablePath = "/usr/bin/chromium";

/** Why tests in a browser are passed over here; where CI is set they run, and fail, all the same. */
export const noBrowser: string | undefined =
  existsSync(executablePath) || process.env["CI"] === "true"
    ? undefined
    : `no ${executablePath}: install Debian's chromium to run this`;

/** Starts the installed Chromium, which asks nobody for anything. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
}
