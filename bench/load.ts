import { randomBytes, randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { seal } from "@asi-image-agent/kit";
import {
  chatAcknowledgement,
  chatProtocol,
  formatTimestamp,
  type Identity,
  identityFromSeed,
} from "@asi-image-agent/protocol";
import { chatEnvelope } from "../cli/chat-session.ts";
import type { PeerEndpoint } from "./peer-endpoint.ts";

const CONNECTIONS = 32;
const MOST_SOCKETS = 64;
/** After this long a run is over, whatever has not come by then. */
const RUN_LIMIT_MS = 60_000;

/** An agent under load. */
export interface Target {
  readonly url: string;
  readonly address: string;
}

interface Chat {
  readonly session: string;
  readonly wire: string;
}

export function makeSenders(count: number): Identity[] {
  return Array.from({ length: count }, () => identityFromSeed(randomBytes(32).toString("hex")));
}

/** Posts each, so many at a time; gives how many were taken. */
export async function postAll(url: string, wires: readonly string[], connections: number): Promise<number> {
  let accepted = 0;
  await inParallel(wires, connections, async (wire) => {
    if ((await post(url, wire)) === 200) accepted += 1;
  });
  return accepted;
}

/** Conversations in a second, from the first message sent to the last end-session received. */
export async function chatsPerSecond(
  target: Target,
  senders: readonly Identity[],
  endpoint: PeerEndpoint,
  count: number,
): Promise<number> {
  const chats = Array.from({ length: count }, (_, index) => newChat(target, pick(senders, index)));
  const start = performance.now();
  let ended = 0;
  let last = start;
  const ends: Promise<void>[] = [];
  await inParallel(chats, CONNECTIONS, async ({ session, wire }) => {
    const { end } = endpoint.expect(session);
    ends.push(
      end.then((at) => {
        ended += 1;
        last = at;
      }),
    );
    await post(target.url, wire);
  });
  await orTimeUp(Promise.all(ends), start);
  return ended < count ? perSecond(ended, start, performance.now()) : perSecond(ended, start, last);
}

/** An envelope that no agent answers, each another one, of one sender after the other. */
export function acknowledgementEnvelope(target: Target, senders: readonly Identity[], index: number): string {
  const identity = pick(senders, index);
  const message = { timestamp: formatTimestamp(Date.now()), acknowledgedMsgId: randomUUID(), metadata: null };
  const sealable = {
    session: randomUUID(),
    schemaDigest: chatAcknowledgement.digest,
    protocolDigest: chatProtocol.digest,
    payload: chatAcknowledgement.encode(message),
  };
  return seal(identity, target.address, sealable, Date.now() + 600_000);
}

function newChat(target: Target, identity: Identity): Chat {
  const session = randomUUID();
  const text = `a lighthouse in storm number ${randomBytes(4).readUInt32BE()}`;
  return {
    session,
    wire: chatEnvelope({ agentAddress: target.address, identity }, { session, msgId: randomUUID(), text }),
  };
}

const agent = new Agent({ keepAlive: true, maxSockets: MOST_SOCKETS });

/** Gives the status. `from`: the address that it says to come from. */
export function post(url: string, wire: string, from?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(wire),
      ...(from === undefined ? {} : { "cf-connecting-ip": from }),
    };
    const sent = request(`${url}/submit`, { method: "POST", agent, headers }, (response) => {
      response.resume();
      response.once("end", () => resolve(response.statusCode ?? 0));
    });
    sent.once("error", (error) => {
      // The server had just closed the connection that it was kept alive on: the request never reached it.
      if (sent.reusedSocket) resolve(post(url, wire, from));
      else reject(error);
    });
    sent.end(wire);
  });
}

export async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const lane = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: width }, lane));
}

export async function orTimeUp(work: Promise<unknown>, start: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, start + RUN_LIMIT_MS - performance.now());
  });
  await Promise.race([work, timeUp]);
  clearTimeout(timer);
}

function perSecond(count: number, start: number, end: number): number {
  return count / ((end - start) / 1000);
}

function pick<T>(items: readonly T[], index: number): T {
  const item = items[index % items.length];
  if (item === undefined) throw new Error("nobody sends");
  return item;
}
