import { describe, expect, it, vi } from "vitest";
import { agentUrl, choose, countTurns, say, seePicture, visits } from "./visitor.ts";

const visit = visits();

describe("drawing a picture on the page", () => {
  it("works from a clean start, with what happens said in words", async () => {
    const { page } = await visit();
    await page.goto(agentUrl);
    await page.getByRole("heading", { name: "What would you like to see?" }).waitFor();
    await say(page, "a lighthouse in a storm, as a woodcut");
    await seePicture(page, "a lighthouse in a storm, as a woodcut");
    expect(await page.locator(".turn").getByText("signature").count()).toBe(0);
    await page.getByRole("status").filter({ hasText: "The picture is there" }).waitFor({ state: "attached" });
    const drawn = await page.locator(".frame img").evaluate((image: HTMLImageElement) => image.naturalWidth);
    expect(drawn).toBe(768);
  });

  it("begins with one touch of an example", async () => {
    const { page } = await visit();
    await page.goto(agentUrl);
    await page.getByRole("button", { name: "An owl in a winter forest" }).click();
    await seePicture(page, "An owl in a winter forest");
  });

  it("shows a greeting as words and draws the next message", async () => {
    const { page } = await visit();
    await page.goto(agentUrl);
    await say(page, "hello");
    await page.getByText("I draw pictures from words").first().waitFor();
    await say(page, "a sailing boat");
    await seePicture(page, "a sailing boat");
    expect(await countTurns(page)).toEqual({ turns: 2, pictures: 1 });
  });

  it("gives each of several at once its own picture", async () => {
    const { page } = await visit();
    await page.goto(agentUrl);
    const wishes = ["a red house", "a green tree", "a blue boat"];
    for (const words of wishes) await say(page, words);
    for (const words of wishes) await seePicture(page, words);
    await vi.waitFor(async () => expect(await countTurns(page)).toEqual({ turns: 3, pictures: 3 }));
  });

  it("does not move what is on the page when the picture comes", async () => {
    const { page } = await visit({ reducedMotion: "no-preference" });
    await page.goto(agentUrl);
    await page.evaluate(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          if ("value" in entry && typeof entry.value === "number") shifts.push(entry.value);
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
    await say(page, "a cat in the rain");
    await seePicture(page, "a cat in the rain");
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    const shifts = await page.evaluate(() => ("shifts" in window ? window.shifts : null));
    expect(Array.isArray(shifts) ? shifts.reduce((sum, shift) => sum + Number(shift), 0) : 1).toBeLessThan(
      0.05,
    );
  });

  it("keeps a gallery, with links to copy, download and share", async () => {
    const { page, context } = await visit();
    await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: agentUrl });
    await page.goto(agentUrl);
    await say(page, "a teapot");
    await seePicture(page, "a teapot");
    await page.getByRole("link", { name: "Gallery" }).click();
    await page.getByRole("button", { name: "a teapot" }).click();
    const dialog = page.getByRole("dialog", { name: "a teapot" });
    await dialog.getByRole("button", { name: "Copy link" }).click();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toMatch(new RegExp(`^${agentUrl}/p/[0-9a-f]{32}$`));
    const download = page.waitForEvent("download");
    await dialog.getByRole("button", { name: "Download" }).click();
    expect((await download).suggestedFilename()).toBe("a-teapot.png");
    await page.goto(link);
    await page.getByRole("heading", { name: "a teapot" }).waitFor();
  });

  it("forgets everything when it is told to", async () => {
    const { page } = await visit();
    await page.goto(agentUrl);
    await say(page, "a tower");
    await seePicture(page, "a tower");
    const identity = () => page.evaluate(() => localStorage.getItem("image-agent:seed"));
    const before = await identity();
    await choose(page, "Your identity");
    await page.getByRole("button", { name: "Delete identity and history" }).click();
    const anew = page.waitForEvent("load");
    await page.getByRole("button", { name: "Yes, delete everything" }).click();
    await anew;
    await page.getByRole("heading", { name: "What would you like to see?" }).waitFor();
    expect(await identity()).not.toBe(before);
    expect(await countTurns(page)).toEqual({ turns: 0, pictures: 0 });
  });
});
