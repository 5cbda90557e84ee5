import { randomUUID } from "node:crypto";
import * as z from "zod";
import { ONE_REQUEST, type Received, type ReferenceAgent, startAgentOf } from "./reference-agent.ts";
import { NEWEST } from "./references.ts";

export type { Received } from "./reference-agent.ts";

const sentSchema = z.object({ session: z.string(), status: z.string(), detail: z.string() });
type Sent = z.infer<typeof sentSchema>;

const answerSchema = z.object({ message: z.string(), problem: z.string(), seconds: z.number() });
const rawAnswerSchema = z.object({ session: z.string(), status: z.number(), body: z.string() });

const downloadedSchema = z.object({ mime_type: z.string(), contents: z.base64(), problem: z.string() });

/** An agent to talk to. */
type To = { readonly address: string; readonly url: string };

/** A running reference agent that says what it is told to (peer.py). */
export interface Peer extends Omit<ReferenceAgent, "received" | "waitFor"> {
  chat(to: string, text: string): Promise<Sent & { msg_id: string }>;
  imageRequest(to: string, text: string): Promise<Sent>;
  /** In a new session, or in one that goes on. */
  send(to: string, model: string, fields: object, session?: string): Promise<Sent>;
  /** Asks with the reference's `send_sync_message`. The reply's members, or the reference's words for its absence. */
  query(
    to: To,
    model: string,
    fields: object,
    timeoutSeconds?: number,
  ): Promise<{ reply: unknown; problem: string; seconds: number }>;
  /** Sends any payload under any schema digest, well signed; `base64` stands as it is. */
  raw(
    to: To,
    schemaDigest: string,
    content: { readonly payload: string } | { readonly base64: string },
  ): Promise<z.infer<typeof rawAnswerSchema>>;
  /** Fetches a resource by its id out of Agentverse's storage, with the reference's `ExternalStorage`. */
  download(resourceId: string): Promise<z.infer<typeof downloadedSchema>>;
  /** What came in a session, in order. */
  received(session: string): Promise<Received[]>;
  waitFor(
    session: string,
    enough: (messages: Received[]) => boolean,
    timeoutMs?: number,
  ): Promise<Received[]>;
  /** Waits for a message in whatever session. */
  waitForAny(isIt: (message: Received) => boolean, timeoutMs?: number): Promise<Received>;
  /** The messages of a model that were delivered, in whatever session. */
  deliveries(model: string): Promise<Received[]>;
}

/** Starts an agent of a reference with an endpoint, or with a mailbox, and waits until it is in the Almanac. */
export async function startPeer(
  agentverseUrl: string,
  seed = `interop peer ${randomUUID()}`,
  reachedBy: "endpoint" | "mailbox" = "endpoint",
  reference = NEWEST,
): Promise<Peer> {
  const agent = await startAgentOf(reference, "peer.py", agentverseUrl, seed, reachedBy);
  const post = async (path: string, body: object): Promise<unknown> => {
    const headers = { "content-type": "application/json", ...ONE_REQUEST };
    return (
      await fetch(`${agent.url}${path}`, { method: "POST", headers, body: JSON.stringify(body) })
    ).json();
  };
  const send = async (to: string, model: string, fields: object, session = "") =>
    sentSchema.parse(await post("/send", { to, model, fields, session }));
  const of = (session: string) => (messages: Received[]) =>
    messages.filter((message) => message.session === session);

  return {
    ...agent,
    send,
    async chat(to, text) {
      const fields = chatFields(text);
      return { ...(await send(to, "ChatMessage", fields)), msg_id: fields.msg_id };
    },
    imageRequest: (to, text) => send(to, "ImageRequest", { image_description: text }),
    async query({ address, url }, model, fields, timeout = 30) {
      const order = { to: address, endpoint: `${url}/submit`, model, fields, timeout };
      const { message, problem, seconds } = answerSchema.parse(await post("/query", order));
      return { reply: message === "" ? null : JSON.parse(message), problem, seconds };
    },
    async raw({ address, url }, schema_digest, content) {
      const order = {
        to: address,
        endpoint: `${url}/submit`,
        schema_digest,
        payload: "",
        base64: "",
        ...content,
      };
      return rawAnswerSchema.parse(await post("/raw", order));
    },
    download: async (resource_id) => downloadedSchema.parse(await post("/download", { resource_id })),
    async waitForAny(isIt, timeoutMs) {
      const messages = await agent.waitFor((messages) => messages.some(isIt), timeoutMs);
      const found = messages.find(isIt);
      if (found === undefined) throw new Error("it came and went");
      return found;
    },
    deliveries: async (model) => (await agent.received()).filter((message) => message.model === model),
    received: async (session) => of(session)(await agent.received()),
    waitFor: async (session, enough, timeoutMs) =>
      of(session)(await agent.waitFor((messages) => enough(of(session)(messages)), timeoutMs)),
  };
}

/** The members of a ChatMessage of one text, and of pictures that go with it. */
export function chatFields(text: string, ...pictures: readonly string[]) {
  const attached = pictures.map((uri) => ({
    type: "resource",
    resource_id: randomUUID(),
    resource: { uri, metadata: { mime_type: "image/png", role: "image" } },
  }));
  const content = [{ type: "text", text }, ...attached];
  return { timestamp: new Date().toISOString(), msg_id: randomUUID(), content };
}
