import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { afterEach, describe, expect, it } from "vitest";
import { identityFromSeed } from "../../src/protocol/identity.ts";
import { OPERATOR_TOKEN, operatorClient } from "../e2e/operator-client.ts";
import { violations } from "./violations.ts";
import { agentUrl, say, seePicture, visits } from "./visitor.ts";

const visit = visits();
const operator = operatorClient(agentUrl);

afterEach(async () => void (await operator.act({ action: "resume" })));

async function logIn(page: Page, view = ""): Promise<void> {
  await page.goto(`${agentUrl}/operator`);
  await page.getByLabel("Operator's token").fill(OPERATOR_TOKEN);
  await page.keyboard.press("Enter");
  await page.locator("#tiles").waitFor();
  if (view !== "") await page.goto(`${agentUrl}/operator${view}`);
}

const tile = (page: Page, name: string) =>
  page.locator(".tile", { has: page.getByText(name, { exact: true }) }).locator(".value");

describe("the operator's page", () => {
  it("opens for the token alone, and closes again", async () => {
    const { page, context } = await visit();
    await page.goto(`${agentUrl}/operator`);
    await page.getByLabel("Operator's token").fill("not it");
    await page.keyboard.press("Enter");
    await page.getByText("That is not the token.").waitFor();
    await logIn(page);
    const [cookie] = await context.cookies();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Strict" });
    expect(cookie?.value).not.toContain(OPERATOR_TOKEN);
    await page.getByRole("button", { name: "Log out" }).click();
    await page.getByLabel("Operator's token").waitFor();
    expect(await context.cookies()).toEqual([]);
  });

  it("counts a picture while somebody looks, without being loaded again", async () => {
    const watching = await visit();
    await logIn(watching.page, "?days=1");
    const before = Number(await tile(watching.page, "Pictures").textContent());
    const somebody = await visit();
    await somebody.page.goto(agentUrl);
    await say(somebody.page, "a fox");
    await seePicture(somebody.page, "a fox");
    await expect
      .poll(async () => Number(await tile(watching.page, "Pictures").textContent()), { timeout: 25_000 })
      .toBe(before + 1);
  });

  it("pauses drawing with a sentence, shows that it does, and draws again", async () => {
    const { page } = await visit();
    await logIn(page);
    await page.getByLabel("What people are told meanwhile").fill("Back at <noon>.");
    await page.getByRole("button", { name: "Pause drawing" }).click();
    await page.getByText("Drawing is paused, and so are answers. It holds").waitFor();
    await page.getByText("Back at <noon>.", { exact: true }).first().waitFor();
    const somebody = await visit();
    await somebody.page.goto(agentUrl);
    await say(somebody.page, "a fox");
    await somebody.page.getByText("Back at <noon>.").first().waitFor();
    await page.getByRole("button", { name: "Draw again" }).click();
    await page.getByRole("button", { name: "Pause drawing" }).waitFor();
    expect((await operator.overview()).rules.paused).toBeNull();
  });

  it("blocks a sender and lets it in again", async () => {
    const { page } = await visit();
    const { address } = identityFromSeed(randomUUID());
    await logIn(page);
    await page.getByLabel("Address of a sender").fill(` ${address} `);
    await page.getByRole("button", { name: "Block" }).click();
    await page.getByRole("button", { name: `Let in: ${address}` }).click();
    await page.getByText("Let in again. It holds").waitFor();
    expect((await operator.overview()).rules.blocked).not.toContain(address);
  });

  it("says what is wrong with an address, and does nothing", async () => {
    const { page } = await visit();
    await logIn(page);
    await page.getByLabel("Address of a sender").fill("agent1qnobody");
    await page.getByRole("button", { name: "Block" }).click();
    await page.getByText("That is no address of an agent").waitFor();
  });

  it("deletes a sender's data only after a second thought, and takes its address from the list of jobs", async () => {
    const somebody = await visit();
    await somebody.page.goto(agentUrl);
    await say(somebody.page, "a fox");
    await seePicture(somebody.page, "a fox");
    const { total } = await operator.overviewWhen(({ total }) => total.inFlight === 0 && total.pictures > 0);
    const { page } = await visit();
    await logIn(page, "?days=1");
    await page.locator("#jobs tbody tr").first().getByRole("link").click();
    await page.getByText("Delete a sender's data").click();
    const button = page.getByRole("button", { name: "Delete this sender's data" });
    await button.click();
    expect(await page.getByLabel("Delete it all, for good").evaluate((box) => box.matches(":invalid"))).toBe(
      true,
    );
    await page.getByLabel("Delete it all, for good").check();
    await button.click();
    await page.getByText("Everything of this sender is deleted.").waitFor();
    await page.locator("#jobs").getByText("forgotten").first().waitFor();
    expect((await operator.overview()).total.pictures).toBe(total.pictures);
  });

  it("does nothing for another site, even in the operator's browser", async () => {
    const { page, context } = await visit();
    await logIn(page);
    const [cookie] = await context.cookies();
    const forged = await fetch(`${agentUrl}/operator/actions`, {
      method: "POST",
      headers: {
        cookie: `${cookie?.name}=${cookie?.value}`,
        origin: "https://elsewhere.example",
        "content-type": "application/x-www-form-urlencoded",
      },
      body: "action=pause",
    });
    expect(forged.status).toBe(403);
    expect((await operator.overview()).rules.paused).toBeNull();
  });

  it("needs no script", async () => {
    const { page } = await visit({ javaScriptEnabled: false });
    await logIn(page, "?days=30");
    await page.getByText("Day by day").click();
    await page.getByRole("button", { name: "Pause drawing" }).click();
    await page.getByRole("button", { name: "Draw again" }).click();
    await page.getByText("Drawing goes on.").waitFor();
  });
});

const DEVICES = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  phone: { colorScheme: "light", viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
} as const;

describe.each(Object.entries(DEVICES))("the operator's page, %s", (_device, options) => {
  it.each(["?days=1", "?days=30", "login"])(
    "can be used by everybody, as far as axe can tell: %s",
    async (view) => {
      const { page } = await visit(options);
      if (view === "login") await page.goto(`${agentUrl}/operator`);
      else await logIn(page, view);
      for (const summary of await page.locator("summary").all()) await summary.click();
      expect(await violations(page)).toEqual([]);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wider).toBeLessThanOrEqual(0);
    },
  );
});
