import { execFile } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { findPicture } from "../../packages/kit/client/conversation.ts";
import { type RunningAgentverse, startLocalAgentverse } from "../../packages/local-agentverse/agentverse.ts";
import { ownAttestation } from "../../src/agentverse/own-attestation.ts";
import { profileForm } from "../../src/agentverse/profile-form.ts";
import { register } from "../../src/agentverse/register.ts";
import { registrationOf } from "../../src/agentverse/registration.ts";
import { saveProfile } from "../../src/agentverse/save-profile.ts";
import { identityFromSeed } from "../../src/protocol/identity.ts";
import { type Peer, startPeer } from "./peer.ts";
import { pythonEnvironment } from "./python-environment.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

const directory = temporaryDirectory();

afterAll(() => directory.remove());

/** The library writes a log into the working directory. */
const python = async (...args: string[]): Promise<string> =>
  (await promisify(execFile)(pythonEnvironment(), args, { cwd: directory.path })).stdout;

describe("a reference agent with mailbox=True at the local Agentverse", () => {
  const agent = inject("sharedAgent");
  let peer: Peer;

  beforeAll(async () => {
    peer = await startPeer(agent.agentverseUrl, undefined, "mailbox");
  });

  afterAll(async () => {
    await peer?.stop();
  });

  it("is registered, active and reached at its mailbox", async () => {
    const record = await fetch(`${agent.agentverseUrl}/v1/almanac/agents/${peer.address}`);
    expect(await record.json()).toMatchObject({
      status: "active",
      type: "mailbox",
      endpoints: [{ url: `${agent.agentverseUrl}/v2/agents/mailbox/submit`, weight: 1 }],
    });
  });

  it("chats by our address alone and fetches acknowledgement, picture and end with its own client", async () => {
    const sent = await peer.chat(agent.address, "a lighthouse in a storm, as a woodcut");
    expect(sent).toMatchObject({ status: "delivered" });
    const messages = await peer.waitFor(sent.session, (messages) => messages.length === 3);
    expect(messages.map(({ model }) => model)).toEqual(["ChatAcknowledgement", "ChatMessage", "ChatMessage"]);
    const [acknowledgement, picture, end] = messages;
    expect(acknowledgement?.msg_id).toBe(sent.msg_id);
    expect(end?.content?.map(({ type }) => type)).toEqual(["end-session"]);
    const texts = picture?.content?.flatMap(({ text }) => text ?? []) ?? [];
    expect((await fetch(findPicture(texts) ?? "")).headers.get("content-type")).toBe("image/png");
    const shown = async () => (await fetch(agent.outputUrl)).text();
    await expect.poll(shown, { timeout: 10_000 }).toContain(`${peer.address} fetched a letter; 0 left`);
  });

  it("connects to an account and leaves it, as its inspector page lets it", async () => {
    const post = async (path: string, body: object) => {
      const headers = { "content-type": "application/json" };
      return (
        await fetch(`${peer.url}${path}`, { method: "POST", headers, body: JSON.stringify(body) })
      ).json();
    };
    const request = { user_token: "key-of-an-account", agent_type: "mailbox" };
    expect(await post("/connect", request)).toMatchObject({ success: true });
    expect(await post("/disconnect", request)).toMatchObject({ success: true });
    expect(await post("/connect", { ...request, user_token: "bad-key" })).toMatchObject({
      success: false,
      detail: expect.stringContaining("not valid"),
    });
  });
});

