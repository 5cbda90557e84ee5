import { existsSync } from "node:fs";
import { type Browser, type BrowserServer, chromium } from "playwright-core";

// First the one without windows, which does the same in half the time.
const USUAL_PATHS = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** The machine's own Chromium: CHROMIUM_PATH, or where it usually lies. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch(installedChromium());
}

/** The same for several processes, which connect to it. */
export function serveChromium(): Promise<BrowserServer> {
  return chromium.launchServer(installedChromium());
}

function installedChromium() {
  const executablePath = [process.env.CHROMIUM_PATH ?? "", ...USUAL_PATHS].find((path) => existsSync(path));
  if (executablePath === undefined) {
    throw new Error(
      "No Chromium found. Install one (Debian: apt-get install chromium-headless-shell) or set CHROMIUM_PATH.",
    );
  }
  // As root, where containers and CI run, Chromium has no sandbox.
  const noSandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  // What nobody watches needs no process that plays a graphics card.
  return { executablePath, args: ["--disable-gpu", ...noSandbox] };
}
