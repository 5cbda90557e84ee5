import { describe, expect, it, vi } from "vitest";
import { agentUrl, countTurns, say, seePicture, visits } from "./visitor.ts";
import { answerWith, watchSent } from "./wire.ts";

const visit = visits();

describe("a conversation", () => {
  it("is one session that goes on after the agent has ended it, and after a reload", async () => {
    const { page } = await visit();
    const sessions = new Set<string>();
    page.on("request", (request) => {
      if (request.url().endsWith("/submit"))
        sessions.add(/"session":"([^"]+)"/.exec(request.postData() ?? "")?.[1] ?? "");
    });
    await page.goto(agentUrl);
    await say(page, "a fox");
    await seePicture(page, "a fox");
    await page.waitForTimeout(300);
    await say(page, "an owl");
    await seePicture(page, "an owl");
    await page.reload();
    await say(page, "a boat");
    await seePicture(page, "a boat");
    expect(sessions.size).toBe(1);
  });

  it("shows several pictures, notes under them, and links to pictures alone", async () => {
    const { page } = await visit();
    await answerWith(page, (original) => {
      const link = /\((http[^)]+)\)/.exec(original)?.[1] ?? "";
      return `Done.\n\n![one](${link})\n\n![two](${link})\n\nTwo of **two**. See [the first](${link}) or [that](https://evil.example/).`;
    });
    await page.goto(agentUrl);
    await say(page, "two foxes");
    const turn = page.locator(".turn");
    await turn.getByText("Two of two").waitFor();
    expect(await turn.locator(".frame img").count()).toBe(2);
    expect(await turn.getByRole("link", { name: "the first" }).getAttribute("href")).toMatch(/^\/images\//);
    expect(await turn.getByRole("link").count()).toBe(1);
    expect(await turn.getByText("[that](https://evil.example/)").count()).toBe(1);
  });

  it("can be begun anew, found again and deleted", async () => {
    const { page } = await visit();
    await page.goto(agentUrl);
    await say(page, "a fox");
    await seePicture(page, "a fox");
    await page.getByRole("button", { name: "New chat" }).click();
    await page.getByRole("heading", { name: "What would you like to see?" }).waitFor();
    await say(page, "an owl");
    await seePicture(page, "an owl");
    expect(await countTurns(page)).toEqual({ turns: 1, pictures: 1 });
    await page.getByRole("link", { name: "Chats" }).click();
    await page.getByRole("button", { name: "Delete: an owl" }).click();
    await page.getByRole("button", { name: "Really delete" }).click();
    await page.getByRole("button", { name: /^a fox/ }).click();
    await seePicture(page, "a fox");
    await page.reload();
    await page.getByRole("link", { name: "Chats" }).click();
    await page.getByRole("button", { name: "Delete: a fox" }).waitFor();
    expect(await page.locator(".conversations li").count()).toBe(1);
  });
});

describe("under a picture", () => {
  it("what is asked for goes as plain words, with its link where another one came later", async () => {
    const { page } = await visit();
    const sent = watchSent(page);
    await page.goto(agentUrl);
    await say(page, "a fox");
    await seePicture(page, "a fox");
    await page.getByRole("button", { name: "Again", exact: true }).click();
    await vi.waitFor(async () => expect(await countTurns(page)).toEqual({ turns: 2, pictures: 2 }), 20_000);
    await page.getByRole("button", { name: "Variations" }).first().click();
    await vi.waitFor(() => expect(sent.messages).toHaveLength(3));
    const texts = sent.messages.map(([first]) => (first?.type === "text" ? first.text : ""));
    const path = await page.locator(".frame img").first().getAttribute("src");
    expect(texts).toEqual(["a fox", "again", `${agentUrl}${path} four variations`]);
    await page.getByLabel("Again in another shape").nth(1).selectOption("Tall");
    await vi.waitFor(() => expect(sent.messages).toHaveLength(4));
    expect(sent.messages[3]).toMatchObject([{ text: expect.stringMatching(/^http\S+ make it 9:16$/) }]);
  });

  it("a change names the picture, and shows the words without the link", async () => {
    const { page } = await visit();
    const sent = watchSent(page);
    await page.goto(agentUrl);
    await say(page, "a fox");
    await seePicture(page, "a fox");
    await page.getByRole("button", { name: "Change it" }).click();
    await page.getByLabel("Say what should change").fill("make it night");
    await page.keyboard.press("Enter");
    await page.locator(".asked", { hasText: /^make it night$/ }).waitFor();
    const path = await page.locator(".frame img").first().getAttribute("src");
    await vi.waitFor(() =>
      expect(sent.messages[1]).toEqual([{ type: "text", text: `${agentUrl}${path} make it night` }]),
    );
    await page.getByLabel("Describe a picture").waitFor();
  });

  it("Again in the lightbox closes it and shows the new one being drawn", async () => {
    const { page } = await visit();
    await page.goto(agentUrl);
    await say(page, "a fox");
    await seePicture(page, "a fox");
    await page.getByRole("link", { name: "Gallery" }).click();
    await page.getByRole("button", { name: "a fox" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Again", exact: true }).click();
    await page.locator(".turn").nth(1).waitFor();
    expect(await page.getByRole("dialog").count()).toBe(0);
  });
});

describe("the gallery", () => {
  it("is searched, leafed through, and loses what is deleted", async () => {
    const { page } = await visit();
    await page.goto(agentUrl);
    for (const words of ["a red fox", "an owl", "a blue fox"]) {
      await say(page, words);
      await seePicture(page, words);
    }
    await page.getByRole("link", { name: "Gallery" }).click();
    await page.getByLabel("Search your pictures").fill("fox");
    expect(await page.locator(".caption").allTextContents()).toEqual(["a blue fox", "a red fox"]);
    await page.getByRole("button", { name: "a blue fox" }).click();
    await page.getByRole("dialog", { name: "a blue fox" }).waitFor();
    await page.keyboard.press("ArrowRight");
    await page.getByRole("dialog", { name: "a red fox" }).waitFor();
    await page.getByRole("button", { name: "Next newer picture" }).click();
    const dialog = page.getByRole("dialog", { name: "a blue fox" });
    await dialog.getByRole("button", { name: "Delete" }).click();
    await dialog.getByRole("button", { name: "Yes, delete" }).click();
    await vi.waitFor(async () =>
      expect(await page.locator(".caption").allTextContents()).toEqual(["a red fox"]),
    );
    await page.reload();
    await page.locator(".caption").first().waitFor();
    expect(await page.locator(".caption").allTextContents()).toEqual(["an owl", "a red fox"]);
  });
});

it("the title counts what was answered while nobody looked", async () => {
  const { page, context } = await visit();
  await context.addInitScript(() => {
    Object.defineProperty(document, "hidden", { get: () => "away" in window });
  });
  await page.goto(agentUrl);
  const title = await page.title();
  await page.evaluate(() => Object.assign(window, { away: true }));
  await say(page, "a fox");
  await vi.waitFor(async () => expect(await page.title()).toBe(`(1) ${title}`), 20_000);
  await page.evaluate(() => {
    Reflect.deleteProperty(window, "away");
    document.dispatchEvent(new Event("visibilitychange"));
  });
  expect(await page.title()).toBe(title);
});