describe("the reference's library at the local Agentverse", () => {
  const lines: string[] = [];
  let agentverse: RunningAgentverse;
  let result: Record<string, unknown> & { address: string };

  beforeAll(async () => {
    agentverse = await startLocalAgentverse(0, null, (line) => lines.push(line), { quota: 2 });
    const host = new URL(agentverse.url).host;
    const script = join(import.meta.dirname, "use_agentverse.py");
    const output = await python(script, host, "http://127.0.0.1:9/submit");
    // The library logs to the same stream; the outcome is the last line.
    result = JSON.parse(output.trim().split("\n").at(-1) ?? "");
  });

  afterAll(() => agentverse?.stop());

  it("registers a chat agent, again with another profile, and resolves it", () => {
    const resolved = ["http://127.0.0.1:9/submit"];
    expect(result).toMatchObject({ registered: true, again: true, resolved: [resolved, resolved] });
  });

  it("is told what is wrong: key, account, quota, identity, length of the name", () => {
    expect(result).toMatchObject({
      bad_key: expect.stringContaining("not valid"),
      other_account: expect.stringContaining("another account"),
      second: true,
      over_quota: expect.stringContaining("quota of 2"),
      long_name: "refused before it was sent",
      long_name_on_the_wire: [422, [expect.objectContaining({ loc: ["body", "name"] })]],
      unproved: [403, expect.stringContaining("not proved")],
    });
  });

  it("sends events of a registered agent, and shares a file with it by permission", () => {
    expect(result.events).toEqual([false, true]);
    expect(lines).toContain(`events of ${result.address}: 1 info`);
    expect(result.storage).toEqual({
      early: "Download failed: 403",
      mime_type: "image/png",
      contents: Buffer.from("a picture").toString("base64"),
    });
  });

  it("tells of its own interactions, which count for the agent that they were with", async () => {
    expect(result.talked).toEqual(["sent", "sent"]);
    const criteria = { search_text: `address:${result.address}` };
    const found = await fetch(`${agentverse.url}/v1/search/agents`, {
      method: "POST",
      body: JSON.stringify(criteria),
    });
    expect(await found.json()).toMatchObject({ agents: [{ total_interactions: 2, recent_interactions: 2 }] });
  });

  it("is content with it: the reference's own command finds nothing amiss", async () => {
    const command = ["-m", "uagents_core.agentverse.cli", "--av", agentverse.url, "agent", result.address];
    const output = await python(...command);
    for (const found of ["Status is active", "Chat protocol supported", "Readme present", "Interactions: 2"])
      expect(output).toContain(`✓ ${found}`);
    expect(output).not.toContain("✖");
  });

  it("warns of no mismatch between the Almanac's record and the profile when our agent registers itself", async () => {
    const identity = identityFromSeed(`interop ${randomUUID()}`);
    const { address } = identity;
    const settings = { publicUrl: "http://127.0.0.1:9", agentverseUrl: agentverse.url };
    const registration = registrationOf(settings, address);
    const form = profileForm({
      address,
      name: "Fox Painter",
      handle: "fox-painter",
      publicUrl: settings.publicUrl,
      description: "Draws.",
      readme: "# Draws",
      starterPrompts: [],
      protocols: registration?.protocols.map(({ digest }) => digest) ?? [],
      pictures: [],
    });
    if (registration === null || !form.ok) throw new Error("nothing to register");
    const world = { identity, now: Date.now, fetch: (url: string, init: RequestInit) => fetch(url, init) };
    const account = {
      url: agentverse.url,
      credentials: ownAttestation(identity, Date.now, randomBytes),
      fetch: world.fetch,
    };
    expect((await register(registration, new Set(), world)).ok).toBe(true);
    const timestamp = Math.floor(Date.now() / 1000);
    const order = { identity, form: form.form, known: null, isOwn: true, force: false, timestamp };
    expect((await saveProfile(account, { ...order, report: () => {} })).ok).toBe(true);

    const command = ["-m", "uagents_core.agentverse.cli", "--av", agentverse.url, "agent", address];
    const output = await python(...command);
    for (const found of ["Status is active", "Chat protocol supported", "Handle: fox-painter"])
      expect(output).toContain(`✓ ${found}`);
    expect(output).toContain("'is_public': 'True'");
    expect(output).not.toContain("Mismatched");
  });
});
