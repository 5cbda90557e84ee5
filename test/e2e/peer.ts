import { randomUUID } from "node:crypto";
import { vi } from "vitest";
import { type Identity, identityFromSeed } from "../../src/protocol/identity.ts";
import { type Letter, readLetter, type Said } from "./letter.ts";
import { listen, readText } from "./loopback-server.ts";

/** A client's patience with a picture. */
const PATIENCE_MS = 20_000;

/** Another agent: an identity, and an endpoint that checks every envelope and keeps what it took, in order. */
export interface Peer {
  readonly identity: Identity;
  readonly endpoint: string;
  /** Answers the next deliveries with these statuses, and takes nothing of them. */
  refuse(...statuses: number[]): void;
  /** Closes the port. */
  goDown(): Promise<void>;
  /** Listens on the same port again. */
  comeBack(): Promise<void>;
  letters(session?: string): readonly Letter[];
  /** What the agent said in a session so far. */
  heard(session: string): readonly Said[];
  /** Waits until enough was said in a session. */
  hear(
    session: string,
    enough: (said: readonly Said[]) => boolean,
    patienceMs?: number,
  ): Promise<readonly Said[]>;
  stop(): Promise<void>;
}

/** An envelope that a careful peer would refuse makes every later reading fail. */
export async function startPeer(agentAddress: string): Promise<Peer> {
  const identity = identityFromSeed(randomUUID());
  const letters: Letter[] = [];
  const refusals: number[] = [];
  const faults: unknown[] = [];

  const open = (port: number) =>
    listen(async (request, response) => {
      const wire = await readText(request);
      const refusal = refusals.shift();
      if (refusal !== undefined) return void response.writeHead(refusal).end();
      try {
        letters.push(readLetter(wire, { from: agentAddress, to: identity.address }));
        response.setHeader("content-type", "application/json").end("{}");
      } catch (fault) {
        faults.push(fault);
        response.writeHead(400).end();
      }
    }, port);
  let server = await open(0);
  const { url } = server;

  const received = (session?: string) => {
    if (faults.length > 0) throw faults[0];
    return letters.filter((letter) => session === undefined || letter.session === session);
  };
  const heard = (session: string) => received(session).map(({ said }) => said);

  return {
    identity,
    endpoint: `${url}/submit`,
    refuse: (...statuses) => void refusals.push(...statuses),
    goDown: () => server.stop(),
    comeBack: async () => {
      server = await open(Number(new URL(url).port));
    },
    letters: received,
    heard,
    async hear(session, enough, timeout = PATIENCE_MS) {
      try {
        await vi.waitUntil(() => enough(heard(session)), { timeout, interval: 10 });
      } catch {
        throw new Error(`only this was said in ${timeout} ms: ${JSON.stringify(heard(session), null, 1)}`);
      }
      return heard(session);
    },
    stop: () => server.stop(),
  };
}

export const endsSession = (said: readonly Said[]) => said.some(({ kind }) => kind === "end-session");
export const kinds = (said: readonly Said[]) => said.map(({ kind }) => kind);

const SUCCESS = /^Image generated successfully\.\n\n!\[[^\]]+\]\((\S+)\)\n\n/;

/** The picture's link in the reply that clients look for; null if nothing said has this form. */
export function pictureLink(said: readonly Said[]): string | null {
  for (const each of said) {
    const link =
      each.kind === "text"
        ? SUCCESS.exec(each.text)?.[1]
        : each.kind === "image-response"
          ? each.url
          : undefined;
    if (link !== undefined) return link;
  }
  return null;
}
