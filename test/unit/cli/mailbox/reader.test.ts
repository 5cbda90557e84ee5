import { afterEach, describe, expect, it, vi } from "vitest";
import { ARRIVAL_HEADER } from "../../../../src/agentverse/arrival.ts";
import { endlessBody, fetchFailed, json } from "../../upstream/fake-http.ts";
import { ann, bob, letter, mailboxWorld, markOf, NOW, us } from "./mailbox-world.ts";

const refuse = (code: string) => json(400, { error: "…", code });

describe("a letter in the agent's mailbox", () => {
  it("is handed to the agent, digit for digit and in its order, and deleted only then", async () => {
    const world = mailboxWorld(letter(1), letter(2, bob), letter(3));
    const left: number[] = [];
    world.agent = () => void left.push(world.box.length);
    await world.read();
    expect(world.taken).toEqual([1, 2, 3]);
    expect(left[0]).toBe(3);
    expect(world.box).toEqual([]);
    expect(world.pauses).toEqual([1_000]);
    expect(world.said).toHaveLength(3);
  });

  it("comes with the time at which it came, for which the agent's own token stands", async () => {
    const naive = new Date(NOW).toISOString().slice(0, -1);
    const world = mailboxWorld(
      letter(1),
      letter(2, ann, { received_at: naive }),
      letter(3, ann, { received_at: null }),
    );
    await world.read();
    const headers = world.seen.filter(({ url }) => url.endsWith("/submit")).map((request) => request.headers);
    expect(headers.map((it) => it.get(ARRIVAL_HEADER))).toEqual([String(NOW), String(NOW), null]);
    expect(headers.map((it) => it.get("authorization"))).toEqual(["Agent token", "Agent token", null]);
  });

  it("is asked for with the agent's token, which no redirect carries elsewhere", async () => {
    const world = mailboxWorld(letter(1));
    await world.read();
    const [list] = world.seen;
    expect(list?.url).toBe(`https://agentverse.test/v2/agents/${us}/mailbox?limit=20`);
    expect(list?.headers.get("authorization")).toBe("Agent token");
    expect(new Set(world.seen.map(({ redirect }) => redirect))).toEqual(new Set(["manual"]));
  });

  it("is fetched at once when more may wait behind it", async () => {
    const world = mailboxWorld(...Array.from({ length: 25 }, (_, index) => letter(index + 1)));
    await world.read(2);
    expect(world.taken).toHaveLength(25);
    expect(world.pauses).toEqual([0, 1_000]);
  });

  it("comes again after a kill between taking and deleting, as it was: the agent knows it", async () => {
    const world = mailboxWorld(letter(1));
    world.agentverse = ({ method }) => {
      if (method === "DELETE") throw fetchFailed("killed");
    };
    await world.read();
    world.agentverse = () => undefined;
    await world.read();
    expect(world.taken).toEqual([1, 1]);
    const bodies = world.seen.filter(({ url }) => url.endsWith("/submit")).map(({ body }) => body);
    expect(bodies[0]).toBe(bodies[1]);
    expect(world.box).toEqual([]);
  });

  it.each([
    ["refuses the deletion", () => json(500, {})],
    ["breaks off", () => Promise.reject(fetchFailed("ECONNRESET"))],
    ["asks for a pause", () => json(429, {}, { "retry-after": "30" })],
  ])("is handed over once while Agentverse %s", async (_, answer) => {
    const world = mailboxWorld(letter(1));
    let left = 3;
    world.agentverse = ({ method }) => (method === "DELETE" && left-- > 0 ? answer() : undefined);
    await world.read(5);
    expect(world.taken).toEqual([1]);
    expect(world.box).toEqual([]);
    expect(world.pauses[0]).toBeGreaterThanOrEqual(2_000);
  });

  it("stays while the agent does not answer, and is taken when it does", async () => {
    const world = mailboxWorld(letter(1), letter(2));
    let tries = 0;
    world.agent = () => {
      tries += 1;
      if (tries <= 2) throw fetchFailed("ECONNREFUSED");
      return tries === 3 ? json(503, { error: "…", code: "not-configured" }) : undefined;
    };
    await world.read(4);
    expect(world.pauses).toEqual([2_000, 4_000, 8_000, 1_000]);
    expect(world.taken).toEqual([1, 2]);
    expect(world.said[0]).toMatch(/The agent at .* does not answer/);
    expect(world.said).toContain("✓ [mailbox] The mailbox is read again.");
  });

  it("waits with its sender's others while that sender is over its limit, and holds up nobody else", async () => {
    const world = mailboxWorld(letter(1), letter(2, bob), letter(3));
    let isOver = true;
    world.agent = ({ body }) =>
      isOver && markOf(body) === 1
        ? json(429, { error: "…", code: "busy" }, { "retry-after": "7" })
        : undefined;
    await world.read();
    expect(world.taken).toEqual([2]);
    expect(world.pauses).toEqual([7_000]);
    isOver = false;
    await world.read();
    expect(world.taken).toEqual([2, 1, 3]);
  });

  it.each(["bad-signature", "invalid-envelope", "envelope-expired", "unverified-sender"])(
    "that the agent never takes (%s) is deleted, and said",
    async (code) => {
      const world = mailboxWorld(letter(1), letter(2));
      world.agent = ({ body }) => (markOf(body) === 1 ? refuse(code) : undefined);
      await world.read();
      expect(world.box).toEqual([]);
      expect(world.said[0]).toContain("was left out");
      expect(world.taken).toEqual([2]);
    },
  );

  it("stays for the agent whose it is, when another one answers", async () => {
    const world = mailboxWorld(letter(1), letter(2));
    world.agent = () => refuse("unable-to-route");
    await world.read(2);
    expect(world.box).toHaveLength(2);
    expect(world.said.join()).toContain("AGENT_SEED was changed");
  });
});

