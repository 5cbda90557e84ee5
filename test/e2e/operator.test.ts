import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { pictureObjectName } from "../../src/imagegen/picture-store.ts";
import { submit } from "./agent.ts";
import { page, status } from "./image-api.ts";
import type { Said } from "./letter.ts";
import { sealChat } from "./messages.ts";
import { OPERATOR_TOKEN, type OperatorClient, operatorClient } from "./operator-client.ts";
import { endsSession, type Peer, pictureLink } from "./peer.ts";
import { askDirectly, say, startWorld, type World } from "./world.ts";

let world: World;
let operator: OperatorClient;

async function begin(vars: Readonly<Record<string, string>> = {}): Promise<void> {
  world = await startWorld({ OPERATOR_TOKEN, ...vars });
  operator = operatorClient(world.agent.url);
}

/** Has a picture drawn, or an apology written, for a peer. */
async function chat(peer: Peer, text: string, enough = (said: readonly Said[]) => said.length > 1) {
  const { session } = await say(world.agent, peer, text);
  return peer.hear(session, enough);
}

describe("what the operator sees", () => {
  beforeAll(() => begin({ QUOTA_MAX_REQUESTS: "2", PICTURE_COST_USD: "0.04" }));
  afterAll(() => world?.stop());

  it("is exactly what happened", async () => {
    const { agent, api } = world;
    const peers = await Promise.all(Array.from({ length: 5 }, () => world.peer()));
    const [drawn, declined, unpaid, wasted, absent] = peers;
    if (!drawn || !declined || !unpaid || !wasted || !absent) throw new Error("five peers");

    await chat(drawn, "a boat", endsSession);
    const { session } = await askDirectly(agent, drawn, "a barn");
    await drawn.hear(session, (said) => said.length === 1);
    await chat(drawn, "a boat too many");
    await chat(drawn, "hello");

    api.script("declined", status(400, { error: { code: "content_policy_violation", message: "no" } }));
    await chat(declined, "declined");
    api.script("unpaid", status(401));
    await chat(unpaid, "unpaid");
    api.script("wasted", page("<p>no picture</p>"), page("<p>none either</p>"));
    await chat(wasted, "wasted");
    absent.refuse(413);
    const again = sealChat(absent.identity, agent.address, "a bridge");
    for (const _ of [1, 2]) expect(await agent.submit(again.wire)).toBe(200);
    await absent.hear(again.session, endsSession);

    expect(await agent.submit("{")).toBe(400);
    const misled = sealChat(drawn.identity, drawn.identity.address, "for somebody else");
    expect(await agent.submit(misled.wire)).toBe(400);
    await Promise.all(peers.map((peer) => agent.settled(peer.identity.address)));

    const { total, dailyPictures, days } = await operator.overviewWhen(
      ({ total }) => total.letters.sent === 16 && Object.keys(total.refusals).length === 2,
    );
    expect(total).toMatchObject({
      conversations: 6,
      senders: 5,
      pictures: 3,
      answers: 0,
      inFlight: 0,
      failures: { refused: 1, "not-configured": 1, failed: 1 },
      overQuota: 1,
      messages: {
        chat: { draw: 5, "over-quota": 1, said: 1, repeat: 1 },
        "image-request": { draw: 1 },
      },
      refusals: { "invalid-json": 1, "unable-to-route": 1 },
      letters: { sent: 16 },
      deadLetters: { "refused-413": 1 },
      calls: { asi1: { drawn: 3, refused: 1, misconfigured: 1, unusable: 2 } },
      costUsd: 0.2,
    });
    expect(total.pictureTimes.count).toBe(3);
    expect(total.acknowledgementTimes.count).toBe(6);
    expect(days).toHaveLength(2);
    // The guard of the limit keeps the place of every job whose call may have been paid, a refusal included.
    expect(dailyPictures).toEqual({ taken: 5, limit: 500 });

    const metrics = await operator.metrics();
    expect(metrics.get('image_agent_jobs_total{task="draw",outcome="picture"}')).toBe(3);
    expect(metrics.get('image_agent_jobs_total{task="draw",outcome="failed"}')).toBe(1);
    expect(metrics.get('image_agent_provider_calls_total{provider="asi1",outcome="unusable"}')).toBe(2);
    expect(metrics.get('image_agent_pictures_paid_total{provider="asi1"}')).toBe(5);
    expect(metrics.get('image_agent_messages_total{form="chat",outcome="over-quota"}')).toBe(1);
    expect(metrics.get('image_agent_picture_seconds_bucket{le="+Inf"}')).toBe(3);
    expect(metrics.get('image_agent_dead_letters_total{reason="refused-413"}')).toBe(1);
    expect(metrics.get('image_agent_jobs_in_flight{task="draw"}')).toBe(0);

    const jobs = await operator.jobs();
    expect(jobs).toHaveLength(6);
    expect(jobs.filter(({ sender }) => sender === wasted.identity.address)).toMatchObject([
      { ended: { how: "failed" }, calls: [{ outcome: "unusable" }, { outcome: "unusable" }] },
    ]);
  });

  it("never holds what anybody wrote, nor a token", async () => {
    const seen = await Promise.all(
      ["/operator/api/overview", "/operator/api/jobs", "/operator/api/dead-letters", "/operator/metrics"].map(
        async (path) => (await operator.get(path)).text(),
      ),
    );
    expect(seen.join("")).not.toMatch(/a boat|a barn|one too many|token-of-the/);
    expect(world.agent.logs()).not.toContain(OPERATOR_TOKEN);
  });
});

