import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { findPicture, readLetter } from "@asi-image-agent/kit";
import { type Envelope, parseEnvelope } from "@asi-image-agent/protocol";

/** When the parts of a conversation arrived, in ms of performance.now(). */
export interface Arrivals {
  readonly acknowledgement: Promise<number>;
  readonly end: Promise<number>;
}

/** The endpoint of all senders of the load: takes every letter and notes when it came. */
export interface PeerEndpoint {
  readonly url: string;
  /** Call it before the message of that session is sent. */
  expect(session: string): Arrivals;
  stop(): void;
}

interface Conversation {
  acknowledgedAt: (time: number) => void;
  endedAt: (time: number) => void;
  hasPicture: boolean;
}

/** Signatures are not verified: that would measure this process. The interop tests verify every one. */
export async function startPeerEndpoint(): Promise<PeerEndpoint> {
  const conversations = new Map<string, Conversation>();
  const server = createServer(async (request, response) => {
    const parsed = parseEnvelope(await readBody(request));
    response.setHeader("content-type", "application/json");
    response.end("{}");
    if (parsed.ok) note(conversations.get(parsed.envelope.session), parsed.envelope);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  return {
    url: `http://127.0.0.1:${port}/submit`,
    expect(session) {
      const conversation: Conversation = { acknowledgedAt: () => {}, endedAt: () => {}, hasPicture: false };
      conversations.set(session, conversation);
      return {
        acknowledgement: new Promise((resolve) => {
          conversation.acknowledgedAt = resolve;
        }),
        end: new Promise((resolve) => {
          conversation.endedAt = resolve;
        }),
      };
    },
    stop() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A conversation that ends without a picture counts as never ended: a failure must not look fast. */
function note(conversation: Conversation | undefined, envelope: Envelope): void {
  if (conversation === undefined) return;
  const letter = readLetter(envelope);
  if (letter.kind === "acknowledgement") conversation.acknowledgedAt(performance.now());
  if (letter.kind !== "chat") return;
  conversation.hasPicture ||= findPicture(letter.texts) !== null;
  if (letter.endsSession && conversation.hasPicture) conversation.endedAt(performance.now());
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
