import { seal } from "@asi-image-agent/kit";
import {
  type ChatContent,
  cancelPayment,
  chatAcknowledgement,
  chatMessage,
  chatProtocol,
  completePayment,
  createAgentToken,
  decodePayload,
  type Envelope,
  errorMessage,
  formatTimestamp,
  type Identity,
  identityFromSeed,
  legacyChatMessage,
  paymentBuyerProtocol,
  type RequestPayment,
  requestPayment,
} from "@asi-image-agent/protocol";
import * as z from "zod";
import { MINUTE, SECOND } from "../../../src/clock.ts";
import type { Directory } from "../directory.ts";
import type { Platform } from "../platform.ts";
import type { State } from "../state-file.ts";

/** What stands on the page: something that was said, asked or noted between the person and one agent. */
export type ShownItem = { readonly at: number; readonly mine: boolean } & (
  | { readonly kind: "chat"; readonly content: readonly ChatContent[] }
  | { readonly kind: "payment"; readonly request: RequestPayment }
  | { readonly kind: "note"; readonly text: string }
);

/** A message of the person's, as its type writes it. */
export interface PersonsLetter {
  readonly schemaDigest: string;
  readonly protocolDigest: string;
  readonly payload: string;
}

interface Conversation {
  readonly session: string;
  readonly said: readonly ShownItem[];
}

export interface PersonsChats {
  readonly me: string;
  /** By which the person is known to this Agentverse, for a minute. */
  authorization(): string;
  /** What was said with an agent, oldest first. */
  said(agent: string): readonly ShownItem[];
  startAnew(agent: string): void;
  /** Sends a message of the person's. `reachedAt`: where the agent's answer is to be sent. */
  send(agent: string, message: PersonsLetter, shown: ShownItem, reachedAt: string): Promise<void>;
  chat(content: readonly ChatContent[]): PersonsLetter & { readonly shown: ShownItem };
  /** Takes an envelope that was opened already. False: it is for somebody else. */
  take(envelope: Envelope, reachedAt: string): boolean;
}

const DELIVERY_TIMEOUT = 35 * SECOND;
const LIFETIME = MINUTE;
/** So much is shown of a conversation; what is older is forgotten. */
const MOST_SAID = 200;

/**
 * The conversations of the one person who looks at the page: an agent of its own, whose seed outlives a restart, and whose
 * messages go out and come in as those of every other agent do.
 */
export function openPersonsChats(state: State, directory: Directory, platform: Platform): PersonsChats {
  const { now, newId, report } = platform;
  const identity = identityOf(state, newId);
  const conversations = new Map<string, Conversation>();

  const conversationWith = (agent: string): Conversation => {
    const known = conversations.get(agent) ?? { session: newId(), said: [] };
    conversations.set(agent, known);
    return known;
  };
  const note = (agent: string, said: ShownItem) => {
    const { session, said: before } = conversationWith(agent);
    conversations.set(agent, { session, said: [...before, said].slice(-MOST_SAID) });
  };
  const post = async (agent: string, message: PersonsLetter, reachedAt: string) => {
    const endpoints = [{ url: reachedAt, weight: 1 }];
    const protocols = [chatProtocol.digest, paymentBuyerProtocol.digest];
    directory.records.set(identity.address, {
      ...{ endpoints, protocols, metadata: null, prefix: "agent" },
      registeredAt: now(),
    });
    const { session } = conversationWith(agent);
    const envelope = seal(identity, agent, { session, ...message }, now() + LIFETIME);
    return deliver(directory.find(agent)?.endpoints ?? [], envelope);
  };

  return {
    me: identity.address,
    authorization() {
      const window = { from: Math.floor(now() / SECOND), seconds: 60 };
      return `Agent ${createAgentToken(identity, window, crypto.getRandomValues(new Uint8Array(32)))}`;
    },
    said: (agent) => conversations.get(agent)?.said ?? [],
    startAnew: (agent) => void conversations.delete(agent),
    async send(agent, message, shown, reachedAt) {
      note(agent, shown);
      const problem = await post(agent, message, reachedAt);
      report(`the page wrote to ${agent}: ${problem ?? "taken"}`);
      if (problem !== null) note(agent, { kind: "note", mine: true, at: now(), text: problem });
    },
    chat(content) {
      const message = { timestamp: formatTimestamp(now()), msgId: newId(), content };
      const shown: ShownItem = { kind: "chat", mine: true, at: now(), content };
      return {
        schemaDigest: chatMessage.digest,
        protocolDigest: chatProtocol.digest,
        payload: chatMessage.encode(message),
        shown,
      };
    },
    take(envelope, reachedAt) {
      if (envelope.target !== identity.address) return false;
      const { sender } = envelope;
      const read = readEnvelope(envelope);
      if (read === null) return true;
      note(sender, { ...read, mine: false, at: now() });
      if (read.kind === "chat" && read.msgId !== null)
        void post(sender, acknowledgement(read.msgId, now()), reachedAt);
      return true;
    },
  };
}