describe("what the operator does", () => {
  beforeAll(() => begin({ QUOTA_MAX_REQUESTS: "1" }));
  afterAll(() => world?.stop());

  it("pauses drawing: chat and requests get the operator's sentence, and nothing is called or counted", async () => {
    const { agent, api } = world;
    const peer = await world.peer();
    const sentence = "The painter is on holiday until Monday.";
    expect(await operator.act({ action: "pause", sentence })).toEqual({ result: "done" });
    expect((await chat(peer, "a stopped clock"))[1]).toEqual({ kind: "text", text: sentence });
    const { session } = await askDirectly(agent, peer, "paused");
    expect(await peer.hear(session, (said) => said.length > 0)).toEqual([{ kind: "error", error: sentence }]);
    expect(api.calls("paused")).toHaveLength(0);

    await operator.act({ action: "resume" });
    expect(pictureLink(await chat(peer, "a clock on a wall", endsSession))).not.toBeNull();
    const { total } = await operator.overviewWhen(({ total }) => total.messages.chat?.draw === 1);
    expect(total.messages).toEqual({ chat: { paused: 1, draw: 1 }, "image-request": { paused: 1 } });
    expect(total.calls).toEqual({ asi1: { drawn: 1 } });
  });

  it("blocks a sender and lets it in again", async () => {
    const peer = await world.peer();
    const { address } = peer.identity;
    await operator.act({ action: "block", address });
    expect((await operator.overview()).rules.blocked).toEqual([address]);
    const refused = { kind: "text", text: "You are not allowed to access this handler." };
    expect((await chat(peer, "a house in the rain"))[1]).toEqual(refused);
    await operator.act({ action: "unblock", address });
    expect(pictureLink(await chat(peer, "a house in the sun", endsSession))).not.toBeNull();
  });

  it("lifts a sender's quota", async () => {
    const peer = await world.peer();
    await operator.act({ action: "unlimited", address: peer.identity.address });
    for (const text of ["a boat", "a goat", "a coat"]) {
      expect(pictureLink(await chat(peer, text, endsSession))).not.toBeNull();
    }
  });

  it("sends a dead letter again", async () => {
    const { agent } = world;
    const peer = await world.peer();
    peer.refuse(413);
    const { session } = await say(agent, peer, "hello");
    await agent.settled(peer.identity.address);
    expect(peer.heard(session)).toHaveLength(1);
    await operator.overviewWhen(({ total }) => total.deadLetters["refused-413"] === 1);
    const [letter] = await operator.deadLetters();
    expect(letter).toMatchObject({ sender: peer.identity.address, reason: "refused-413", settled: null });

    expect(await operator.act({ action: "resend", id: letter?.id ?? "" })).toEqual({ result: "done" });
    await peer.hear(session, (said) => said.length === 2);
    expect(await operator.deadLetters()).toMatchObject([{ settled: "resent" }]);
    expect(await operator.act({ action: "resend", id: letter?.id ?? "" })).toEqual({
      result: "no-longer-kept",
    });
  });

  it("forgets a sender: its rows, its pictures and its name", async () => {
    const { agent } = world;
    const [peer, other] = [await world.peer(), await world.peer()];
    const link = pictureLink(await chat(peer, "a forgotten castle", endsSession)) ?? "";
    const kept = pictureLink(await chat(other, "a quiet garden", endsSession)) ?? "";
    await agent.settled(peer.identity.address);
    expect((await fetch(link)).status).toBe(200);
    const { address } = peer.identity;
    await operator.overviewWhen(() => true);

    expect(await operator.act({ action: "forget", address })).toEqual({ result: "done", pictures: 1 });
    expect((await fetch(link)).status).toBe(404);
    expect((await fetch(kept)).status).toBe(200);
    const key = new URL(link).pathname.replace(/^\/images\/|\.png$/g, "");
    const bucket = await agent.miniflare.getR2Bucket("PICTURES");
    expect(await bucket.head(pictureObjectName(key))).toBeNull();
    expect(await agent.rows(address, "SELECT name FROM sqlite_master WHERE name = 'messages'")).toEqual([]);
    expect(JSON.stringify(await operator.jobs())).not.toContain(address);

    const { actions } = await operator.overview();
    expect(actions[0]).toMatchObject({ action: "forget", subject: address, result: "done: 1 pictures" });
    // It is a stranger again, and welcome.
    expect(pictureLink(await chat(peer, "a young tree", endsSession))).not.toBeNull();
  });

  it("leaves a row of everything that was done", async () => {
    const { actions } = await operator.overview();
    expect(actions.map(({ action }) => action).toReversed()).toEqual([
      "pause",
      "resume",
      "block",
      "unblock",
      "unlimited",
      "resend",
      "resend",
      "forget",
    ]);
  });

  it.each([
    [{ action: "block", address: "somebody" }],
    [{ action: "resend", id: "../1" }],
    [{ action: "explode" }],
    [{}],
  ])("does nothing of what it does not understand: %j", async (action) => {
    const response = await fetch(`${world.agent.url}/operator/api/actions`, {
      method: "POST",
      headers: { authorization: `Bearer ${OPERATOR_TOKEN}` },
      body: JSON.stringify(action),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: "invalid-request" });
  });
});

