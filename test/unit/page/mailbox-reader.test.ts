import { beforeEach, describe, expect, it, vi } from "vitest";
import { type MailboxWorld, readLetters, type Via } from "../../../page/mailbox/mailbox-reader.ts";
import { encodeEnvelope, sealEnvelope } from "../../../src/protocol/envelope.ts";
import { identityFromSeed } from "../../../src/protocol/identity.ts";

const agent = identityFromSeed("agent");
const envelope = encodeEnvelope(
  sealEnvelope(agent, {
    target: agent.address,
    session: "0b7d5b5e-5df4-4a5b-8f6f-1e7d6b8d0c11",
    schemaDigest: `model:${"1".repeat(64)}`,
    protocolDigest: null,
    message: "{}",
    expires: null,
    nonce: 2n ** 64n - 1n,
  }),
);
const letter = (uuid: string) =>
  `{"uuid":"${uuid}","envelope":${envelope},"received_at":"2026-11-20T10:00:00Z","expires_at":"2026-11-27T10:00:00Z"}`;

/** A socket that a test plays the agent for. */
class FakeSocket extends EventTarget {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readonly sent: string[] = [];
  send(text: string) {
    this.sent.push(text);
  }
  close(code = 1006) {
    this.onclose?.({ code });
  }
}

/** A browser whose pauses end when the test says so. */
class FakeWorld implements MailboxWorld {
  readonly sockets: FakeSocket[] = [];
  readonly taken: [string, Via][] = [];
  readonly states: string[] = [];
  readonly pauses: number[] = [];
  mailbox: string | null = "[]";
  waiting = true;
  wake = () => {};
  openSocket() {
    const socket = new FakeSocket();
    this.sockets.push(socket);
    return socket as unknown as WebSocket;
  }
  async readMailbox() {
    return this.mailbox;
  }
  async take({ uuid }: { uuid: string }, via: Via) {
    this.taken.push([uuid, via]);
  }
  readonly previewed: string[] = [];
  preview({ image }: { image: string }) {
    this.previewed.push(image);
  }
  isWaiting() {
    return this.waiting;
  }
  show(state: string) {
    this.states.push(state);
  }
  pause(ms: number) {
    this.pauses.push(ms);
    return new Promise<void>((resolve) => {
      this.wake = resolve;
    });
  }
  random() {
    return 1;
  }
  get socket() {
    const socket = this.sockets.at(-1);
    if (socket === undefined) throw new Error("no socket was opened");
    return socket;
  }
}

let world: FakeWorld;
let end: AbortController;
const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  world = new FakeWorld();
  end = new AbortController();
  void readLetters(world, end.signal);
  return () => {
    end.abort();
    vi.useRealTimers();
  };
});

describe("reading the mailbox", () => {
  it("takes what the stream pushes, and passes over what is no letter", async () => {
    world.socket.onopen?.();
    for (const data of [letter("1"), "pong", "{}"]) world.socket.onmessage?.({ data });
    expect(world.taken).toEqual([["1", "stream"]]);
    expect(world.states).toEqual(["live"]);
  });

  it("shows what the stream shows of a picture while it is drawn, which is no letter", () => {
    const image = "data:image/png;base64,iVBORw0";
    world.socket.onopen?.();
    world.socket.onmessage?.({ data: JSON.stringify({ preview: { session: "s", msgId: "m", image } }) });
    expect(world.previewed).toEqual([image]);
    expect(world.taken).toEqual([]);
  });

  it("asks at once when the stream breaks, then tries the stream again", async () => {
    world.socket.onopen?.();
    world.mailbox = `[${letter("1")},${letter("2")}]`;
    world.socket.close();
    await settle();
    expect(world.taken).toEqual([
      ["1", "poll"],
      ["2", "poll"],
    ]);
    world.wake();
    await settle();
    expect(world.sockets).toHaveLength(2);
  });

  it("opens the next stream at once when a token has ended", async () => {
    world.socket.onopen?.();
    world.socket.close(4001);
    await settle();
    expect(world.sockets).toHaveLength(2);
    expect(world.pauses).toEqual([]);
  });

  it("leaves the stream to others for a while when there are too many", async () => {
    world.waiting = false;
    world.socket.onopen?.();
    world.socket.close(4002);
    await settle();
    expect(world.pauses).toEqual([15_000]);
  });

  it("waits longer each time that there is no stream, up to half a minute", async () => {
    world.waiting = false;
    const tries: number[] = [];
    for (let round = 0; round < 8; round += 1) {
      const sockets = world.sockets.length;
      world.pauses.length = 0;
      world.socket.close();
      while (world.sockets.length === sockets) {
        await settle();
        world.wake();
      }
      tries.push(world.pauses.reduce((sum, ms) => sum + ms, 0));
    }
    expect(tries).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  });

  it("says so when nobody answers", async () => {
    world.mailbox = null;
    world.socket.close();
    await settle();
    expect(world.states).toEqual(["unreachable"]);
  });

  it("gives up a stream that does not answer its ping", async () => {
    world.socket.onopen?.();
    const { socket } = world;
    await vi.advanceTimersByTimeAsync(25_000);
    expect(socket.sent).toEqual(["ping"]);
    socket.onmessage?.({ data: "pong" });
    await vi.advanceTimersByTimeAsync(25_000);
    expect(socket.sent).toEqual(["ping", "ping"]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(world.states).toEqual(["live", "polling"]);
  });

  it("stops when it is told to", async () => {
    end.abort();
    await settle();
    expect(world.sockets).toHaveLength(1);
    expect(world.pauses).toEqual([]);
  });
});
