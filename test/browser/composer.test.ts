import { encode } from "fast-png";
import { describe, expect, it, vi } from "vitest";
import { agentUrl, say, seePicture, visits } from "./visitor.ts";
import { watchSent } from "./wire.ts";

const visit = visits();
const BODY_LIMIT = 1024 * 1024;

/** A picture that hardly compresses. */
function noise(width: number, height: number): Buffer {
  let state = 1;
  const data = Uint8Array.from({ length: width * height * 3 }, () => {
    state = (Math.imul(state, 1103515245) + 12_345) & 0x7fffffff;
    return (state >> 16) & 0xff;
  });
  return Buffer.from(encode({ width, height, data, channels: 3, depth: 8 }));
}

describe("the composer", () => {
  it("has the focus, and keeps a draft over a visit to the gallery and a reload", async () => {
    const { page } = await visit();
    await page.goto(agentUrl);
    await page.waitForFunction(() => document.activeElement?.id === "composer");
    await page.keyboard.type("half a thou");
    await page.getByRole("link", { name: "Gallery" }).click();
    await page.getByRole("link", { name: "Chat", exact: true }).click();
    expect(await page.locator("#composer").inputValue()).toBe("half a thou");
    await page.reload();
    expect(await page.locator("#composer").inputValue()).toBe("half a thou");
  });

  it("sends shape and number as flags, and shows them apart from the words", async () => {
    const { page } = await visit();
    const sent = watchSent(page);
    await page.goto(agentUrl);
    await page.getByLabel("Shape").selectOption("Wide");
    await page.getByLabel("How many").selectOption("2 pictures");
    await say(page, "a fox");
    await page.locator(".asked p", { hasText: /^a fox$/ }).waitFor();
    await page.getByText("Wide · 2 pictures").waitFor();
    await vi.waitFor(() =>
      expect(sent.messages).toEqual([[{ type: "text", text: "a fox --ar 16:9 --n 2" }]]),
    );
  });

  it("goes back to the last line by ArrowUp, and is reached by a slash", async () => {
    const { page } = await visit();
    await page.goto(agentUrl);
    await say(page, "a fox");
    await seePicture(page, "a fox");
    await page.locator(".frame-button").focus();
    await page.keyboard.press("/");
    await page.keyboard.press("ArrowUp");
    expect(await page.locator("#composer").inputValue()).toBe("a fox");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("composer");
    await page.keyboard.press("Escape");
    expect(await page.locator("#composer").inputValue()).toBe("");
  });

  it("keeps the draft while an earlier line is edited: Escape and sending bring it back", async () => {
    const { page } = await visit();
    await page.goto(agentUrl);
    const box = page.locator("#composer");
    await say(page, "a fox");
    await seePicture(page, "a fox");
    await box.fill("half a thought");
    await page.getByRole("button", { name: "Edit" }).first().click();
    await vi.waitFor(async () => expect(await box.inputValue()).toBe("a fox"));
    await page.keyboard.press("Escape");
    expect(await box.inputValue()).toBe("half a thought");
    await page.getByRole("button", { name: "Edit" }).first().click();
    await vi.waitFor(async () => expect(await box.inputValue()).toBe("a fox"));
    await say(page, "a fox by a lake");
    await seePicture(page, "a fox by a lake");
    expect(await box.inputValue()).toBe("half a thought");
  });

  it("stops what is being drawn by Escape", async () => {
    const { page } = await visit();
    const sent = watchSent(page);
    // Nothing that the agent says arrives.
    await page.routeWebSocket(/\/mailbox\/stream$/, () => undefined);
    await page.goto(agentUrl);
    await say(page, "a fox");
    await page.locator(".waiting").waitFor();
    await page.keyboard.press("Escape");
    await vi.waitFor(() => expect(sent.messages[1]).toEqual([{ type: "text", text: "cancel" }]));
  });

  it("sends pictures that are chosen, as they are if they are small", async () => {
    const { page } = await visit();
    const sent = watchSent(page);
    await page.goto(agentUrl);
    const buffer = noise(40, 30);
    await page.getByLabel("Attach pictures").setInputFiles({ name: "a.png", mimeType: "image/png", buffer });
    await page.getByRole("img", { name: "Attached picture 1" }).waitFor();
    await say(page, "like this, but blue");
    await page.locator(".asked").getByRole("img", { name: "Attached picture 1" }).waitFor();
    const uri = `data:image/png;base64,${buffer.toString("base64")}`;
    await vi.waitFor(() =>
      expect(sent.messages[0]).toMatchObject([
        { type: "text", text: "like this, but blue" },
        { type: "resource", resources: [{ uri, metadata: { mime_type: "image/png" } }] },
      ]),
    );
    expect(await page.locator(".composer .about").count()).toBe(0);
  });

  it("makes large pictures small enough for one message, and takes no fifth", async () => {
    const { page } = await visit();
    const sent = watchSent(page);
    await page.goto(agentUrl);
    const large = { name: "a.png", mimeType: "image/png", buffer: noise(640, 480) };
    await page.getByLabel("Attach pictures").setInputFiles([large, large, large, large, large]);
    await page.getByText("4 pictures at most.").waitFor();
    await say(page, "all of these");
    await vi.waitFor(() => expect(sent.messages[0]).toHaveLength(5), 20_000);
    expect(sent.largest).toBeLessThan(BODY_LIMIT);
    expect(sent.messages[0]?.[1]).toMatchObject({
      resources: [{ uri: expect.stringMatching(/^data:image\/jpeg;/) }],
    });
  });

  it("takes pictures that are dropped or pasted, and says so of what is none", async () => {
    const { page } = await visit();
    await page.goto(agentUrl);
    await page.locator("#composer").waitFor();
    const give = (kind: "drop" | "paste", type: string, bytes: number[]) =>
      page.evaluate(
        ([event, mime, content]) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([new Uint8Array(content)], "file", { type: mime }));
          const given =
            event === "drop"
              ? new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true })
              : new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true });
          document.querySelector("#composer")?.dispatchEvent(given);
        },
        [kind, type, bytes] as const,
      );
    await give("drop", "image/png", [...noise(8, 8)]);
    await page.getByRole("img", { name: "Attached picture 1" }).waitFor();
    await give("paste", "image/png", [...noise(8, 8)]);
    await page.getByRole("img", { name: "Attached picture 2" }).waitFor();
    await give("drop", "text/plain", [1, 2, 3]);
    await page.getByText("This browser cannot read that as a picture.").waitFor();
    await page.getByRole("button", { name: "Remove attached picture 1" }).click();
    expect(await page.locator(".composer .thumbnail").count()).toBe(1);
  });
});