describe("who is not the operator", () => {
  beforeAll(() => begin());
  afterAll(() => world?.stop());

  it.each(["/operator/api/overview", "/operator/api/jobs", "/operator/metrics"])(
    "gets a 401 at %s",
    async (path) => {
      for (const authorization of ["", "Bearer wrong", `Basic ${OPERATOR_TOKEN}`]) {
        const response = await fetch(`${world.agent.url}${path}`, { headers: { authorization } });
        expect(response.status).toBe(401);
        expect(await response.json()).toMatchObject({ code: "unauthorized" });
      }
    },
  );

  it("has to wait after ten wrong tokens, which do not keep the right one out", async () => {
    const ask = (token: string) =>
      fetch(`${world.agent.url}/operator/api/jobs`, { headers: { authorization: `Bearer ${token}` } });
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1) statuses.push((await ask(`guess ${n}`)).status);
    expect(statuses).toContain(429);
    expect((await ask(OPERATOR_TOKEN)).status).toBe(200);
    const late = await ask("one guess more");
    expect([late.status, late.headers.get("retry-after")]).toEqual([429, expect.stringMatching(/^\d+$/)]);
  });
});

describe("without OPERATOR_TOKEN", () => {
  beforeAll(() => begin({ OPERATOR_TOKEN: "" }));
  afterAll(() => world?.stop());

  it("there is nothing, for whoever asks", async () => {
    const missing = await fetch(`${world.agent.url}/no/such/page`);
    const headersOf = ({ headers }: Response) => [...headers].filter(([name]) => name !== "date").toSorted();
    const expected = [missing.status, await missing.text(), headersOf(missing)];
    for (const path of ["", "/api/overview", "/api/actions", "/metrics", "/login", "/anything"]) {
      for (const method of ["GET", "POST"]) {
        const response = await fetch(`${world.agent.url}/operator${path}`, {
          method,
          headers: { authorization: `Bearer ${OPERATOR_TOKEN}` },
        });
        const answer = [response.status, await response.text(), headersOf(response)];
        expect(answer, `${method} ${path}`).toEqual(expected);
      }
    }
  });

  it("nothing is counted, and no object is made for it", async () => {
    const { agent } = world;
    const peer = await world.peer();
    await chat(peer, "a flock of birds", endsSession);
    await agent.settled(peer.identity.address);
    expect(await submit(agent.url, "{")).toBe(400);
    for (const name of ["DayBook", "OperatorDesk"]) {
      expect(await agent.miniflare.listDurableObjectIds(name)).toEqual([]);
    }
  });
});