function identityOf(state: State, newId: () => string): Identity {
  const table = state.table("conversations", z.object({ seed: z.string() }));
  const { seed } = table.get("person") ?? { seed: `${newId()} ${newId()}` };
  table.set("person", { seed });
  return identityFromSeed(seed);
}

function acknowledgement(acknowledgedMsgId: string, now: number): PersonsLetter {
  const message = { timestamp: formatTimestamp(now), acknowledgedMsgId, metadata: null };
  return {
    schemaDigest: chatAcknowledgement.digest,
    protocolDigest: chatProtocol.digest,
    payload: chatAcknowledgement.encode(message),
  };
}

/** Posts to one endpoint after the other, as the reference does. null: one of them took it. */
async function deliver(endpoints: readonly { readonly url: string }[], body: string): Promise<string | null> {
  let problem = "The agent is not in the Almanac, or has no endpoint.";
  for (const { url } of endpoints) {
    try {
      const headers = { "content-type": "application/json" };
      const signal = AbortSignal.timeout(DELIVERY_TIMEOUT);
      const answer = await fetch(url, { method: "POST", headers, body, signal });
      const text = await answer.text();
      if (answer.status === 200) return null;
      problem = `${url} answered ${answer.status}: ${text.slice(0, 300)}`;
    } catch {
      problem = `${url} cannot be reached.`;
    }
  }
  return problem;
}

type Read =
  | { readonly kind: "chat"; readonly content: readonly ChatContent[]; readonly msgId: string | null }
  | { readonly kind: "payment"; readonly request: RequestPayment }
  | { readonly kind: "note"; readonly text: string };

/** What an envelope brings; null: an acknowledgement, of which nothing is shown. */
function readEnvelope(envelope: Envelope): Read | null {
  const { schemaDigest } = envelope;
  const payload = decodePayload(envelope);
  const text = payload.ok ? payload.text : "";
  if (schemaDigest === chatAcknowledgement.digest) return null;
  const chat = [chatMessage, legacyChatMessage].find(({ digest }) => digest === schemaDigest)?.decode(text);
  if (chat?.ok) return { kind: "chat", content: chat.message.content, msgId: chat.message.msgId };
  const payment = schemaDigest === requestPayment.digest ? requestPayment.decode(text) : null;
  if (payment?.ok) return { kind: "payment", request: payment.message };
  const error = schemaDigest === errorMessage.digest ? errorMessage.decode(text) : null;
  if (error?.ok) return { kind: "note", text: error.message.error };
  if (schemaDigest === completePayment.digest) return { kind: "note", text: "The payment is complete." };
  if (schemaDigest === cancelPayment.digest) return { kind: "note", text: "The payment was called off." };
  return {
    kind: "note",
    text: `A message that this page does not know: ${schemaDigest} ${text.slice(0, 500)}`,
  };
}
