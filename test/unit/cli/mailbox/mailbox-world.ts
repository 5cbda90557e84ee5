import { openMailbox } from "../../../../cli/mailbox/agentverse-mailbox.ts";
import { handToAgent } from "../../../../cli/mailbox/hand-to-agent.ts";
import { keepReading } from "../../../../cli/mailbox/reader.ts";
import { mailboxWords } from "../../../../cli/mailbox/words.ts";
import type { HttpFetch } from "../../../../src/net/http-fetch.ts";
import { identityFromSeed } from "../../../../src/protocol/identity.ts";
import { json } from "../../upstream/fake-http.ts";

export const NOW = 1_790_000_000_000;
export const us = identityFromSeed("an agent under test").address;
export const [ann, bob] = ["ann", "bob"].map((name) => identityFromSeed(name).address);

export interface Item {
  readonly uuid: string;
  /** JSON text of the whole item, as Agentverse lists it. */
  readonly text: string;
}

/** A letter as Agentverse lists it; `mark` tells it from others. Its nonce has more digits than a double. */
export function letter(mark: number, sender = ann, changes: object = {}): Item {
  const uuid = `00000000-0000-4000-8000-${String(mark).padStart(12, "0")}`;
  const envelope = `{"version":1,"sender":"${sender}","target":"${us}","session":"s","nonce":1844674407370955${1000 + mark}}`;
  const times = {
    received_at: new Date(NOW).toISOString(),
    expires_at: new Date(NOW + 86_400_000).toISOString(),
  };
  const rest = JSON.stringify({ uuid, ...times, ...changes }).slice(1);
  return { uuid, text: `{"envelope":${envelope},${rest}` };
}

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly redirect: string | undefined;
  /** The body as it went over the wire. */
  readonly body: string;
}

type Answer = (request: SeenRequest) => Response | undefined | Promise<Response | undefined>;

export interface World {
  /** The letters in the mailbox. */
  readonly box: Item[];
  /** The marks of the letters that the agent took, in order; one that comes again stands here again. */
  readonly taken: number[];
  readonly seen: SeenRequest[];
  /** The pauses that a reader made, in ms. */
  readonly pauses: number[];
  readonly said: string[];
  readonly clock: { now: number };
  /** Answers in place of Agentverse or of the agent; undefined: as they do. */
  agentverse: Answer;
  agent: Answer;
  /** Reads as one process does, until it has paused so often. Another call is another process. */
  read(pauses?: number): Promise<void>;
}

/** A mailbox at Agentverse, an agent, and processes that read the one for the other. */
export function mailboxWorld(...letters: Item[]): World {
  const clock = { now: NOW };
  const seen: SeenRequest[] = [];
  const fetch: HttpFetch = async (url, { method = "GET", headers, redirect, body }) => {
    const request = { method, url, headers: new Headers(headers), redirect, body: String(body ?? "") };
    seen.push(request);
    if (new URL(url).pathname !== "/submit")
      return (await world.agentverse(request)) ?? mailboxAnswer(world.box, request);
    const answer = (await world.agent(request)) ?? json(200, {});
    if (answer.status === 200) world.taken.push(markOf(request.body));
    return answer;
  };
  const world: World = {
    box: letters,
    taken: [],
    seen,
    pauses: [],
    said: [],
    clock,
    agentverse: () => undefined,
    agent: () => undefined,
    read: (pauses = 1) => read(pauses),
  };
  const read = async (most: number) => {
    let left = most;
    const now = () => clock.now;
    const places = {
      agentverseUrl: "https://agentverse.test",
      agentUrl: "http://127.0.0.1:8787",
      address: us,
    };
    const authorization = () => "Agent token";
    const words = mailboxWords(places, (line) => world.said.push(line));
    await keepReading({
      mailbox: openMailbox({ url: places.agentverseUrl, address: us, authorization, fetch, now }),
      handOver: (one) => handToAgent(one, { ...places, authorization, fetch, now }),
      now,
      ...words,
      chance: () => 1,
      isStopped: () => left === 0,
      async pause(ms) {
        world.pauses.push(ms);
        clock.now += ms;
        left -= 1;
      },
    });
  };
  return world;
}

/** The mailbox as Agentverse keeps it. */
function mailboxAnswer(box: Item[], { method, url }: SeenRequest): Response {
  const { pathname, searchParams } = new URL(url);
  if (method === "GET") {
    const page = box.slice(0, Number(searchParams.get("limit")));
    return new Response(`[${page.map(({ text }) => text).join(",")}]`);
  }
  const at = box.findIndex(({ uuid }) => pathname.endsWith(`/mailbox/${uuid}`));
  if (at < 0) return json(404, { detail: "Letter not found" });
  box.splice(at, 1);
  return json(200, {});
}

/** The mark of a letter by its nonce: 0 if a digit is lost. */
export function markOf(body: string): number {
  return Math.max(Number(/"nonce":1844674407370955(\d{4})\b/.exec(body)?.[1] ?? 0) - 1000, 0);
}
