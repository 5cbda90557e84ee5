import { afterEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { METADATA } from "../../src/agentverse/metadata.ts";
import { verifyRegistration, verifyStatus } from "../../src/protocol/attestation.ts";
import { chatProtocol } from "../../src/protocol/protocols.ts";
import type { Posted } from "./almanac.ts";
import { endsSession, kinds } from "./peer.ts";
import { WORKER_NAME } from "./run-worker.ts";
import { say, startWorld, type World } from "./world.ts";

/** The first retries come after 2, 4, 8 and 16 seconds and a quarter more each. */
const AFTER_RETRIES_MS = 45_000;
/** The status may be a second old. */
const SOON = { timeout: 10_000 };

const statusSchema = z.object({ registration: z.looseObject({ nextTry: z.string().nullable() }) });
const infoSchema = z.object({ protocols: z.array(z.string()) });

let world: World | undefined;
afterEach(async () => {
  await world?.stop();
  world = undefined;
});

function current(): World {
  if (world === undefined) throw new Error("there is no world yet");
  return world;
}

async function registration({ agent }: World) {
  const status = statusSchema.parse(await (await fetch(`${agent.url}/status`)).json());
  return status.registration;
}

async function runCron({ agent }: World): Promise<void> {
  const worker = await agent.miniflare.getWorker(WORKER_NAME);
  expect((await worker.scheduled({ cron: "17 * * * *" })).outcome).toBe("ok");
}

const of = (posted: readonly Posted[], path: string) => posted.filter((post) => post.path === path);
const AGENTS = "/v1/almanac/agents";

describe("the built worker", () => {
  it("registers itself after a look at its status, and again when the cron comes", async () => {
    world = await startWorld();
    const { agent, almanac } = world;
    expect(await registration(world)).toMatchObject({ state: "pending", endpoint: `${agent.url}/submit` });
    await expect
      .poll(() => registration(current()), SOON)
      .toMatchObject({ state: "registered", problem: null });
    const [first] = of(almanac.posted, AGENTS);
    const read = verifyRegistration(first?.body ?? null);
    expect(read).toMatchObject({ ok: true, address: agent.address });
    expect(read.ok && read.attestation).toMatchObject({
      endpoints: [{ url: `${agent.url}/submit`, weight: 1 }],
      metadata: METADATA,
    });
    const info = infoSchema.parse(await (await fetch(`${agent.url}/agent_info`)).json());
    expect(read.ok && read.attestation.protocols).toEqual(info.protocols);
    expect(
      verifyStatus(of(almanac.posted, `${AGENTS}/${agent.address}/status`)[0]?.body ?? null),
    ).toMatchObject({
      ok: true,
      attestation: { is_active: true },
    });
    const manifests = of(almanac.posted, "/v1/almanac/manifests").map(({ body }) => body);
    expect(manifests).toHaveLength(6);
    expect(manifests[0]).toEqual(chatProtocol.manifest);

    await runCron(world);
    await expect.poll(() => of(almanac.posted, AGENTS).length, SOON).toBe(2);
  });

  it("chats while the Almanac takes nothing, says so in its status, and registers when it does", async () => {
    world = await startWorld();
    const { agent, almanac } = world;
    almanac.refuse(503);
    await runCron(world);
    await expect
      .poll(() => registration(current()), SOON)
      .toMatchObject({
        state: "failing",
        lastSuccess: null,
        problem: `The Almanac at ${almanac.url} answered with status 503: it is busy or down.`,
      });
    const { nextTry } = await registration(world);
    expect(Date.parse(nextTry ?? "")).toBeGreaterThan(Date.now() - 1_000);

    const peer = await world.peer();
    const { session } = await say(agent, peer, "a tower that nobody looks up to");
    expect(kinds(await peer.hear(session, endsSession))).toEqual(["acknowledgement", "text", "end-session"]);

    almanac.refuse(null);
    await expect
      .poll(() => registration(current()), { timeout: AFTER_RETRIES_MS, interval: 200 })
      .toMatchObject({ state: "registered", problem: null });
    expect(of(almanac.posted, AGENTS)).toHaveLength(1);
  });

  it("registers nowhere without PUBLIC_URL, and says so", async () => {
    world = await startWorld({ PUBLIC_URL: "" });
    await runCron(world);
    expect(await registration(world)).toMatchObject({
      state: "off",
      endpoint: null,
      problem: "PUBLIC_URL is not set, so there is no endpoint to register.",
    });
    expect(world.almanac.posted).toEqual([]);
  });

  it.each([
    ["nothing of a chat by default", {}, 0],
    ["one batch about a chat where that is wanted, and not a word of it", { REPORT_EVENTS: "true" }, 1],
  ])("tells Agentverse %s", async (_, vars, batches) => {
    world = await startWorld(vars);
    const { agent, almanac } = world;
    almanac.enrol(agent.address);
    const peer = await world.peer();
    const { session } = await say(agent, peer, "a secret garden");
    await peer.hear(session, endsSession);
    await agent.settled(peer.identity.address);
    const events = () => of(almanac.posted, "/v1/events");
    await expect.poll(() => events().length, SOON).toBe(batches);
    if (batches === 0) return;
    const text = JSON.stringify(events());
    expect(text).toContain(`Message received from ${peer.identity.address}`);
    expect(text.match(/Message sent to/g)).toHaveLength(3);
    expect(text).not.toMatch(/secret|garden|images\//);
  });
});
