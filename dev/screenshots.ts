// Takes the pictures of the page that the README shows: npm run screenshots
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { startAgentProcess } from "./agent-process.ts";
import { launchChromium } from "./chromium.ts";

const IMAGES = resolve(import.meta.dirname, "../docs/images");
const DESKTOP = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const WISHES = ["A fox in the snow at night", "A sailing boat under the moon"];

const OPERATOR_TOKEN = "the token of an operator who has a picture taken";

const directory = mkdtempSync(join(tmpdir(), "screenshots-"));
const agent = await startAgentProcess({
  persistTo: directory,
  vars: { IMAGE_PROVIDERS: "sketch", OPERATOR_TOKEN },
  environment: { AGENT_SEED: "an agent that has its picture taken" },
});
const browser = await launchChromium();
try {
  await shoot("page-light", { ...DESKTOP, colorScheme: "light" }, async (page) => {
    for (const words of WISHES) await draw(page, words);
    await openEnvelopes(page);
  });
  await shoot("page-dark", { ...DESKTOP, colorScheme: "dark" }, async (page) => {
    await page.getByRole("heading", { name: "What would you like to see?" }).waitFor();
  });
  await shoot("page-phone", { ...PHONE, colorScheme: "light" }, async (page) => {
    await draw(page, "A lighthouse in a storm, as a woodcut");
  });
  await shoot("operator", { viewport: { width: 1440, height: 1100 }, colorScheme: "light" }, async (page) => {
    await page.goto(`${agent.url}/operator`);
    await page.getByLabel("Operator's token").fill(OPERATOR_TOKEN);
    await page.keyboard.press("Enter");
    await page.locator("#tiles").waitFor();
  });
} finally {
  await browser.close();
  await agent.stop();
  rmSync(directory, { recursive: true, force: true });
}

async function shoot(
  name: string,
  options: BrowserContextOptions,
  prepare: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await newPage(browser, options);
  await prepare(page);
  await page.waitForTimeout(1_000);
  const path = join(IMAGES, `${name}.png`);
  await page.screenshot({ path });
  await page.context().close();
  console.log(path);
}

async function newPage(from: Browser, options: BrowserContextOptions): Promise<Page> {
  const page = await (await from.newContext(options)).newPage();
  await page.goto(agent.url, { waitUntil: "networkidle" });
  return page;
}

async function draw(page: Page, words: string): Promise<void> {
  await page.getByLabel("Describe a picture").fill(words);
  await page.keyboard.press("Enter");
  await page.locator(".frame.shown").getByAltText(words, { exact: true }).waitFor();
}

async function openEnvelopes(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Details" }).last().click();
  await page.locator(".from-agent summary").first().waitFor();
}
