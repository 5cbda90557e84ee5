import { describe, expect, it } from "vitest";
import { parseEnvelope, verifyEnvelope } from "../../src/protocol/envelope.ts";
import { agentUrl, openDetails, say, seePicture, visits } from "./visitor.ts";

const visit = visits();

describe("under the hood", () => {
  it("lays open every envelope of a conversation, in order", async () => {
    const { page } = await visit();
    await page.goto(agentUrl);
    await say(page, "a fox");
    await seePicture(page, "a fox");
    await page.getByRole("button", { name: "Under the hood" }).click();
    const summaries = page.locator(".envelope summary");
    await summaries.nth(5).waitFor();
    const received = await page.locator(".from-agent summary strong").allTextContents();
    expect(received).toEqual(["ChatAcknowledgement", "ChatMessage", "ChatMessage"]);
    expect(await page.locator(".from-you summary strong").allTextContents()).toEqual([
      "ChatMessage",
      "ChatAcknowledgement",
      "ChatAcknowledgement",
    ]);
    expect(await page.locator(".seal.bad").count()).toBe(0);
  });

  it("gives the envelope as it went over the wire, and shows that no word of it can be changed", async () => {
    const { page, context } = await visit();
    await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: agentUrl });
    await page.goto(agentUrl);
    await say(page, "a fox");
    await seePicture(page, "a fox");
    await openDetails(page);
    await page.getByText(/^Acknowledged in \d.* · drawn in \d.*, signature verified$/).waitFor();
    await page.locator(".from-agent summary").nth(1).click();
    const card = page.locator(".from-agent").nth(1);
    await card.getByRole("button", { name: "Copy: Envelope" }).click();
    const wire = parseEnvelope(await page.evaluate(() => navigator.clipboard.readText()));
    expect(wire.ok && verifyEnvelope(wire.envelope)).toMatchObject({ ok: true });
    if (wire.ok) await card.getByText(verifiedDigest(wire.envelope)).waitFor();
    await card.getByRole("button", { name: "Change one character" }).click();
    await card.getByText("fits no more").waitFor();
  });
});

function verifiedDigest(envelope: Parameters<typeof verifyEnvelope>[0]): string {
  const verified = verifyEnvelope(envelope);
  if (!verified.ok) throw new Error(verified.reason);
  return verified.digest;
}
