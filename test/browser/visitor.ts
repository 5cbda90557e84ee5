import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject } from "vitest";

/** Somebody at the page, and everything that went wrong there. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of scripts, violations of the content policy, requests to anybody else than the agent. */
  readonly faults: readonly string[];
  /** Another tab of the same browser. */
  tab(): Promise<Page>;
}

export const agentUrl = inject("agentUrl");

let browser: Browser;
const contexts: BrowserContext[] = [];
const visitors: Visitor[] = [];

/**
 * Goes to the browser for the tests of a file, and ends every test with a look for faults. `home`: the only one whom a page
 * may ask; that of an agent which the file starts itself is known later than this is called.
 */
export function visits(home = () => agentUrl): (options?: BrowserContextOptions) => Promise<Visitor> {
  beforeAll(async () => {
    browser = await chromium.connect(inject("browserEndpoint"));
  });
  afterEach(async () => {
    const faults = visitors.splice(0).flatMap((visitor) => visitor.faults);
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    expect(faults).toEqual([]);
  });
  afterAll(() => browser.close());
  return (options) => visit(home(), options);
}

/** Motion is for the tests that look at it: to paint it takes a quarter of Chromium's time. */
const USUAL: BrowserContextOptions = { viewport: { width: 1280, height: 860 }, reducedMotion: "reduce" };

/** A browser that was never here before. The page is not opened yet. */
async function visit(home: string, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({ ...USUAL, ...options });
  contexts.push(context);
  const faults: string[] = [];
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      console.error(`policy: ${violatedDirective} ${blockedURI}`);
    });
  });
  context.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== home && !["blob:", "data:"].includes(protocol)) faults.push(`request: ${request.url()}`);
  });
  const tab = async () => {
    const page = await context.newPage();
    page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error" && !isExpected(message.text())) faults.push(message.text());
    });
    return page;
  };
  const visitor: Visitor = { context, faults, tab, page: await tab() };
  visitors.push(visitor);
  return visitor;
}

/** Chromium's own words about a network that a test has cut, and about letters that another tab deleted first. */
function isExpected(text: string): boolean {
  return /^Failed to load resource|^WebSocket connection to .* failed/.test(text);
}

/** Writes something and sends it by Enter, as most people do. */
export async function say(page: Page, words: string): Promise<void> {
  await page.getByLabel("Describe a picture").fill(words);
  await page.keyboard.press("Enter");
}

/** Opens what the header has: beside the menu, or in it. */
export async function choose(page: Page, name: string): Promise<void> {
  const tool = page.getByRole("button", { name, exact: true });
  if (!(await tool.isVisible())) await page.getByRole("button", { name: "Menu" }).click();
  await tool.click();
}

/** Opens the envelopes of the last picture. */
export async function openDetails(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Details" }).last().click();
  await page.getByRole("heading", { name: "Under the hood" }).waitFor();
}

/** The picture that was drawn for these words, once it is seen. */
export async function seePicture(page: Page, words: string): Promise<void> {
  await page.locator(".frame.shown").getByAltText(words, { exact: true }).first().waitFor();
}

export async function countTurns(page: Page): Promise<{ turns: number; pictures: number }> {
  const turns = await page.locator(".turn").count();
  return { turns, pictures: await page.locator(".frame.shown img").count() };
}
