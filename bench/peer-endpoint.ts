import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { chatAcknowledgement } from "@asi-image-agent/protocol";

/** When the parts of a conversation arrived, in ms of performance.now(). */
export interface Arrivals {
  readonly acknowledgement: Promise<number>;
  readonly end: Promise<number>;
  /** Link of its picture, as soon as it has come. */
  picture(): string | null;
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
  /** Link of the first one. */
  picture: string | null;
}

/**
 * Letters are looked at, not read, and their signatures are not checked: that would measure this process. The interop
 * tests check every one.
 */
export async function startPeerEndpoint(): Promise<PeerEndpoint> {
  const conversations = new Map<string, Conversation>();
  const server = createServer(async (request, response) => {
    const wire = await readBody(request);
    response.setHeader("content-type", "application/json");
    response.end("{}");
    note(conversations.get(SESSION.exec(wire)?.[1] ?? ""), wire);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  return {
    url: `http://127.0.0.1:${port}/submit`,
    expect(session) {
      const conversation: Conversation = { acknowledgedAt: () => {}, endedAt: () => {}, picture: null };
      conversations.set(session, conversation);
      return {
        picture: () => conversation.picture,
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

const SESSION = /"session":\s*"([^"]+)"/;
const DIGEST = /"schema_digest":\s*"([^"]+)"/;
const PAYLOAD = /"payload":\s*"([^"]+)"/;
const END = /"type":\s*"end-session"/;
const PICTURE = /!\[[^[\]]*\]\(([^()]+)\)/;

/** A conversation that ends without a picture counts as never ended: a failure must not look fast. */
function note(conversation: Conversation | undefined, wire: string): void {
  if (conversation === undefined) return;
  if (DIGEST.exec(wire)?.[1] === chatAcknowledgement.digest) conversation.acknowledgedAt(performance.now());
  const text = Buffer.from(PAYLOAD.exec(wire)?.[1] ?? "", "base64").toString("utf8");
  conversation.picture ??= PICTURE.exec(text)?.[1] ?? null;
  if (END.test(text) && conversation.picture !== null) conversation.endedAt(performance.now());
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
