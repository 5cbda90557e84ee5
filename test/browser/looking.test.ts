import type { Page } from "playwright-core";
import { describe, expect, it, vi } from "vitest";
import { png } from "../unit/imagegen/sample-pictures.ts";
import { agentUrl, say, seePicture, visits } from "./visitor.ts";
import { watchSent } from "./wire.ts";

const visit = visits();

const TABLET = { viewport: { width: 1024, height: 768 } };
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

async function box(page: Page, selector: string) {
  const found = await page.locator(selector).boundingBox();
  if (found === null) throw new Error(`${selector} is not on the page`);
  return { ...found, bottom: found.y + found.height };
}

describe("an enlarged picture", () => {
  const enlarge = async (page: Page) => {
    await page.goto(agentUrl);
    for (const words of ["a fox", "an owl"]) {
      await say(page, words);
      await seePicture(page, words);
    }
    await page.locator(".frame-button").last().click();
    await page.getByRole("button", { name: "Zoom in" }).waitFor();
  };
  /** Where on the picture, from 0 to 1, the middle of the window on it lies. */
  const middle = (page: Page) =>
    page.locator(".window").evaluate((element) => {
      const { scrollLeft, scrollTop, clientWidth, clientHeight, scrollWidth, scrollHeight } = element;
      return {
        x: (scrollLeft + clientWidth / 2) / scrollWidth,
        y: (scrollTop + clientHeight / 2) / scrollHeight,
      };
    });

  it("shows the spot that is clicked on larger, in a window as high as before, and the whole again", async () => {
    const { page } = await visit(TABLET);
    await enlarge(page);
    const before = await box(page, ".large img");
    await page.locator(".zoom").click({ position: { x: before.width * 0.6, y: before.height * 0.7 } });
    await page.getByRole("button", { name: "Zoom out" }).waitFor();
    const zoomed = await box(page, ".large img");
    expect(zoomed.width).toBeGreaterThanOrEqual(before.width * 2.4);
    expect((await box(page, ".window")).height).toBeCloseTo(before.height, 0);
    const { x, y } = await middle(page);
    expect(x).toBeCloseTo(0.6, 1);
    expect(y).toBeCloseTo(0.7, 1);
    await page.locator(".zoom").click();
    await page.getByRole("button", { name: "Zoom in" }).waitFor();
    expect((await box(page, ".large img")).width).toBeCloseTo(before.width, 0);
  });

  it("is moved by dragging, which is no click", async () => {
    const { page } = await visit(TABLET);
    await enlarge(page);
    await page.locator(".zoom").click();
    const before = await middle(page);
    const { x, y, width, height } = await box(page, ".window");
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width / 2, y + height / 2 - 80, { steps: 4 });
    await page.mouse.up();
    expect((await middle(page)).y).toBeGreaterThan(before.y + 0.05);
    await page.getByRole("button", { name: "Zoom out" }).waitFor();
  });

  it("is zoomed and moved by keyboard, where the arrows then lead to no other picture", async () => {
    const { page } = await visit(TABLET);
    await enlarge(page);
    await page.getByRole("button", { name: "Zoom in" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Zoom out" }).waitFor();
    const before = await middle(page);
    await page.keyboard.press("ArrowRight");
    await vi.waitFor(async () => expect((await middle(page)).x).toBeGreaterThan(before.x));
    await page.getByRole("dialog", { name: "an owl" }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Zoom in" }).waitFor();
    await page.keyboard.press("ArrowRight");
    await page.getByRole("dialog", { name: "a fox" }).waitFor();
  });
});

describe.each(Object.entries({ phone: PHONE, tablet: TABLET }))("on a %s", (_name, options) => {
  it("several pictures stand between the bars, each with signs that are seen", async () => {
    const { page } = await visit(options);
    await page.goto(agentUrl);
    await say(page, "four foxes, four pictures");
    await page.locator(".frame.shown img").nth(3).waitFor();
    const icons = await page.locator(".several .action .icon").all();
    expect(icons).toHaveLength(4 * 8);
    for (const icon of icons) expect((await icon.boundingBox())?.width).toBeGreaterThan(15);
    const { height } = await box(page, ".several");
    const [bar, composer] = [await box(page, ".bar"), await box(page, ".composer-box")];
    expect(height).toBeLessThan(composer.y - bar.bottom);
  });

  it("a line that was said while reading further up is followed to its picture", async () => {
    const { page } = await visit({ ...options, reducedMotion: "no-preference" });
    await page.goto(agentUrl);
    for (const words of ["a fox", "an owl", "a boat"]) {
      await say(page, words);
      await seePicture(page, words);
    }
    await page.getByRole("button", { name: "Change it" }).first().click();
    await page.evaluate(() => window.scrollTo(0, 0));
    await page.getByLabel("Say what should change").fill("make it night");
    await page.keyboard.press("Enter");
    await page.locator(".turn").nth(3).locator(".frame.shown").waitFor();
    await vi.waitFor(async () => {
      const frame = await page.locator(".turn").nth(3).locator(".frame").boundingBox();
      const composer = await box(page, ".composer-box");
      expect((frame?.y ?? 0) + (frame?.height ?? 0)).toBeGreaterThan(0);
      expect((frame?.y ?? 0) + (frame?.height ?? 0)).toBeLessThan(composer.y);
    }, 10_000);
  });

  it("gallery and chats begin at their top, however far the chat was scrolled", async () => {
    const { page } = await visit(options);
    await page.goto(agentUrl);
    for (const words of ["a fox", "an owl", "a boat", "a castle"]) {
      await say(page, words);
      await seePicture(page, words);
    }
    await page.getByRole("link", { name: "Gallery" }).click();
    await page.locator(".caption").first().waitFor();
    expect((await box(page, "#gallery-title")).y).toBeGreaterThan((await box(page, ".bar")).bottom);
  });
});

it("on the narrowest phone no word is broken, and nothing is wider than the window", async () => {
  const { page } = await visit({ ...PHONE, viewport: { width: 320, height: 640 } });
  await page.goto(agentUrl);
  await say(page, "a fox");
  await seePicture(page, "a fox");
  expect((await box(page, ".composer-options")).height).toBeLessThan(50);
  expect((await box(page, ".brand-name")).height).toBeLessThan(65);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wider).toBeLessThanOrEqual(0);
});

it("a line that is edited comes back with the pictures that went with it, and goes as a new one", async () => {
  const { page } = await visit();
  const sent = watchSent(page);
  await page.goto(agentUrl);
  const file = { name: "a.png", mimeType: "image/png", buffer: Buffer.from(png) };
  await page.getByLabel("Attach pictures").setInputFiles(file);
  await page.getByRole("img", { name: "Attached picture 1" }).waitFor();
  await say(page, "make it night");
  await page.getByRole("button", { name: "Edit: make it night" }).click();
  await page.locator(".composer").getByRole("img", { name: "Attached picture 1" }).waitFor();
  await say(page, "make it blue");
  await vi.waitFor(() => expect(sent.messages).toHaveLength(2));
  const uri = `data:image/png;base64,${Buffer.from(png).toString("base64")}`;
  expect(sent.messages[1]).toMatchObject([
    { type: "text", text: "make it blue" },
    { type: "resource", resources: [{ uri }] },
  ]);
});