describe("a hostile letter", () => {
  it.each([
    ["for somebody else", { ...letter(1), text: letter(1).text.replace(us, bob ?? "") }],
    ["that is no envelope", { ...letter(1), text: letter(1).text.replace(/\{"version".*?\}/, '"none"') }],
    ["longer than the agent takes", letter(1, "x".repeat(1024 * 1024))],
    ["that no parser of ours reads", { ...letter(1), text: letter(1).text.replace('"s"', '"\\u0001"') }],
  ])("%s is deleted, and the others are read", async (_, hostile) => {
    const world = mailboxWorld(hostile, letter(2), letter(3));
    await world.read(3);
    expect(world.taken).toEqual([2, 3]);
    expect(world.box).toEqual([]);
  });
});

describe("a laptop that is offline", () => {
  it("asks ever less often, says so once, and goes on", async () => {
    const world = mailboxWorld(letter(1));
    world.agentverse = () => {
      throw fetchFailed("ENOTFOUND");
    };
    await world.read(8);
    expect(world.pauses).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
    expect(world.said.filter((line) => line.includes("cannot be reached"))).toHaveLength(1);
    world.agentverse = () => undefined;
    await world.read();
    expect(world.taken).toEqual([1]);
  });

  it("says nothing of one look that failed", async () => {
    const world = mailboxWorld();
    let looks = 0;
    world.agentverse = () => (++looks === 1 ? json(502, {}) : undefined);
    await world.read(3);
    expect(world.pauses).toEqual([2_000, 1_000, 1_000]);
    expect(world.said).toEqual([]);
  });
});

describe("an Agentverse that does not give the mailbox", () => {
  it.each([
    [401, "does not accept the agent's token"],
    [404, "has no mailbox"],
    [429, "asks for a pause"],
    [500, "makes no sense"],
  ])("with status %i is told with what to do", async (status, words) => {
    const world = mailboxWorld(letter(1));
    world.agentverse = () => json(status, { detail: "…" }, status === 429 ? { "retry-after": "3600" } : {});
    await world.read(2);
    expect(world.said).toEqual([expect.stringContaining(words)]);
    if (status === 429) expect(world.pauses).toEqual([600_000, 600_000]);
  });
});

describe("two laptops with one seed", () => {
  it("handle one letter twice at most: the one that comes too late leaves the mailbox to the other", async () => {
    const world = mailboxWorld(letter(1), letter(2), letter(3));
    // The other one takes and deletes the first letter while this one hands it over.
    world.agent = () => void (world.box[0]?.uuid === letter(1).uuid && world.box.shift());
    await world.read();
    expect(world.pauses).toEqual([300_000]);
    expect(world.said.at(-1)).toContain("Another process reads this mailbox");
    expect(world.box.map(({ uuid }) => uuid)).toEqual([letter(2).uuid, letter(3).uuid]);
  });

  it.each([
    ["whose answer was lost", true],
    ["that worked", false],
  ])("are not suspected for a deletion %s, when a list is behind", async (_, isLost) => {
    const world = mailboxWorld(letter(1));
    const behind = `[${letter(1).text}]`;
    world.agentverse = ({ method }) => {
      if (method === "GET") return new Response(behind);
      const [gone] = world.box.splice(0);
      if (gone !== undefined && isLost) throw fetchFailed("ECONNRESET");
      return gone === undefined ? json(404, {}) : json(200, {});
    };
    await world.read(3);
    expect(world.taken).toEqual([1]);
    expect(world.pauses.at(-1)).toBe(1_000);
    expect(world.said.join()).not.toContain("Another process");
  });

  it("are not suspected for a letter that expired on the way", async () => {
    const world = mailboxWorld(letter(1, ann, { expires_at: new Date(NOW - 1).toISOString() }));
    world.agent = () => void world.box.shift();
    await world.read();
    expect(world.pauses).toEqual([1_000]);
  });
});

describe("an Agentverse that is slow, or has too much to say", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it("is waited for 20 seconds for a list, and 10 for a deletion", async () => {
    vi.useFakeTimers();
    const world = mailboxWorld(letter(1));
    const methods: string[] = [];
    world.agentverse = ({ method }) => {
      methods.push(method);
      return methods.length === 2 ? undefined : new Promise(() => {});
    };
    const reading = world.read(2);
    await vi.advanceTimersByTimeAsync(19_999);
    expect(methods).toEqual(["GET"]);
    await vi.advanceTimersByTimeAsync(1);
    expect(methods).toEqual(["GET", "GET", "DELETE"]);
    await vi.advanceTimersByTimeAsync(10_000);
    await reading;
    expect(world.taken).toEqual([1]);
    expect(world.box).toHaveLength(1);
  });

  it("is not read beyond 32 MiB", async () => {
    const world = mailboxWorld(letter(1));
    const { response, sent } = endlessBody();
    let looks = 0;
    world.agentverse = ({ method }) => (method === "GET" && ++looks === 1 ? response : undefined);
    await world.read(2);
    expect(sent()).toBeLessThan(40);
    expect(world.taken).toEqual([1]);
  });
});
