import type { Page } from "playwright-core";
import { inject } from "vitest";
import { readStreamText } from "../../packages/kit/client/mailbox.ts";
import { readLetter } from "../../packages/kit/client/read-letter.ts";
import { decodePayload, encodeEnvelope, parseEnvelope, sealEnvelope } from "../../src/protocol/envelope.ts";
import { identityFromSeed } from "../../src/protocol/identity.ts";
import type { ChatContent } from "../../src/protocol/messages/chat-content.ts";
import { chatMessage } from "../../src/protocol/messages/chat-message.ts";
import { formatTimestamp } from "../../src/protocol/timestamp.ts";

/** What the page sends from now on: the contents of its chat messages, each once, and the size of the largest body. */
export function watchSent(page: Page): { readonly messages: ChatContent[][]; largest: number } {
  const sent = { messages: [] as ChatContent[][], largest: 0 };
  page.on("request", (request) => {
    const body = request.postData();
    const parsed = request.url().endsWith("/submit") && body !== null ? parseEnvelope(body) : null;
    if (body === null || !parsed?.ok || parsed.envelope.schemaDigest !== chatMessage.digest) return;
    const payload = decodePayload(parsed.envelope);
    const read = payload.ok ? chatMessage.decode(payload.text) : null;
    sent.largest = Math.max(sent.largest, body.length);
    if (read?.ok) sent.messages.push([...read.message.content]);
  });
  return sent;
}

/** Has the agent answer with this text, signed by the agent, in place of its own. */
export async function answerWith(page: Page, text: (original: string) => string): Promise<void> {
  const agent = identityFromSeed(inject("agentSeed"));
  await page.routeWebSocket(/\/mailbox\/stream$/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      const letter = readStreamText(String(message));
      const read = letter === null ? null : readLetter(letter.envelope);
      if (letter === null || read?.kind !== "chat" || read.texts.length === 0) return socket.send(message);
      const { target, session, protocolDigest } = letter.envelope;
      const content: ChatContent[] = [{ type: "text", text: text(read.texts.join("")) }];
      const timestamp = formatTimestamp(letter.receivedAt);
      const said = chatMessage.encode({ timestamp, msgId: read.msgId, content });
      const { digest: schemaDigest } = chatMessage;
      const sealed = {
        target,
        session,
        protocolDigest,
        schemaDigest,
        message: said,
        expires: null,
        nonce: 1n,
      };
      const at = new Date(letter.receivedAt).toISOString();
      const envelope = encodeEnvelope(sealEnvelope(agent, sealed));
      socket.send(
        `{"uuid":"${letter.uuid}","envelope":${envelope},"received_at":"${at}","expires_at":"${at}"}`,
      );
    });
  });
}
