import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { png } from "../unit/imagegen/sample-pictures.ts";
import { violations } from "./violations.ts";
import { agentUrl, choose, openDetails, say, seePicture, type Visitor, visits } from "./visitor.ts";

const visit = visits();

const STATES: Record<string, (visitor: Visitor) => Promise<unknown>> = {
  "the empty page": ({ page }) =>
    page.getByRole("heading", { name: "What would you like to see?" }).waitFor(),
  "a picture that was drawn": async ({ page }) => {
    await say(page, "a fox");
    await seePicture(page, "a fox");
  },
  "a message that could not be sent": async ({ page, context }) => {
    await context.setOffline(true);
    await say(page, "a fox");
    await page.getByText("could not be reached").first().waitFor();
  },
  "the gallery": async ({ page }) => {
    await say(page, "a fox");
    await seePicture(page, "a fox");
    await page.getByRole("link", { name: "Gallery" }).click();
    await page.locator(".tile", { hasText: "a fox" }).waitFor();
  },
  "an enlarged picture": async ({ page }) => {
    await say(page, "a fox");
    await seePicture(page, "a fox");
    await page.locator(".frame-button").click();
    await page.getByRole("dialog").waitFor();
  },
  "the envelopes": async ({ page }) => {
    await say(page, "a fox");
    await seePicture(page, "a fox");
    await openDetails(page);
    await page.locator(".envelope summary").first().click();
  },
  "how to use the agent": ({ page }) =>
    choose(page, "Use from your agent").then(() => page.getByRole("dialog").waitFor()),
  "the identity": ({ page }) => choose(page, "Your identity").then(() => page.getByRole("dialog").waitFor()),
  "the menu": ({ page }) => page.getByRole("button", { name: "Menu" }).click(),
  "the list of chats": async ({ page }) => {
    await say(page, "a fox");
    await seePicture(page, "a fox");
    await page.getByRole("link", { name: "Chats" }).click();
    await page.getByRole("button", { name: "Delete: a fox" }).waitFor();
  },
  "a picture to be changed, with another attached": async ({ page }) => {
    await say(page, "a fox");
    await seePicture(page, "a fox");
    await page.getByRole("button", { name: "Change it" }).click();
    await page
      .getByLabel("Attach pictures")
      .setInputFiles({ name: "a.png", mimeType: "image/png", buffer: Buffer.from(png) });
    await page.getByRole("img", { name: "Attached picture 1" }).waitFor();
  },
};

const DEVICES = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  "phone, dark, less motion": {
    colorScheme: "dark",
    reducedMotion: "reduce",
    viewport: { width: 360, height: 740 },
    isMobile: true,
    hasTouch: true,
  },
} as const;

describe.each(Object.entries(DEVICES))("the page on a device: %s", (_device, options) => {
  it.each(Object.entries(STATES))(
    "%s can be used by everybody, as far as axe can tell",
    async (_state, reach) => {
      const visitor = await visit(options);
      await visitor.page.goto(agentUrl);
      await reach(visitor);
      expect(await violations(visitor.page)).toEqual([]);
      const wider = await visitor.page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      expect(wider).toBeLessThanOrEqual(0);
    },
  );
});

describe("with the keyboard alone", () => {
  it("a picture is drawn, enlarged, and its envelopes are read", async () => {
    const { page } = await visit();
    await page.goto(agentUrl);
    await page.getByRole("heading", { name: "What would you like to see?" }).waitFor();
    await page.waitForFunction(() => document.activeElement?.id === "composer");
    const focus = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
    await page.locator(".skip").focus();
    expect(await focus()).toBe("Skip to the composer");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("composer");
    await page.keyboard.type("a lighthouse");
    await page.keyboard.press("Enter");
    await seePicture(page, "a lighthouse");

    await tabTo(page, ".frame-button");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "a lighthouse" }).waitFor();
    await page.keyboard.press("Escape");
    expect(await page.getByRole("dialog").count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("frame-button");

    await tabTo(page, "[aria-label=Details]");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Under the hood" }).waitFor();
    expect(await focus()).toBe("Under the hood");
    await tabTo(page, ".envelope summary");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Change one character" }).waitFor();
    await page.keyboard.press("Escape");
    expect(await page.locator(".hood").count()).toBe(0);
  });
});

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`${selector} is out of the keyboard's reach`);
}
