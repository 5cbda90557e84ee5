import * as z from "zod";
import type { Resolution } from "../../packages/kit/almanac.ts";
import type { PostResult } from "../../packages/kit/post.ts";
import type { Post } from "../../src/durable/sender/post.ts";
import { chatMessage } from "../../src/protocol/messages/chat-message.ts";
import { NOON, someUuid } from "./sender.ts";

export const ENDPOINT: Resolution = { kind: "endpoints", urls: ["https://peer.example/submit"] };
export const failure = (status: number | null, retryAfterSeconds: number | null = null): PostResult => ({
  ok: false,
  trouble: { status, retryAfterSeconds },
});

/** A world with a clock that the test moves, a peer that answers as told, and an inbox of what it took. */
export class FakeWorld implements Post {
  time = NOON;
  resolution: Resolution = ENDPOINT;
  readonly answers: PostResult[] = [];
  readonly inbox: string[] = [];
  /** Endpoints that never answer. */
  readonly dead = new Set<string>();
  readonly posted: string[] = [];
  listening = false;
  readonly announced: string[] = [];
  lookUps = 0;
  now = () => this.time;
  jitter = () => 0.5;
  newId = someUuid;
  mayPost = (endpoint: string) => !endpoint.startsWith("https://us.example/");
  hasListener = () => this.listening;
  announce: Post["announce"] = (letters) => void this.announced.push(...letters.map(({ uuid }) => uuid));
  readonly sentTo: string[] = [];
  sent: Post["sent"] = (recipient, { session }) => void this.sentTo.push(`${recipient} ${session}`);
  readonly buriedFor: string[] = [];
  buried: Post["buried"] = (_, reason) => void this.buriedFor.push(reason);
  droppedLetters = 0;
  dropped: Post["dropped"] = (count) => {
    this.droppedLetters += count;
  };
  async lookUp() {
    this.lookUps += 1;
    return this.resolution;
  }
  seal: Post["seal"] = (letter, _recipient, expiresAt) => {
    if (letter.payload === "unsealable") throw new Error("cannot be sealed");
    const read = chatMessage.decode(letter.payload);
    const text = read.ok && read.message.content[0]?.type === "text" ? read.message.content[0].text : "?";
    return JSON.stringify({ text, expires: Math.floor(expiresAt / 1000) });
  };
  async send(endpoint: string, wire: string): Promise<PostResult> {
    this.posted.push(endpoint);
    if (this.dead.has(endpoint)) return failure(null);
    const answer = this.answers.shift() ?? { ok: true };
    if (answer.ok) this.inbox.push(z.object({ text: z.string() }).parse(JSON.parse(wire)).text);
    return answer;
  }
}
