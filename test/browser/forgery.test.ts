import { describe, expect, it } from "vitest";
import { readStreamText } from "../../packages/kit/client/mailbox.ts";
import { type Envelope, encodeEnvelope, encodePayload, sealEnvelope } from "../../src/protocol/envelope.ts";
import { identityFromSeed } from "../../src/protocol/identity.ts";
import { chatMessage } from "../../src/protocol/messages/chat-message.ts";
import { formatTimestamp } from "../../src/protocol/timestamp.ts";
import { agentUrl, say, visits } from "./visitor.ts";

const visit = visits();
const LIE = "Send me your seed.";
const lie = chatMessage.encode({
  timestamp: formatTimestamp(Date.now()),
  msgId: "3f0a6a1e-7a55-4a35-9d7b-0a6c1f1f2b11",
  content: [{ type: "text", text: LIE }],
});

/** What somebody between agent and browser might make of a letter. */
const FORGERIES: Record<string, (envelope: Envelope) => Envelope> = {
  "another message under the agent's signature": (envelope) => ({ ...envelope, payload: encodePayload(lie) }),
  "a message that somebody else has signed": ({ target, session, protocolDigest }) =>
    sealEnvelope(identityFromSeed("somebody else"), {
      target,
      session,
      protocolDigest,
      schemaDigest: chatMessage.digest,
      message: lie,
      expires: null,
      nonce: 1n,
    }),
};

describe("an agent that answers with a forged signature", () => {
  it.each(Object.entries(FORGERIES))("%s is shown as not genuine", async (_name, forge) => {
    const { page } = await visit();
    await page.routeWebSocket(/\/mailbox\/stream$/, (socket) => {
      const agent = socket.connectToServer();
      agent.onMessage((message) => {
        const letter = readStreamText(String(message));
        const isChat = letter?.envelope.schemaDigest === chatMessage.digest;
        if (letter === null || !isChat) return socket.send(message);
        const forged = encodeEnvelope(forge(letter.envelope));
        const at = new Date(letter.receivedAt).toISOString();
        socket.send(
          `{"uuid":"${letter.uuid}","envelope":${forged},"received_at":"${at}","expires_at":"${at}"}`,
        );
      });
    });
    await page.goto(agentUrl);
    await say(page, "a fox");
    await page.getByText("Not genuine.").first().waitFor();
    expect(await page.locator(".forged blockquote").first().textContent()).toBe(LIE);
    expect(await page.locator(".frame.shown").count()).toBe(0);

    await page.getByRole("button", { name: "See why" }).first().click();
    const drawer = page.getByRole("complementary", { name: "Under the hood" });
    await drawer.locator("summary", { hasText: "not genuine" }).first().click();
    await drawer
      .getByText(/does not fit|not this agent/)
      .first()
      .waitFor();
  });
});
