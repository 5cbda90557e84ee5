import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { png } from "../unit/imagegen/sample-pictures.ts";
import { violations } from "./violations.ts";
import { agentUrl, choose, openDetails, say, seePicture, type Visitor, visits } from "./visitor.ts";

const visit = visits();

/** A state of the page, which is reached from the one before it once that was left. */
interface State {
  readonly reach: (visitor: Visitor) => Promise<unknown>;
  readonly leave?: (visitor: Visitor) => Promise<unknown>;
}

const pressEscape = ({ page }: Visitor) => page.keyboard.press("Escape");
const dialog = (name: string): State => ({
  reach: ({ page }) => choose(page, name).then(() => page.getByRole("dialog").waitFor()),
  leave: pressEscape,
});
/** A view that the header leads to. */
const view = (name: string, isThere: (page: Page) => Locator): State => ({
  reach: async ({ page }) => {
    await page.getByRole("link", { name }).click();
    await isThere(page).waitFor();
  },
  leave: async ({ page }) => {
    await page.goBack();
    await seePicture(page, "a fox");
  },
});

/** One visit goes through all of them: of what there is to be seen, most wants a picture that was drawn. */
const STATES: Record<string, State> = {
  "the empty page": {
    reach: ({ page }) => page.getByRole("heading", { name: "What would you like to see?" }).waitFor(),
  },
  "the menu": {
    reach: ({ page }) => page.getByRole("button", { name: "Menu" }).click(),
    leave: pressEscape,
  },
  "how to use the agent": dialog("Use from your agent"),
  "the identity": dialog("Your identity"),
  "a picture that was drawn": {
    reach: async ({ page }) => {
      await say(page, "a fox");
      await seePicture(page, "a fox");
    },
  },
  "an enlarged picture": {
    reach: async ({ page }) => {
      await page.locator(".frame-button").click();
      await page.getByRole("dialog").waitFor();
    },
    leave: pressEscape,
  },
  "the envelopes": {
    reach: async ({ page }) => {
      await openDetails(page);
      await page.locator(".envelope summary").first().click();
    },
    leave: pressEscape,
  },
  "the gallery": view("Gallery", (page) => page.locator(".tile", { hasText: "a fox" })),
  "the list of chats": view("Chats", (page) => page.getByRole("button", { name: "Delete: a fox" })),
  "a picture to be changed, with another attached": {
    reach: async ({ page }) => {
      await page.getByRole("button", { name: "Change it" }).click();
      await page
        .getByLabel("Attach pictures")
        .setInputFiles({ name: "a.png", mimeType: "image/png", buffer: Buffer.from(png) });
      await page.getByRole("img", { name: "Attached picture 1" }).waitFor();
    },
    leave: ({ page }) => page.reload(),
  },
  "a message that could not be sent": {
    reach: async ({ page, context }) => {
      await context.setOffline(true);
      await say(page, "a hen");
      await page.getByText("could not be reached").first().waitFor();
    },
  },
};

const DEVICES = {
  light: { colorScheme: "light", reducedMotion: "no-preference" },
  dark: { colorScheme: "dark", reducedMotion: "no-preference" },
  "phone, dark, less motion": {
    colorScheme: "dark",
    reducedMotion: "reduce",
    viewport: { width: 360, height: 740 },
    isMobile: true,
    hasTouch: true,
  },
} as const;

it.each(Object.entries(DEVICES))(
  "the page can be used by everybody, as far as axe can tell, on a device: %s",
  { timeout: 120_000 },
  async (_device, options) => {
    const visitor = await visit(options);
    const { page } = visitor;
    await page.goto(agentUrl);
    for (const [state, { reach, leave }] of Object.entries(STATES)) {
      await reach(visitor);
      expect.soft(await violations(page), state).toEqual([]);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect.soft(wider, state).toBeLessThanOrEqual(0);
      await leave?.(visitor);
    }
  },
);

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
