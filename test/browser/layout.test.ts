import type { Locator } from "playwright-core";
import { describe, expect, it } from "vitest";
import { identityFile } from "../../page/identity.ts";
import { agentUrl, choose, say, seePicture, visits } from "./visitor.ts";

const visit = visits();

async function edges(element: Locator): Promise<{ top: number; bottom: number; width: number }> {
  const box = await element.boundingBox();
  if (box === null) throw new Error("not on the page");
  return { top: box.y, bottom: box.y + box.height, width: box.width };
}

const WINDOWS = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  tablet: { viewport: { width: 1024, height: 768 } },
} as const;

describe.each(Object.entries(WINDOWS))("on a %s", (_name, options) => {
  it("the examples of the empty page keep clear of the composer", async () => {
    const { page } = await visit(options);
    await page.goto(agentUrl);
    const chips = await edges(page.locator(".chips"));
    const box = await edges(page.locator(".composer-box"));
    expect(chips.bottom).toBeLessThanOrEqual(box.top - 8);
    expect((await edges(page.getByRole("heading", { level: 1 }))).top).toBeGreaterThan(50);
  });

  it("a picture that stands upright is seen whole above the composer, with what can be done with it", async () => {
    const { page } = await visit(options);
    await page.route(/\/images\//, (route) =>
      route.fulfill({
        contentType: "image/svg+xml",
        body: '<svg xmlns="http://www.w3.org/2000/svg" width="768" height="1365"><rect width="768" height="1365"/></svg>',
      }),
    );
    await page.goto(agentUrl);
    await say(page, "a tower");
    await seePicture(page, "a tower");
    await page.waitForFunction(() => {
      const frame = document.querySelector(".frame")?.getBoundingClientRect();
      return frame !== undefined && frame.height > 1.7 * frame.width;
    });
    await page.waitForTimeout(300);
    const frame = await edges(page.locator(".frame"));
    const actions = await edges(page.locator(".actions"));
    const bar = await edges(page.locator(".bar"));
    const box = await edges(page.locator(".composer-box"));
    expect(frame.top).toBeGreaterThanOrEqual(bar.bottom);
    expect(actions.bottom).toBeLessThanOrEqual(box.top);
  });
});

it("on a phone the name is whole, and every tool has its word", async () => {
  const { page } = await visit(WINDOWS.phone);
  await page.goto(agentUrl);
  const name = page.locator(".brand-name");
  expect(await name.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
  await page.getByRole("button", { name: "Menu" }).click();
  for (const words of ["New chat", "Under the hood", "Use from your agent", "Your identity"]) {
    expect((await edges(page.getByText(words, { exact: true }))).width).toBeGreaterThan(50);
  }
});

it("a long description leaves the lightbox to the picture", async () => {
  const { page } = await visit();
  await page.goto(agentUrl);
  const words = "a lighthouse on a cliff above the sea in a storm at night, ".repeat(20).trim();
  await say(page, words);
  await page.locator(".frame-button").click();
  const title = await edges(page.getByRole("dialog").getByRole("heading"));
  expect(title.bottom - title.top).toBeLessThan(80);
  expect((await edges(page.locator(".large img"))).width).toBeGreaterThan(300);
});

it("colours are the system's until somebody chooses", async () => {
  const { page } = await visit({ colorScheme: "light" });
  await page.goto(agentUrl);
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await choose(page, "dark");
  const dark = await paper();
  expect(dark).not.toBe(light);
  await page.reload();
  await page.locator("#composer").waitFor();
  expect(await paper()).toBe(dark);
  await choose(page, "system");
  expect(await paper()).toBe(light);
});

it("an agent that only sketches says so, and how it gets a key", async () => {
  const { page } = await visit();
  await page.goto(agentUrl);
  await page.getByText("For now this agent only sketches").waitFor();
  await page.getByText("ASI_LLM_KEY=…").waitFor();
});

it("another identity takes the place of this one only after a question", async () => {
  const { page } = await visit();
  await page.goto(agentUrl);
  const seed = () => page.evaluate(() => localStorage.getItem("image-agent:seed"));
  await choose(page, "Your identity");
  const before = await seed();
  const buffer = Buffer.from(identityFile("another seed", "agent1…"));
  const file = { name: "identity.json", mimeType: "application/json", buffer };
  await page.getByLabel("Import").setInputFiles(file);
  await page.getByRole("button", { name: "Keep mine" }).click();
  expect(await seed()).toBe(before);
  await page.getByLabel("Import").setInputFiles(file);
  await page.getByRole("button", { name: "Replace my identity" }).click();
  await page.locator("#composer").waitFor();
  expect(await seed()).toBe("another seed");
});

it("an address that leads nowhere is a page with a way home", async () => {
  const { page } = await visit();
  await page.goto(`${agentUrl}/nowhere`);
  await page.getByRole("link", { name: "Draw something" }).click();
  await page.getByRole("heading", { name: "What would you like to see?" }).waitFor();
});
