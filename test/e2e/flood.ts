import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { type Identity, identityFromSeed } from "../../src/protocol/identity.ts";
import { sealChat } from "./messages.ts";

const CONNECTIONS = 32;

/** A body for POST /submit, as it comes from an address of the Internet. */
export interface Shot {
  readonly body: string;
  /** null: whatever the runtime says. */
  readonly from: string | null;
}

/** One fired shot after the other, `CONNECTIONS` at a time. Gives how many were answered with each status. */
export async function fire(
  url: string,
  count: number,
  shot: (index: number) => Shot,
): Promise<Record<number, number>> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const answers: Record<number, number> = {};
  let next = 0;
  const lane = async () => {
    while (next < count) {
      const status = await post(agent, url, shot(next++));
      answers[status] = (answers[status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  agent.destroy();
  return answers;
}

/** The status of one answer, on a connection of its own. */
export async function submitFrom(url: string, shot: Shot): Promise<number> {
  const agent = new Agent();
  try {
    return await post(agent, url, shot);
  } finally {
    agent.destroy();
  }
}

function post(agent: Agent, url: string, { body, from }: Shot): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      ...(from === null ? {} : { "cf-connecting-ip": from }),
    };
    const sent = request(`${url}/submit`, { method: "POST", agent, headers }, (response) => {
      response.resume().once("end", () => resolve(response.statusCode ?? 0));
    });
    sent.once("error", reject).end(body);
  });
}

/**
 * Envelopes in a sender's name with a well-formed signature that is not its own: each another one in another session,
 * each as dear to check as a good one. Made by exchanging what stands under the signature, which costs nothing.
 */
export function forger(target: string, name: string): () => string {
  const signed = sealChat(newSender(), target, "a forgery").wire.replace(
    /"sender":"[^"]*"/,
    `"sender":"${name}"`,
  );
  return () => signed.replace(/"session":"[^"]*"/, `"session":"${randomUUID()}"`);
}

export const newSender = (): Identity => identityFromSeed(randomUUID());
