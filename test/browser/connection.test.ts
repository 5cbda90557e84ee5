import { describe, expect, it, vi } from "vitest";
import { agentUrl, countTurns, say, seePicture, visits } from "./visitor.ts";

const visit = visits();
const STREAM = /\/mailbox\/stream$/;

describe("a connection that does not hold", () => {
  it("is made up for by asking, where there is no WebSocket at all", async () => {
    const { page } = await visit();
    await page.routeWebSocket(STREAM, (socket) => void socket.close());
    await page.goto(agentUrl);
    await say(page, "a fox");
    await seePicture(page, "a fox");
    await page.getByText("connected").waitFor();
  });

  it("keeps what is said without a network, and sends it when asked to", async () => {
    const { page, context } = await visit();
    await page.goto(agentUrl);
    await say(page, "a house");
    await seePicture(page, "a house");
    await context.setOffline(true);
    await say(page, "a bridge");
    await page.getByText("The agent could not be reached.").first().waitFor();
    await context.setOffline(false);
    await page.getByRole("button", { name: "Send again" }).click();
    await seePicture(page, "a bridge");
    expect(await countTurns(page)).toEqual({ turns: 2, pictures: 2 });
  });

  it("brings what came meanwhile when it is back, once", async () => {
    const { page, context } = await visit();
    let cut = () => {};
    await page.routeWebSocket(STREAM, (socket) => {
      const agent = socket.connectToServer();
      // Letters are lost on the way, and the socket dies with them.
      cut = () => void Promise.all([socket.close(), agent.close()]);
      agent.onMessage((message) => {
        if (String(message).includes("uuid")) cut();
        else socket.send(message);
      });
    });
    await page.goto(agentUrl);
    await say(page, "a mountain");
    await seePicture(page, "a mountain");
    await context.setOffline(true);
    await context.setOffline(false);
    await page.waitForTimeout(500);
    expect(await countTurns(page)).toEqual({ turns: 1, pictures: 1 });
  });

  it("survives a reload in the middle", async () => {
    const { page } = await visit();
    await page.goto(agentUrl);
    await say(page, "a city at night");
    await page.locator(".turn").waitFor();
    await page.reload();
    await seePicture(page, "a city at night");
    expect(await countTurns(page)).toEqual({ turns: 1, pictures: 1 });
  });

  it("finds its history after a reload", async () => {
    const { page } = await visit();
    await page.goto(agentUrl);
    await say(page, "a garden");
    await seePicture(page, "a garden");
    await page.reload();
    await seePicture(page, "a garden");
  });
});

describe("two tabs", () => {
  it("show the same conversation, every letter once", async () => {
    const visitor = await visit();
    const first = visitor.page;
    await first.goto(agentUrl);
    const second = await visitor.tab();
    await second.goto(agentUrl);
    await say(first, "a whale");
    await say(second, "a snail");
    for (const tab of [first, second]) {
      await seePicture(tab, "a whale");
      await seePicture(tab, "a snail");
      await vi.waitFor(async () => expect(await countTurns(tab)).toEqual({ turns: 2, pictures: 2 }));
    }
  });
});
