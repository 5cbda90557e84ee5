import type { ServerResponse } from "node:http";
import { type Identity, identityFromSeed } from "../../src/protocol/identity.ts";
import { type Letter, readLetter } from "../e2e/letter.ts";
import { type LoopbackServer, listen, readText } from "../e2e/loopback-server.ts";
import type { DeliveryFault, Faults } from "./plan.ts";

/** Another agent, with an endpoint that often does not work, and what it took there, in order. */
export interface FaultyPeer {
  readonly identity: Identity;
  /** null: it has none and reads its mailbox at the agent. */
  readonly endpoint: string | null;
  readonly inbox: Letter[];
  /** What was wrong with letters that it got. */
  readonly complaints: string[];
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
}

/** Every fifth peer is one without an endpoint. */
const HAS_NO_ENDPOINT = 5;

export async function startFaultyPeer(
  number: number,
  seed: string,
  agentAddress: string,
  faults: Faults,
  mailboxOnly = false,
): Promise<FaultyPeer> {
  const identity = identityFromSeed(`${seed}/peer/${number}`);
  const inbox: Letter[] = [];
  const complaints: string[] = [];
  const take = (wire: string) => {
    try {
      inbox.push(readLetter(wire, { from: agentAddress, to: identity.address }));
    } catch (fault) {
      complaints.push(String(fault));
    }
  };
  if (mailboxOnly || number % HAS_NO_ENDPOINT === 0) {
    const nothing = async () => {};
    return { identity, endpoint: null, inbox, complaints, goAway: nothing, comeBack: nothing };
  }
  const open = (port: number) =>
    listen(async (request, response) => {
      const wire = await readText(request).catch(() => null);
      if (wire !== null) answer(faults.delivery(number), response, () => take(wire));
    }, port);
  let server: LoopbackServer | null = await open(0);
  const { url } = server;
  return {
    identity,
    endpoint: `${url}/submit`,
    inbox,
    complaints,
    async goAway() {
      const open = server;
      server = null;
      await open?.stop();
    },
    async comeBack() {
      server ??= await open(Number(new URL(url).port));
    },
  };
}

function answer(fault: DeliveryFault, response: ServerResponse, take: () => void): void {
  switch (fault) {
    case "none":
      take();
      return void response.setHeader("content-type", "application/json").end("{}");
    case "cut-after":
      take();
      return void response.destroy();
    case "cut-before":
      return void response.destroy();
    case "status-500":
      return void response.writeHead(500).end();
    case "busy-429":
      return void response.writeHead(429, { "retry-after": "1" }).end();
    case "redirect":
      return void response.writeHead(302, { location: "/elsewhere" }).end();
    case "hang":
      return;
  }
}
